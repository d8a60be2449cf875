"""The course as its sources say it is now, with its texts: what an edition is compared with.

The build writes it beside the pages (`msai_trainer.editions.snapshot.COURSE`), for the page „Zrób
swoją edycję”.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from msai_course.content.checks.course import read_course
from msai_course.content.page import SourcePage, read_page
from msai_course.content.sections import sections
from msai_trainer.editions.snapshot import COURSE, EditionSnapshot, digest, snapshot_bytes

OPENING = "początek lekcji"
_SOURCES = (".md", ".ipynb")


def whole_course(root: Path, version: str) -> EditionSnapshot:
    """Describe all lessons and pages of a course.

    Args:
        root: The folder with ``book/`` and ``_config.yml``.
        version: Its release.
    """
    book = root / "book"
    texts = {p.with_suffix("").relative_to(book).as_posix(): read_page(p, book).text
             for p in sorted(book.rglob("*")) if p.suffix in _SOURCES}  # fmt: skip
    lessons = {page.metadata.id: page for page in read_course(book).lessons}
    parts = (body for page in lessons.values() for _title, body in _sections(page.text))
    return EditionSnapshot(
        version=version,
        lessons={name: _lesson(page) for name, page in lessons.items()},
        replaced={path: digest(text) for path, text in texts.items()},
        titles={name: page.metadata.title for name, page in lessons.items()},
        texts={digest(text): text.strip() for text in (*texts.values(), *parts)},
        title=str(yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))["title"]),
    )


def write_course_texts(root: Path, version: str, site: Path) -> None:
    """Write it beside the pages of a site."""
    (site / COURSE).write_bytes(snapshot_bytes(whole_course(root, version)))


def _lesson(page: SourcePage) -> dict[str, Any]:
    meta = page.metadata
    return {
        "tytul": meta.title,
        "minuty": {"czytanie": meta.minutes.reading, "ćwiczenie": meta.minutes.exercise,
                   "na sali": meta.minutes.workshop},
        "cele": list(meta.objectives),
        "czesci": {title: digest(body) for title, body in _sections(page.text)},
    }  # fmt: skip


def _sections(text: str) -> Iterator[tuple[str, str]]:
    yield OPENING, text.partition("\n## ")[0]
    for title, body in sections(text):
        yield title.strip(), body
