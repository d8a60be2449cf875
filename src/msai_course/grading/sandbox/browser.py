"""The course's own Pyodide in a headless Chromium that may ask nobody for anything.

What Windows has: code runs in a throw-away worker, behind the browser's walls. It has no files
and no processes; a Content-Security-Policy leaves it our tiny server, which serves nothing but
Pyodide and nothing at all once the code has started.

Files live in the page's memory and are counted there, also under ``/tmp``; the browser's own
stores are taken from the worker. Memory is held in Pyodide, and by a watch over the page's
process from outside. There are no processes to count. Time counts on the clock.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import asdict
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from msai_course.base.browser import FLAGS, installed_browser
from msai_course.base.extras import EXTRAS
from msai_course.base.paths import SITE
from msai_course.grading.sandbox.model import INSIDE, Limits, Outcome, SandboxJob, Stop
from msai_course.grading.sandbox.renderers import MemoryWatch

PYODIDE = SITE / "pyodide"
_WORKER = Path(__file__).with_name("worker.mjs")
#: Loading Pyodide on a slow machine; the code's own time starts afterwards.
_START = 120
#: Seconds in which an idle laptop loads Pyodide. Processor time cannot be read from a page, so a
#: busy computer, which takes longer, gives the code so much more time, up to the factor.
_USUAL_START, _MOST_PATIENCE = 3, 10
_RUN = """
({task, start, usual, most}) => new Promise((resolve) => {
  const begun = performance.now();
  const worker = new Worker("worker.mjs", { type: "module" });
  const end = (kind, value) => { worker.terminate(); resolve({ kind, value }); };
  let timer = setTimeout(() => end("stopped", "crash"), start * 1000);
  worker.onerror = () => end("stopped", "crash");
  worker.onmessage = ({ data }) => {
    if (data.kind !== "ready") return end(data.kind, data.value);
    clearTimeout(timer);
    window.shut();
    const busy = Math.min(most, Math.max(1, (performance.now() - begun) / 1000 / usual));
    timer = setTimeout(() => end("stopped", "time"), task.limits.seconds * 1000 * busy);
  };
  worker.postMessage(task);
})
"""
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; "
    "connect-src 'self'; worker-src 'self'"
)


class Browser:
    """Runs code in Pyodide; one browser for a whole batch, a new page and worker for each job."""

    parallel = False

    def run(self, job: SandboxJob, limits: Limits) -> Outcome:
        """Run a job in a worker of its own."""
        program = INSIDE.read_text(encoding="utf-8")
        task = {"program": program, "job": asdict(job), "limits": asdict(limits)}
        said = self._in_page(task, MemoryWatch(limits.memory_mb))
        if said["kind"] == "done":
            return Outcome.read(said["value"])
        return Outcome(stopped=Stop(said["value"]))

    def _in_page(self, task: dict[str, Any], watch: MemoryWatch) -> dict[str, str]:
        from playwright.sync_api import Error

        def begin() -> None:
            self._server.shut()
            watch.start()

        self._server.open = True
        context = self._browser.new_context(service_workers="block")
        try:
            page = context.new_page()
            page.expose_function("shut", begin)
            page.goto(f"http://127.0.0.1:{self._server.server_port}/")
            times = {"start": _START, "usual": _USUAL_START, "most": _MOST_PATIENCE}
            said: dict[str, str] = page.evaluate(_RUN, {"task": task, **times})
            return said
        except Error:  # the page died, for example of too much memory
            return {"kind": "stopped", "value": "memory"}
        finally:
            watch.stop()
            context.close()

    @cached_property
    def _server(self) -> _Server:
        server = _Server()
        Thread(target=server.serve_forever, daemon=True).start()
        return server

    @cached_property
    def _playwright(self) -> Any:
        from playwright.sync_api import sync_playwright

        return sync_playwright().start()

    @cached_property
    def _browser(self) -> Any:
        # The browser's own sandbox is off only where it cannot be on: as root.
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        flags = [flag for flag in FLAGS if root or flag != "--no-sandbox"]
        program = str(installed_browser())
        return self._playwright.chromium.launch(executable_path=program, args=flags)

    def close(self) -> None:
        """Close the browser and the server, as far as they were started."""
        started = vars(self)
        if "_browser" in started:
            self._browser.close()
        if "_playwright" in started:
            self._playwright.stop()
        if "_server" in started:
            self._server.shutdown()
            self._server.server_close()


class _Server(ThreadingHTTPServer):
    """Serves Pyodide and our worker on this machine only, until the code starts."""

    daemon_threads = True

    def __init__(self) -> None:
        self.open = True
        super().__init__(("127.0.0.1", 0), partial(_Files, directory=str(PYODIDE)))

    def shut(self) -> None:
        """Serve nothing until the next job."""
        self.open = False


class _Files(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        "": "application/octet-stream",
    }

    def do_GET(self) -> None:
        """Answer while the server is open."""
        server = self.server
        if not (isinstance(server, _Server) and server.open):
            self.send_error(503)
        elif self.path == "/":
            self._send(b"<!doctype html><title>Piaskownica</title>", "text/html")
        elif self.path == "/worker.mjs":
            self._send(_WORKER.read_bytes(), "text/javascript")
        else:
            with suppress(ConnectionError):
                super().do_GET()

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Send the policy with every file: a worker takes it from its own script."""
        self.send_header("Content-Security-Policy", _POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet on the trainer's screen."""


def works() -> bool:
    """Return whether the site is built, and a browser and what drives it are installed."""
    built = (PYODIDE / "pyodide.mjs").is_file()
    return built and EXTRAS["browser"].installed and installed_browser() is not None
