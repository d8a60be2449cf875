"""Serves the built site with the headers and MIME types of a real host."""

from __future__ import annotations

import mimetypes
import sys
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from msai_course.build.headers import headers_for

#: Encodings we have files for, best first, with the ending of the file.
ENCODINGS = {"br": ".br", "gzip": ".gz"}

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".ipynb": "application/json",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".geojson": "application/geo+json",
}


class SiteHandler(SimpleHTTPRequestHandler):
    """Static files, precompressed where the browser takes it."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012
    #: Headers of a path; a benchmark's peer has its own.
    site_headers: Callable[[str], dict[str, str]] = staticmethod(headers_for)

    def send_head(self) -> Any:
        """Choose the precompressed twin of a file when there is one."""
        self._encoding = ""
        plain = Path(self.translate_path(self.path))
        accepted = self.headers.get("Accept-Encoding", "")
        for encoding, ending in ENCODINGS.items():
            if encoding in accepted and plain.is_file() and Path(f"{plain}{ending}").is_file():
                self._encoding, self._twin = encoding, f"{plain}{ending}"
                break
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """Return the file to send: the twin once `send_head` chose it."""
        return self._twin if getattr(self, "_encoding", "") else super().translate_path(path)

    def guess_type(self, path: Any) -> str:
        """Return the type of the plain file, with the character set for texts."""
        name = str(path).removesuffix(ENCODINGS.get(getattr(self, "_encoding", ""), ""))
        guessed = (
            self.extensions_map.get(Path(name).suffix.lower()) or mimetypes.guess_type(name)[0]
        )
        kind = guessed or "application/octet-stream"
        textual = kind.startswith("text/") or kind.endswith(("json", "xml"))
        return f"{kind}; charset=utf-8" if textual else kind

    def end_headers(self) -> None:
        """Add the site's headers."""
        for name, value in self.site_headers(self.path.partition("?")[0]).items():
            self.send_header(name, value)
        if getattr(self, "_encoding", ""):
            self.send_header("Content-Encoding", self._encoding)
            self.send_header("Vary", "Accept-Encoding")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet: the console belongs to the person who started the server."""


class SiteServer(ThreadingHTTPServer):
    """A thread for each connection; a reader who leaves in the middle is no fault."""

    daemon_threads = True
    #: A browser opens six connections at once for a page, and JupyterLite asks for 300 files.
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of closed connections; anything else is reported as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(
    site: Path,
    host: str = "127.0.0.1",
    port: int = 0,
    handler: type[SiteHandler] = SiteHandler,
) -> SiteServer:
    """Return a server for the site; port 0 takes a free one.

    Raises:
        OSError: The port is taken.
    """
    return SiteServer((host, port), partial(handler, directory=str(site)))
