"""What an edition asks of the course: its release, its lessons, the days of its workshop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from msai_trainer.editions.book import Book
from msai_trainer.editions.timetable import DayFrame, Taught


class TaughtLesson(Taught, Protocol):
    """A lesson that may need others before it."""

    @property
    def prerequisites(self) -> tuple[str, ...]:
        """Ids of lessons to do first."""


@dataclass(frozen=True)
class CourseFacts:
    """The course as an edition sees it, read from its sources or from its finished site.

    Attributes:
        version: Release, such as ``0.2.0``.
        lessons: Numbered lessons by id, in the order of the course.
        days: How the days of the workshop begin and end.
        showing: Ids of the lessons whose exercises show the table of the municipality.
        sources: Editions that its site was made of and is; the course itself: none.
    """

    version: str
    lessons: Mapping[str, TaughtLesson]
    days: Sequence[DayFrame]
    showing: frozenset[str]
    sources: tuple[str, ...] = ()


def facts_of(book: Book, version: str) -> CourseFacts:
    """Return the facts of a finished site."""
    showing = frozenset(name for name, page in book.lessons.items() if page.shows_table)
    return CourseFacts(version, book.lessons, book.openings, showing, book.sources)


def called(lesson: TaughtLesson) -> str:
    """Return a lesson as sentences call it, by number and title."""
    return f"„{lesson.number}. {lesson.title}”"


def unknown_lesson(name: str, lessons: Mapping[str, TaughtLesson]) -> tuple[str, str]:
    """Return what is said of an id that no lesson has, and what to do."""
    there = ", ".join(f"{key} {called(lesson)}" for key, lesson in lessons.items())
    return f"Nie ma lekcji „{name}”.", f"Są: {there}."


def is_newer(one: str, other: str) -> bool:
    """Tell whether release ``one`` is newer than ``other``; parts are compared as numbers."""
    return _numbers(one) > _numbers(other)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))
