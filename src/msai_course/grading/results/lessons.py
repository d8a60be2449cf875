"""The lessons of the course as reports name them, from what they say of themselves."""

from __future__ import annotations

from functools import cache

from msai_course.base.paths import BOOK
from msai_course.content.metadata import read_metadata
from msai_trainer.results.lessons import Lesson


@cache
def course_lessons() -> tuple[Lesson, ...]:
    """Return the numbered lessons, in order."""
    found = (read_metadata(path) for path in BOOK.rglob("*.ipynb"))
    lessons = [
        Lesson(one.number, one.title, one.exercises)
        for one in found
        if one is not None and one.number is not None
    ]
    return tuple(sorted(lessons, key=lambda one: one.number))
