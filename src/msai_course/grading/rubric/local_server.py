"""A small web server for this computer only, which nothing that is sent to it brings to a halt.

One thread for each connection; who stays silent is let go. Whatever is not a form of ours gets a
short page in Polish that says so; what goes wrong in us is written to the log.
"""

from __future__ import annotations

import html
import logging
import re
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol
from urllib.parse import parse_qsl

_log = logging.getLogger(__name__)
LARGEST_FORM = 100_000
#: Seconds of silence after which a connection is closed.
PATIENCE = 15
_MOST_FIELDS = 100
#: What is thrown away of a body that was refused, so that the answer still gets through.
_DRAINED = 1_000_000
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
)
_FORM = "application/x-www-form-urlencoded"
_WORDS = {
    400: "Tego zapytania nie da się odczytać.",
    404: "Nie ma tu takiej strony. Otwórz adres, który wypisało polecenie.",
    405: "Ta strona umie tylko pokazać się i przyjąć formularz.",
    408: "Formularz nie przyszedł do końca.",
    411: "Nie wiadomo, jak długi jest formularz.",
    413: "Formularz jest za duży.",
    414: "Adres jest za długi.",
    415: "To nie jest formularz tej strony.",
    431: "Nagłówki zapytania są za długie.",
    500: "Strona nie zadziałała z naszej winy.",
    501: "Ta strona umie tylko pokazać się i przyjąć formularz.",
    505: "Takiej odmiany HTTP ta strona nie zna.",
}
_NOTHING = "Nic nie zapisano. Wróć do strony oceny i odśwież ją."


class Pages(Protocol):
    """What a server shows."""

    def show(self) -> bytes:
        """Return the page."""

    def submit(self, form: dict[str, str]) -> bytes:
        """Take a filled form; return the page that follows."""


@dataclass(frozen=True)
class _Refused(Exception):
    """A request that is answered with a short page."""

    status: int


class LocalServer(ThreadingHTTPServer):
    """Serves pages under a secret address to this machine."""

    daemon_threads = True
    #: Who closes the server does not wait for idle connections.
    block_on_close = False

    def __init__(self, port: int, pages: Pages) -> None:
        self.secret = f"/{secrets.token_urlsafe(16)}/"
        super().__init__(("127.0.0.1", port), partial(_Handler, pages, self.secret))

    @property
    def address(self) -> str:
        """Return the address to open."""
        return f"http://127.0.0.1:{self.server_port}{self.secret}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep what went wrong in a connection out of the trainer's screen."""
        _log.debug("connection of %s", client_address, exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    timeout = PATIENCE

    def __init__(self, pages: Pages, secret: str, *args: object) -> None:
        self.pages, self.secret = pages, secret
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Show the page."""
        self._answer(self.pages.show)

    def do_HEAD(self) -> None:
        """Say what the page would be."""
        self._answer(self.pages.show)

    def do_POST(self) -> None:
        """Take a form."""
        self._answer(lambda: self.pages.submit(self._form()))

    def _answer(self, make: Callable[[], bytes]) -> None:
        try:
            if not secrets.compare_digest(
                self.path.encode("utf-8", "replace"), self.secret.encode()
            ):
                raise _Refused(404)
            page = make()
        except _Refused as refused:
            self.send_error(refused.status)
        except TimeoutError:
            self.send_error(408)
        except ConnectionError:
            self.close_connection = True
        except Exception:
            _log.exception("page of %s", type(self.pages).__name__)
            self.send_error(500)
        else:
            self._send(200, page)

    def _form(self) -> dict[str, str]:
        body = self.rfile.read(length := self._length())
        if len(body) < length:
            raise _Refused(408)
        if self.headers.get_content_type() not in (_FORM, "text/plain"):
            raise _Refused(415)
        try:
            fields = parse_qsl(
                body.decode("ascii"), keep_blank_values=True, strict_parsing=bool(body),
                errors="strict", max_num_fields=_MOST_FIELDS,
            )  # fmt: skip
        except ValueError:  # also what is not UTF-8
            raise _Refused(400) from None
        if len(form := dict(fields)) < len(fields):
            raise _Refused(400)
        return form

    def _length(self) -> int:
        told = self.headers.get_all("Content-Length") or []
        if self.headers.get("Transfer-Encoding") or not told:
            raise _Refused(411)
        if len(told) > 1 or not re.fullmatch(r"[0-9]+", told[0].strip(), re.ASCII):
            raise _Refused(400)
        if len(told[0]) > len(str(LARGEST_FORM)) + 2 or int(told[0]) > LARGEST_FORM:
            raise _Refused(413)
        return int(told[0])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with a short page in Polish instead of the library's words."""
        code = 405 if code == 501 else int(code)
        words = html.escape(_WORDS.get(code, _WORDS[400]))
        page = (
            '<!DOCTYPE html><html lang="pl"><meta charset="utf-8"><title>Ocena opisowa</title>'
            f"<p>{words} {_NOTHING}</p></html>\n"
        )
        self.close_connection = True
        self.request_version = self.protocol_version  # else no status line is sent
        self._send(code, page.encode())
        self._drain()

    def _send(self, status: int, page: bytes) -> None:
        with suppress(ConnectionError, TimeoutError):
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", _POLICY)
            self.send_header("Cache-Control", "no-store")
            self.send_header("Content-Length", str(len(page)))
            if status == 405:
                self.send_header("Allow", "GET, HEAD, POST")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(page)

    def _drain(self) -> None:
        """Read a little of what still comes, so that the answer is read before the end."""
        with suppress(OSError, ValueError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(1)
            left = _DRAINED
            while left > 0 and (part := self.rfile.read1(65536)):
                left -= len(part)

    def version_string(self) -> str:
        """Return what the server calls itself."""
        return "msai"

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet on the trainer's screen."""
