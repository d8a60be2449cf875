"""The command line of the course: one file per group of commands, Polish on screen.

Exit codes: 0 done, 1 problems found, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from msai.errors import MsaiError
from msai_course.cli.app import app, console
from msai_course.site.errors import BuildError


def main() -> None:
    """Run the command line; a person never sees a traceback for a problem of her input."""
    _put_environment_on_path()
    try:
        app()
    except MsaiError as error:
        for problem in error.problems:
            console.print(f"[bold red]✗[/] {problem}", highlight=False)
        sys.exit(1)
    except BuildError as error:
        console.print(f"[bold red]✗[/] {error}", highlight=False)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _put_environment_on_path() -> None:
    # nbgrader calls "alembic" by name, jupyter its sub-commands.
    folder = str(Path(sys.executable).parent)
    if folder not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", "")])
