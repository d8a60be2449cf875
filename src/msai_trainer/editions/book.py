"""The course as its pages show it: parts, pages, and what each page says of itself.

The theme writes it beside the built pages (`BOOK`); an edition is the same pages with another book.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

#: Where the site says what it consists of.
BOOK = "_static/kurs.json"


@dataclass(frozen=True, slots=True)
class PageMinutes:
    """PageMinutes of a lesson: alone at home, and net in the room."""

    alone: int = 0
    workshop: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        path: Address below the site's root without ``.html``, such as ``dzien-1/04-obszar``.
        title: Title.
        id: Id that its metadata declare; empty: none.
        number: Number of the lesson; None: it is none.
        day: Day of the workshop that it belongs to.
        prerequisites: Ids of lessons to do first.
        minutes: How long it takes.
        quizzes: Questions by id.
        exercises: Titles of exercises by id.
        own_data: Code of the exercises that show the table of the municipality, by cell.
        of_course: Code of the exercises that show what of the course is taught, or own cases.
        shows_table: Whether an exercise shows that table itself, and not only whose it is.
        about: Id of the lesson whose card it is; empty: it is no card.
        entry: HTML of its entry in the list of the catalogue, for cases that an edition added.
        unlisted: Whether only itself shows it in the contents.
    """

    path: str
    title: str
    id: str = ""
    number: int | None = None
    day: int | None = None
    prerequisites: tuple[str, ...] = ()
    minutes: PageMinutes = PageMinutes()
    quizzes: Mapping[str, str] = field(default_factory=dict)
    exercises: Mapping[str, str] = field(default_factory=dict)
    own_data: Mapping[str, str] = field(default_factory=dict)
    of_course: Mapping[str, str] = field(default_factory=dict)
    shows_table: bool = False
    about: str = ""
    entry: str = ""
    unlisted: bool = False

    @property
    def is_lesson(self) -> bool:
        """Tell whether it is a numbered lesson, which an edition may leave out."""
        return self.number is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A group of pages with a name."""

    caption: str
    pages: tuple[Page, ...]

    @property
    def day(self) -> int | None:
        """Day of its pages; one page of a day in a part of another kind does not colour it."""
        days = [page.day for page in self.pages if page.day is not None]
        return days[0] if days and len(set(days)) == 1 else None

    def shown(self, here: str) -> tuple[Page, ...]:
        """Return the pages that stand in lists of the page ``here``."""
        return tuple(page for page in self.pages if not page.unlisted or page.path == here)


@dataclass(frozen=True, slots=True)
class DayOpening:
    """How a day of the workshop begins and ends; names of its tests, empty where it has none."""

    day: int
    opening: str
    opening_minutes: int
    closing: str
    test_first: str = ""
    test_last: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A kind of titled box: its title, its SVG, whether it quotes, whether it begins closed."""

    title: str
    icon: str
    quoted: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that pages say of the whole.

    Attributes:
        edition: Name under which browsers keep progress.
        round: Round of the edition; empty: the first.
        title: Title of the site in the names of its pages.
        name: Name of the site in its header.
        tagline: What stands beside the name.
        organiser: Who runs it; empty: nobody yet.
        contact: E-mail address.
        logo: Address of the logo below the root; empty: the course's own sign.
        names_days: Whether pages name the days of the workshop.
        root: The start page.
        parts: Parts in order.
        openings: Frames of the days.
        icons: SVG by name: ``logo``, ``previous``, ``next``, and the signs of a question.
        boxes: Kinds of boxes by name.
        like: Address of a page whose frame fits a page of one's own.
        sources: Editions that this site was made of and is, the earliest first; the course: none.
    """

    edition: str
    round: str
    title: str
    name: str
    tagline: str
    organiser: str
    contact: str
    logo: str
    names_days: bool
    root: Page
    parts: tuple[Part, ...]
    openings: tuple[DayOpening, ...]
    icons: Mapping[str, str]
    boxes: Mapping[str, Box]
    like: str = ""
    sources: tuple[str, ...] = ()

    @property
    def pages(self) -> Iterator[Page]:
        """All pages in the order of reading."""
        yield self.root
        for part in self.parts:
            yield from part.pages

    @property
    def lessons(self) -> dict[str, Page]:
        """Numbered lessons by id, in the order of the book."""
        return {page.id: page for page in self.pages if page.is_lesson}

    def page(self, path: str) -> Page | None:
        """Return a page by its address; None: the book has none such."""
        return next((page for page in self.pages if page.path == path), None)

    def day_of(self, path: str) -> int | None:
        """Return the day of a page: its own, or that of its part."""
        page = self.page(path)
        if page is None or page.day is not None:
            return page.day if page else None
        return next((part.day for part in self.parts if page in part.pages), None)


def written(book: Book) -> str:
    """Return the file of a book."""
    return json.dumps(asdict(book), ensure_ascii=False, separators=(",", ":"))


def read_book(text: str) -> Book:
    """Return the book that `written` wrote."""
    raw = json.loads(text)
    return Book(
        **{
            **raw,
            "root": _page(raw["root"]),
            "parts": tuple(
                Part(one["caption"], tuple(map(_page, one["pages"]))) for one in raw["parts"]
            ),
            "boxes": {name: Box(**one) for name, one in raw["boxes"].items()},
            "sources": tuple(raw["sources"]),
            "openings": tuple(DayOpening(**one) for one in raw["openings"]),
        }
    )


def _page(raw: Mapping[str, Any]) -> Page:
    page = Page(**raw)
    needed = tuple(raw["prerequisites"])
    return replace(page, prerequisites=needed, minutes=PageMinutes(**raw["minutes"]))
