"""What the pages of progress know of the course: its list of pages, and as JSON all of them."""

from __future__ import annotations

import html
import json
from typing import Any

from msai_trainer.editions.addresses import to_page
from msai_trainer.editions.book import Book, Page, Part
from msai_trainer.editions.frame import numbered


def safe_json(value: object) -> str:
    """Return JSON that may stand inside ``<script>``: no ``<`` can end it."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def progress_list(book: Book, here: str) -> str:
    """Return the list that ``progress.ts`` fills with results."""
    return "".join(_part(here, part) for part in _counted(book))


def course_data(book: Book, here: str) -> str:
    """Return the script element that tells the pages of progress what the course has."""
    pages = [_record(here, page) for part in _counted(book) for page in part.shown(here)]
    data = {"pages": pages, "exercises": _exercises(book, here)}
    return f'<script type="application/json" data-course>{safe_json(data)}</script>'


def _exercises(book: Book, here: str) -> dict[str, dict[str, str]]:
    """Return title and place of every exercise of the course, in the order of the book."""
    found: dict[str, dict[str, str]] = {}
    for page in (page for part in book.parts for page in part.shown(here)):
        address = to_page(here, page.path)
        for name, title in page.exercises.items():
            found.setdefault(name, {"title": title, "href": f"{address}#{name}-title"})
    return found


def _counted(book: Book) -> list[Part]:
    """Return the parts that learners work through: those of a day, and those with questions."""
    return [
        part
        for part in book.parts
        if part.day is not None or any(page.quizzes for page in part.pages)
    ]


def _part(here: str, part: Part) -> str:
    items = "\n".join(
        f'<li data-page="{html.escape(page.path)}"><a href="{to_page(here, page.path)}">'
        f"{numbered(page)}{html.escape(page.title, quote=False)}</a>"
        '<span class="progress-state" data-state></span></li>'
        for page in part.shown(here)
    )
    day = "" if part.day is None else f' data-day="{part.day}"'
    return (
        f'<section class="progress-part"{day}><h2>{html.escape(part.caption)} '
        '<span class="progress-state" data-part-state></span></h2>\n'
        f"<ol>{items}</ol></section>\n"
    )


def _record(here: str, page: Page) -> dict[str, Any]:
    return {
        "path": page.path,
        "href": to_page(here, page.path),
        "title": page.title,
        "minutes": page.minutes.alone,
        "quizzes": dict(page.quizzes),
    }
