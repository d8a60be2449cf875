"""Jupyter's own programs on loopback, with the settings of ``course.py lab``."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

from engines import end_group
from playwright.sync_api import Page

from msai_course.base.paths import ROOT
from msai_course.build.lab import OPTIONS, environment

#: Program → where it shows a notebook.
PROGRAMS = {"lab": "lab/tree", "notebook": "notebooks"}
EXPOSED = {"lab": "LabApp", "notebook": "JupyterNotebookApp"}
_TOKEN = "proba"
_STARTING = 120.0
_DIRECT = build_opener(ProxyHandler({}))


class JupyterServer:
    """One server of a program, in an empty home; its notebooks are copies."""

    def __init__(self, program: str, home: Path) -> None:
        self.program = program
        self.notebooks = home / "notatniki"
        self.notebooks.mkdir()
        self._log = home / "jupyter.log"
        port = _free_port()
        self.address = f"http://127.0.0.1:{port}/"
        own = {
            f"JUPYTER_{name}_DIR": str(home / name.lower())
            for name in ("CONFIG", "DATA", "RUNTIME")
        }
        paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
        around = {**os.environ, **own, "IPYTHONDIR": str(home / "ipython"), "PYTHONPATH": paths}
        options = [
            "--no-browser", "--allow-root",
            f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={_TOKEN}", f"--ServerApp.root_dir={self.notebooks}",
            f"--{EXPOSED[program]}.expose_app_in_browser=True",
        ]  # fmt: skip
        with self._log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jupyter", program, *OPTIONS, *options],
                cwd=home,
                env=environment(around),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self._wait()
        except BaseException:
            self.close()
            raise

    def _wait(self) -> None:
        deadline = time.monotonic() + _STARTING
        while not self._answers():
            told = self._log.read_text(encoding="utf-8")
            assert self._process.poll() is None, told
            assert time.monotonic() < deadline, told
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            self._ask("GET", "api/status")
        except OSError:
            return False
        return True

    def _ask(self, method: str, path: str) -> bytes:
        headers = {"Authorization": f"token {_TOKEN}"}
        asked = Request(f"{self.address}{path}", method=method, headers=headers)
        with _DIRECT.open(asked, timeout=30) as answer:
            return bytes(answer.read())

    def put(self, source: Path | str, name: str) -> str:
        """Lay a notebook into the server's folder: a copy of a file, or one with this code."""
        text = source.read_text("utf-8") if isinstance(source, Path) else _notebook(source)
        (self.notebooks / name).write_text(text, encoding="utf-8")
        return name

    def open(self, page: Page, name: str) -> None:
        """Show a notebook and wait until its cells and its kernel are there."""
        # What was open before is not opened again beside it.
        page.goto(f"{self.address}{PROGRAMS[self.program]}/{name}?token={_TOKEN}&reset")
        page.wait_for_function(
            "(name) => { const shown = globalThis.jupyterapp?.shell.currentWidget?.context;"
            " return shown?.path === name && document.querySelector('.jp-Notebook .jp-Cell')"
            " && shown.sessionContext.session?.kernel?.connectionStatus === 'connected'; }",
            arg=name,
        )

    def run_all(self, page: Page) -> None:
        """Run every cell of the notebook that is shown."""
        page.evaluate("() => void jupyterapp.commands.execute('notebook:run-all-cells')")

    def save(self, page: Page) -> None:
        """Save the notebook as a person does."""
        page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")

    def end_kernels(self) -> None:
        """Forget everything that Python knew."""
        for session in json.loads(self._ask("GET", "api/sessions")):
            self._ask("DELETE", f"api/sessions/{session['id']}")

    def close(self) -> None:
        """End the server and its kernels."""
        end_group(self._process)


def _notebook(code: str) -> str:
    cell = {
        "cell_type": "code", "id": "one", "metadata": {}, "source": code, "outputs": [],
        "execution_count": None,
    }  # fmt: skip
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(book)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
