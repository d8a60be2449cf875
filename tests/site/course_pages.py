"""The pages of the built site, by the table of contents that its build wrote.

Reading one small file is all that collecting the tests costs; that no page of the site is missing
here is a test of its own (test_accessibility.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from msai_course.base.paths import BUILD

#: The table of contents with the pages that generators added.
TOC = BUILD / "source" / "_toc.yml"
#: Made by the theme, beside the book.
BESIDE = ("szukaj.html",)


def course_pages() -> list[str]:
    """Return the pages in the order of the book; none where nothing is built."""
    if not TOC.is_file():
        return []
    toc = yaml.load(TOC.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [*map(_address, _entries(toc)), *BESIDE]


def _entries(entry: dict[str, Any]) -> Iterator[str]:
    name = entry.get("file") or entry.get("root")
    if name:
        yield name
    for part in ("parts", "chapters", "sections"):
        for below in entry.get(part, ()):
            yield from _entries(below)


def _address(name: str) -> str:
    """Return where a page of the sources is served."""
    place, _slash, rest = name.partition("/")
    return f"zadania/{rest.rpartition('/')[2]}.html" if place == "exercises" else f"{rest}.html"
