"""nbgrader's formgrader, started on the right folder with one command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from msai_course.files import write_text
from msai_course.grading.schema import COURSE
from msai_course.grading.workspace import Workspace, put_tools_on_path

#: The graded notebook's page asks a foreign host for MathJax (nbconvert's template has the address
#: built in); the browser is told to ask nobody but this server.
_OWN_HOST_ONLY = {
    "headers": {
        "Content-Security-Policy": "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
        "frame-ancestors 'self'"
    }
}
_CONFIG = """# Zapisane przez polecenie „formgrader”; przy następnym uruchomieniu powstaje od nowa.
from msai_course.grading.workspace import nbgrader_config

c = get_config()
c.merge(nbgrader_config())
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = {course!r}
c.CourseDirectory.db_url = {db_url!r}
"""


def formgrader_command(
    output: Path, *, port: int = 8899, db_url: str | None = None, browser: bool = True
) -> tuple[list[str], Path]:
    """Write formgrader's settings; return the command that starts it and the folder for it.

    Raises:
        GradingError: Nothing was graded into this folder yet.
    """
    workspace = Workspace.graded(output, db_url)
    settings = _CONFIG.format(root=str(workspace.course), course=COURSE, db_url=workspace.db_url)
    write_text(workspace.course / "nbgrader_config.py", settings)
    command = [sys.executable, "-m", "jupyterlab", f"--port={port}", "--ip=127.0.0.1"]
    for extension in ("nbgrader.server_extensions.formgrader", "nbgrader"):
        command.append(f"--ServerApp.jpserver_extensions={extension}=True")
    command.append(f"--ServerApp.tornado_settings={_OWN_HOST_ONLY}")
    command += ["--LabApp.default_url=/formgrader"]
    return command + ([] if browser else ["--no-browser"]), workspace.course


def formgrader(output: Path, *, port: int = 8899, db_url: str | None = None) -> int:
    """Start formgrader and wait until it is closed; return its exit code."""
    put_tools_on_path()
    command, folder = formgrader_command(output, port=port, db_url=db_url)
    return subprocess.run(command, cwd=folder, check=False).returncode
