"""The built site with its Python in this process: everything of a page is real but the kernel.

The page starts its worker as ever; this server gives it another script (``mounted_worker.js``),
which hands the page's messages to `kernel_here.Kernel` and back. So a lesson is alive in a moment,
with its theme, its policy, its bundles and the browser's own store, in any engine.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kernel_here import Kernel, Said

from msai_course.base.paths import SITE
from msai_course.build.headers import headers_for
from msai_course.build.server import SiteHandler, make_server

_WORKER = re.compile(r"/kernel\.worker\.\w+\.js$")
#: It would give the page a kernel that outlives it; each mounted page has its own.
_RUNNER = "/_static/live/runner.js"
_SCRIPT = Path(__file__).with_name("mounted_worker.js")


def _headers(path: str) -> dict[str, str]:
    """Return the site's headers; one worker must not be kept for the other."""
    kept = {"Cache-Control": "no-store"} if _WORKER.search(path) or path == _RUNNER else {}
    return {**headers_for(path), **kept}


class MountedHandler(SiteHandler):
    """Serves the site; the kernels of its pages are in this process."""

    #: Address of a kernel → it; a page that is loaded anew has another one.
    kernels: dict[str, Kernel] = {}  # noqa: RUF012
    #: Whether pages get their own worker for now, with the true Python.
    true_python = False
    site_headers = staticmethod(_headers)

    def do_GET(self) -> None:
        """Send a file of the site, or the script that reaches this process."""
        if _WORKER.search(self.path) and not self.true_python:
            self._send(_SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        elif self.path == _RUNNER and not self.true_python:
            script = (SITE / _RUNNER[1:]).read_bytes()
            self._send(
                b"delete globalThis.SharedWorker;" + script, "text/javascript; charset=utf-8"
            )
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """Have a kernel obey a message and send what it says."""
        kernel = self.kernels.setdefault(self.path, Kernel())
        asked = _read(self.rfile.read(int(self.headers["Content-Length"])))
        self._send(_written(kernel.obey(asked)), "application/octet-stream")

    def _send(self, content: bytes, kind: str) -> None:
        # A connection is used again: the file before may have been a compressed one.
        self._encoding = ""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def mounted_site() -> Iterator[str]:
    """Serve the site with its Python here; give its address."""
    with make_server(SITE, handler=MountedHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
    end_kernels()


@contextmanager
def true_python() -> Iterator[None]:
    """Let the pages that are loaded meanwhile start their own Python, in the page."""
    assert not MountedHandler.kernels
    MountedHandler.true_python = True
    try:
        yield
    finally:
        MountedHandler.true_python = False
    assert not MountedHandler.kernels, "a page asked for Python of this process"


def end_kernels() -> None:
    """Forget the kernels of all pages that were open."""
    for address in list(MountedHandler.kernels):
        MountedHandler.kernels.pop(address).end()


def _read(body: bytes) -> Said:
    line, _new_line, rest = body.partition(b"\n")
    head = json.loads(line)
    return Said(head["message"], _parts(rest, head["sizes"]))


def _parts(content: bytes, sizes: list[int]) -> list[bytes]:
    parts, at = [], 0
    for size in sizes:
        parts.append(content[at : at + size])
        at += size
    return parts


def _written(said: list[Said]) -> bytes:
    heads: list[dict[str, Any]] = [
        {"message": one.message, "sizes": [len(part) for part in one.buffers]} for one in said
    ]
    line = json.dumps(heads).encode()
    return b"\n".join([line, b"".join(part for one in said for part in one.buffers)])
