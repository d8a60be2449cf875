"""The course without the internet: shows the folder ``strona`` beside this file in a browser.

This file is copied as it is into the offline ZIP under the name ``serwer.py``, so it needs nothing
but Python 3.8. Types and headers stand beside it in ``serwer.json``.
"""

from __future__ import annotations

import json
import socketserver
import sys
import threading
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any, Dict  # noqa: UP035  (Python 3.8 on old office computers)

HERE = Path(__file__).resolve().parent
#: Always the same: at another port a browser looks for saved work in another place.
PORT = 8000
_TAKEN = (
    "Port {port} jest zajęty. Kurs działa już może w innym oknie: otwórz http://127.0.0.1:{port}/\n"
    "Jeśli nie, zamknij inne programy albo uruchom komputer ponownie.\n"
    "Innego portu kurs nie bierze: przeglądarka nie pokazałaby na nim zapisanej pracy.\n"
)


class Handler(SimpleHTTPRequestHandler):
    """Files with the types and headers that exercises need."""

    protocol_version = "HTTP/1.1"
    settings: Dict[str, Any] = {}  # noqa: RUF012, UP006
    error_message_format = (
        '<!doctype html><html lang="pl"><meta charset="utf-8"><title>Nie ma takiej strony</title>'
        '<p>Nie ma takiej strony (%(code)d). <a href="/">Początek kursu</a></p></html>'
    )

    def guess_type(self, path: Any) -> str:
        """Return the declared type of a file, or the usual one."""
        return str(
            self.settings["types"].get(Path(str(path)).suffix.lower()) or super().guess_type(path)
        )

    def end_headers(self) -> None:
        """Add the headers of the folder, the longest one last."""
        found: Dict[str, str] = {}  # noqa: UP006
        for folder in sorted(self.settings["headers"], key=len):
            if self.path.startswith(folder):
                found.update(self.settings["headers"][folder])
        for name, value in found.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet."""


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """A thread for each connection; a reader who leaves in the middle is no fault."""

    daemon_threads = True
    # Started again at once the port is the same one; Windows would let two servers share it.
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of closed connections; anything else is reported as usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def make_server(folder: Path = HERE, port: int = PORT) -> Server:
    """Return a server of this computer only.

    Raises:
        OSError: The port is taken.
    """
    Handler.settings = json.loads((folder / "serwer.json").read_text(encoding="utf-8"))
    handler = partial(Handler, directory=str(folder / "strona"))
    return Server(("127.0.0.1", port), handler)


def main() -> int:
    """Start, open the browser, wait until the window is closed; with --sprawdz only try it."""
    port = _port(sys.argv)
    try:
        server = make_server(port=port)
    except FileNotFoundError:
        sys.stdout.write("Najpierw rozpakuj cały plik ZIP, potem uruchom start.\n")
        return 1
    except OSError:
        sys.stdout.write(_TAKEN.format(port=port))
        return 1
    if "--sprawdz" in sys.argv:
        return _checked(server)
    address = "http://127.0.0.1:%d/" % server.server_address[1]  # noqa: UP031
    sys.stdout.write("Kurs działa: " + address + "\nNie zamykaj tego okna. Koniec: Ctrl+C.\n")
    sys.stdout.flush()
    if "--bez-przegladarki" not in sys.argv:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.stdout.write("Koniec.\n")
    return 0


def _port(words: Any) -> int:
    """Return the port that was asked for after --port; 0: any that is free."""
    known = dict(zip(words, words[1:]))  # noqa: B905, RUF007  (Python 3.8)
    return int(known["--port"]) if str(known.get("--port", "")).isdigit() else PORT


def _checked(server: Server) -> int:
    """Tell whether the course would start here: its pages are there, and the port is free."""
    server.server_close()
    whole = all((HERE / "strona" / name).is_file() for name in ("index.html", "sw.js"))
    told = "Wszystko gotowe: kurs ruszy na tym komputerze.\n"
    sys.stdout.write(told if whole else "Brakuje plików. Rozpakuj cały plik ZIP jeszcze raz.\n")
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
