"""Catches what a page must never do: ask another host, log an error, break its own policy."""

from __future__ import annotations

import re
import socketserver
import threading
from contextlib import suppress

#: Domains of the browser's own services (updates, autofill), which it calls whatever page is open:
#: measured on an empty page, and different from run to run. That no file of ours names them is a
#: test of its own (test_no_foreign_host.py).
BROWSERS_OWN = ("google.com", "googleapis.com", "gvt1.com")
_HOST = re.compile(r"(?:https?://)?([^/:\s]+)")


class ForeignRequests:
    """A proxy that the whole browser must use for other hosts: it notes each and refuses.

    It sees pages, workers, service workers and the browser itself alike, which no page-level
    listener does. Loopback addresses bypass it, so the site under test is reached directly.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        watcher = self

        class Refuse(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                line = self.rfile.readline().decode("latin-1").strip()
                watcher.note(line)
                with suppress(ConnectionError):
                    self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refuse)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def note(self, line: str) -> None:
        """Take one request line, such as ``CONNECT example.org:443 HTTP/1.1``."""
        _method, _space, target = line.partition(" ")
        host = _HOST.match(target)
        if host is None or not host[1].endswith(BROWSERS_OWN):
            self.asked.append(line)

    @property
    def address(self) -> str:
        """The proxy's address for the browser."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
