"""Rubric entry on a small page of this computer: choose a level, write a comment, save.

The page is served to this machine only and its address holds a secret; it runs no script, and
what a learner wrote is escaped.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import jinja2

from msai.form_values import number_text
from msai_course.grading.errors import GradingError
from msai_course.grading.feedback import TEMPLATES
from msai_course.grading.master import Master, load_master
from msai_course.grading.rubrics import Verdict, Waiting, store, waiting
from msai_course.grading.workspace import Workspace

_LARGEST_FORM = 100_000
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class RubricDesk:
    """What the page shows and where it stores."""

    master: Master
    workspace: Workspace

    def waiting(self) -> list[Waiting]:
        """Return the answers that wait."""
        return list(waiting(self.workspace, self.master.assignment))

    def take(self, form: dict[str, str]) -> Waiting:
        """Store one filled form; return what it was about.

        Raises:
            GradingError: A level is missing, or nothing of the kind waits.
        """
        place = form.get("code", ""), form.get("question", "")
        one = next((w for w in self.waiting() if (w.label, w.question.grade_id) == place), None)
        if one is None:
            raise GradingError.of("not_waiting", "Ta odpowiedź już nie czeka.", "Odśwież stronę.")
        try:
            chosen = [
                criterion.levels[int(form[f"k{number}"])].points
                for number, criterion in enumerate(one.question.rubric)
            ]
        except (KeyError, ValueError, IndexError):
            hint = "Wybierz poziom w każdym kryterium."
            raise GradingError.of("open_criterion", "Nie zapisano.", hint) from None
        comment = form.get("comment", "").strip()
        verdicts = [Verdict(code, place[1], sum(chosen), comment) for code in one.codes]
        store(self.workspace, self.master.assignment.id, verdicts)
        return one

    def page(self, saved: str = "", problem: str = "") -> bytes:
        """Return the page."""
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
        )
        return (
            environment.get_template("rubryka.html.j2")
            .render(
                title=self.master.assignment.title,
                waiting=self.waiting(),
                saved=saved,
                problem=problem,
                points=number_text,
            )
            .encode()
        )


def rubric_server(
    output: Path, name: str, *, port: int = 0, db_url: str | None = None
) -> tuple[HTTPServer, str]:
    """Return a server for this machine only, and the address to open.

    Raises:
        GradingError: No such assignment, or nothing was graded into this folder.
    """
    desk = RubricDesk(load_master(name), Workspace.graded(output, db_url))
    secret = f"/{secrets.token_urlsafe(16)}/"
    server = HTTPServer(("127.0.0.1", port), partial(_Handler, desk, secret))
    return server, f"http://127.0.0.1:{server.server_port}{secret}"


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, desk: RubricDesk, secret: str, *args: object) -> None:
        self.desk, self.secret = desk, secret
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Show the answers that wait."""
        if self._is_ours():
            self._send(self.desk.page())

    def do_POST(self) -> None:
        """Store one form and show the rest."""
        if not self._is_ours():
            return
        length = min(int(self.headers.get("Content-Length") or 0), _LARGEST_FORM)
        fields = parse_qs(self.rfile.read(length).decode("utf-8", "replace"))
        try:
            taken = self.desk.take({name: values[0] for name, values in fields.items()})
            self._send(self.desk.page(saved=taken.label))
        except GradingError as fault:
            self._send(self.desk.page(problem=str(fault)))

    def _is_ours(self) -> bool:
        if self.path == self.secret:
            return True
        self.send_error(404)
        return False

    def _send(self, page: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet on the trainer's screen."""
