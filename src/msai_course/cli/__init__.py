"""The command line of the course: one file per group of commands, Polish on screen.

Exit codes: 0 done, 1 problems found, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

from rich.markup import escape

from msai.errors import MsaiError
from msai_course.cli.app import app, console
from msai_course.cli.trouble import sentence_for
from msai_course.site.errors import BuildError


def main() -> None:
    """Run the command line; a person never sees a traceback for a problem of her input."""
    _put_environment_on_path()
    try:
        app()
    except MsaiError as error:
        _refuse(*map(str, error.problems))
    except BuildError as error:
        _refuse(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if (sentence := sentence_for(error)) is None:
            raise
        _refuse(sentence)


def _refuse(*sentences: str) -> NoReturn:
    for sentence in sentences:
        # A path may hold square brackets, which are no mark-up.
        console.print(f"[bold red]✗[/] {escape(sentence)}", highlight=False)
    sys.exit(1)


def _put_environment_on_path() -> None:
    # nbgrader calls "alembic" by name, jupyter its sub-commands.
    folder = str(Path(sys.executable).parent)
    if folder not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", "")])
