"""The command line of the course: one file per group of commands, Polish on screen.

Exit codes: 0 done, 1 problems found, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

from msai.errors import MsaiError
from msai_course.base import log
from msai_course.base.trouble import fault_of_ours, sentence_for
from msai_course.build.errors import BuildError
from msai_course.cli import (  # noqa: F401  (they register their commands)
    cascade,
    certificates,
    diagnosis,
    gradebook,
    grading,
    papers,
    quality,
    rubric,
    site,
)
from msai_course.cli.app import app, log_all, say, say_problem

log_all(app)


def main() -> None:
    """Run the command line; a person never sees a traceback for a problem of her input."""
    _put_environment_on_path()
    log.start("")
    try:
        app(prog_name=_called())
    except MsaiError as error:
        log.note_refusal(error)
        _refuse(*error.problems)
    except BuildError as error:
        log.note_refusal(error)
        _refuse(error)
    except (Exception, KeyboardInterrupt) as error:
        if _interrupted(error):
            say("Przerwano.")
            sys.exit(130)
        if (sentence := sentence_for(error)) is None:
            sentence = fault_of_ours(log.note_fault(error))
        else:
            log.note_refusal(error)
        _refuse(sentence)


def _refuse(*problems: object) -> NoReturn:
    for problem in problems:
        say_problem(problem)
    sys.exit(1)


def _called() -> str:
    """Return how the program was called, for the lines of help."""
    python = "py" if os.name == "nt" else "python3"
    return "msai" if Path(sys.argv[0]).stem == "msai" else f"{python} course.py"


def _interrupted(error: BaseException | None) -> bool:
    """Tell whether Ctrl+C stands at the beginning: what is being closed then may fail itself."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _put_environment_on_path() -> None:
    # nbgrader calls "alembic" by name, jupyter its sub-commands.
    folder = str(Path(sys.executable).parent)
    if folder not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", "")])
