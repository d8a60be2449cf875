"""The book as the guards see it: its pages, its sources and its glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from msai.errors import Problem
from msai_course.content.metadata import MetadataError
from msai_course.content.page import SourcePage, page_paths, read_page

BIBLIOGRAPHY = "references.bib"
#: Pages for trainers; learners do not read them, so fewer words are out of bounds there.
TRAINER = "trener/"
_ENTRY = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CourseSource:
    """What the guards look at.

    Attributes:
        book: Folder of the book.
        pages: Its pages, by path.
        keys: Keys of the bibliography.
        terms: Terms of the glossary, lower case.
        unreadable: Files that could not be read.
    """

    book: Path
    pages: tuple[SourcePage, ...]
    keys: frozenset[str]
    terms: frozenset[str]
    unreadable: tuple[Problem, ...] = ()

    @property
    def lessons(self) -> list[SourcePage]:
        """Return the numbered lessons in their order."""
        numbered = [page for page in self.pages if page.metadata.is_lesson]
        return sorted(numbered, key=lambda page: page.metadata.number or 0)

    @property
    def learner_pages(self) -> list[SourcePage]:
        """Return the pages a learner reads."""
        return [page for page in self.pages if not page.name.startswith(TRAINER)]


def read_course(book: Path) -> CourseSource:
    """Read every page of the book; a broken file becomes a problem, not an error."""
    pages: list[SourcePage] = []
    unreadable: list[Problem] = []
    for path in page_paths(book):
        try:
            pages.append(read_page(path, book))
        except MetadataError as error:
            unreadable += error.problems
    return CourseSource(
        book, tuple(pages), _keys(book), frozenset(_terms(pages)), tuple(unreadable)
    )


def _keys(book: Path) -> frozenset[str]:
    file = book / BIBLIOGRAPHY
    return frozenset(_ENTRY.findall(file.read_text(encoding="utf-8")) if file.is_file() else ())


def _terms(pages: list[SourcePage]) -> Iterator[str]:
    for page in pages:
        for box in page.boxes_named("glossary"):
            yield from (
                line.strip().lower()
                for line in box.body.splitlines()
                if line.strip() and not line.startswith((" ", "\t"))
            )
