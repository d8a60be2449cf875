"""The print style sheet and the web manifest of an edition: the two files that carry its name."""

from __future__ import annotations

import json

from msai.base.imprint import imprint_line
from msai_trainer.editions.book import Book
from msai_trainer.editions.places import style_written_anew

PRINT = "_static/print.css"
MANIFEST = "_static/site.webmanifest"


def css_text(text: str) -> str:
    """Return a text as a style sheet quotes it, also inside ``<style>`` (CSS Syntax 3, 4.3.5)."""
    escaped = "".join(f"\\{ord(one):x} " if one in '\\"<\n*' else one for one in text)
    return f'"{escaped}"'


def print_sheet(text: str, book: Book) -> str:
    """Return the print style sheet with name and organiser of a book."""
    told = {"name": css_text(book.name), "imprint": css_text(imprint_line(book.organiser))}
    return style_written_anew(text, lambda name, _argument, _now: told[name])


def manifest(text: str, book: Book) -> str:
    """Return the web manifest with the names of a book."""
    told = {**json.loads(text), "name": book.title, "short_name": book.name}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
