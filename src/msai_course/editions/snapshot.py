"""``kurs.json``: what the lessons of an edition looked like, so that a change can be named later.

No copy of a lesson: a digest of every section, and the facts of its head.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msai_course.base.files import write_text
from msai_course.content.page import SourcePage, read_page
from msai_course.content.sections import sections
from msai_course.editions.course import CourseRelease
from msai_course.editions.own import own_pages
from msai_trainer.editions.errors import EditionError

SNAPSHOT = "kurs.json"
OPENING = "początek lekcji"


@dataclass(frozen=True)
class EditionSnapshot:
    """What an edition was made of.

    Attributes:
        version: Release of the course.
        lessons: Facts and digests of sections by lesson.
        replaced: Digests of pages of the course that own pages replace, by path.
    """

    version: str
    lessons: dict[str, dict[str, Any]]
    replaced: dict[str, str]


def take_snapshot(
    course: CourseRelease, lessons: Iterable[str], own: Iterable[str]
) -> EditionSnapshot:
    """Describe the chosen lessons, and the pages that own pages replace, as they are now."""
    known = {name: _lesson(course.lessons[name]) for name in lessons if name in course.lessons}
    replaced = {page: digest for page in own if (digest := _page(course, page))}
    return EditionSnapshot(course.version, known, replaced)


def write_snapshot(folder: Path, course: CourseRelease, lessons: Iterable[str]) -> None:
    """Write ``kurs.json`` of an edition."""
    taken = take_snapshot(course, lessons, own_pages(folder))
    content = {"wersja": taken.version, "lekcje": taken.lessons, "zastapione": taken.replaced}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    write_text(folder / SNAPSHOT, text + "\n")


def read_snapshot(folder: Path) -> EditionSnapshot:
    """Read ``kurs.json``.

    Raises:
        EditionError: It is missing or broken.
    """
    try:
        raw = json.loads((folder / SNAPSHOT).read_text(encoding="utf-8"))
        return EditionSnapshot(raw["wersja"], raw["lekcje"], raw["zastapione"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = "Nie da się odczytać zapisu, z czego powstała edycja."
        hint = "Usuń ten plik i uruchom „edition update”: zapisze stan obecny, bez listy zmian."
        raise EditionError.one(SNAPSHOT, "no_snapshot", message, hint) from error


def _lesson(page: SourcePage) -> dict[str, Any]:
    meta = page.metadata
    return {
        "tytul": meta.title,
        "minuty": {"czytanie": meta.minutes.reading, "ćwiczenie": meta.minutes.exercise,
                   "na sali": meta.minutes.workshop},
        "cele": list(meta.objectives),
        "czesci": dict(_sections(page.text)),
    }  # fmt: skip


def _sections(text: str) -> Iterator[tuple[str, str]]:
    yield OPENING, _digest(text.partition("\n## ")[0])
    for title, body in sections(text):
        yield title.strip(), _digest(body)


def _page(course: CourseRelease, page: str) -> str:
    for kind in (".md", ".ipynb"):
        path = (course.root / "book" / page).with_suffix(kind)
        if path.is_file():
            return _digest(read_page(path, course.root / "book").text)
    return ""


def _digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]
