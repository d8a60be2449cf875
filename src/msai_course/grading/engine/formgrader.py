"""nbgrader's formgrader, started on the right folder with one command.

nbgrader has no setting that hides its buttons for giving out, collecting and grading, which would
work past this course; so the program opens at hand grading, and what not to press is said.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msai_course.base.files import write_text
from msai_course.grading.engine.schema import COURSE
from msai_course.grading.engine.workspace import Workspace, put_tools_on_path

#: The graded notebook's page asks a foreign host for MathJax (nbconvert's template has the address
#: built in); the browser is told to ask nobody but this server.
_OWN_HOST_ONLY = {
    "headers": {
        "Content-Security-Policy": "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
        "frame-ancestors 'self'"
    }
}
LOG = "formgrader.log"
#: The page of hand grading: the first one has the buttons that mislead.
_PAGE = "/formgrader/gradebook"
_START, _END = 120, 15
_SAID = """Ocenianie w programie nbgrader (po angielsku): {address}
Otwórz „Manual Grading”, wybierz zadanie i osobę, wpisz punkty i komentarz.
Nie naciskaj niczego w „Manage Assignments”: „Generate”, „Release”, „Collect”, „Autograde” ani
„Feedback”. Zadania wydaje „assignment release”, a oceny i informacje zwrotne robi „grade”.
Koniec pracy: Ctrl+C. Zapis zdarzeń tego programu: {log}"""
_CONFIG = """# Zapisane przez polecenie „formgrader”; przy następnym uruchomieniu powstaje od nowa.
from msai_course.grading.engine.workspace import nbgrader_config

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
    command += [f"--LabApp.default_url={_PAGE}", "--ServerApp.answer_yes=True"]
    command += ["--ServerApp.port_retries=0"]
    return command + ([] if browser else ["--no-browser"]), workspace.course


def formgrader(
    output: Path,
    *,
    port: int = 8899,
    db_url: str | None = None,
    say: Callable[[str], object] = print,
    options: tuple[str, ...] = (),
) -> int:
    """Start formgrader, say where it is and what not to press, and wait until it is closed.

    Args:
        output: Folder that `grade` wrote to.
        port: Where to serve it.
        db_url: Address of the gradebook, if not in `output`.
        say: Tells the trainer; the program's own log, in English, goes to a file.
        options: More options of JupyterLab.

    Returns:
        Its exit code; 0 when it was closed with Ctrl+C.

    Raises:
        GradingError: Nothing was graded into this folder yet.
    """
    put_tools_on_path()
    command, folder = formgrader_command(output, port=port, db_url=db_url)
    token = secrets.token_urlsafe(16)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # in a container everybody is root; only this machine asks
    environment = {**os.environ, "JUPYTER_TOKEN": token}
    log = folder / LOG
    with log.open("wb") as target:
        process = subprocess.Popen(
            [*command, *options], cwd=folder, env=environment,
            stdin=subprocess.DEVNULL, stdout=target, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            if _answers(process, f"http://127.0.0.1:{port}/api"):
                address = f"http://127.0.0.1:{port}{_PAGE}?token={token}"
                say(_SAID.format(address=address, log=log))
            code = process.wait()
        except KeyboardInterrupt:
            return _closed(process)
    if code:
        say(f"Program nbgrader nie działa: może port {port} jest zajęty. Zapis zdarzeń: {log}")
    return 1 if code else 0


def _answers(process: subprocess.Popen[bytes], address: str) -> bool:
    """Wait until the server answers; return whether it does."""
    until = time.monotonic() + _START
    while process.poll() is None and time.monotonic() < until:
        with suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(address, timeout=5).close()
            return True
        time.sleep(0.2)
    return False


def _closed(process: subprocess.Popen[bytes]) -> int:
    """Wait for the end that Ctrl+C began; hasten it when it takes long."""
    process.terminate()
    try:
        process.wait(_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return 0
