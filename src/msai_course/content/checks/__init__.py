"""Guards of the book's content: everything a program can judge about a page.

`check` reads the sources of the book; each guard is a function of the `CourseSource` that yields
`msai.errors.Problem` with ``row`` = the page and ``column`` = the place on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msai.errors import Problem
from msai_course.content import trainer_guard
from msai_course.content.checks import (
    code,
    generalities,
    language,
    law,
    lessons,
    links,
    meetings,
    quizzes,
    sources,
    terms,
    timing,
    typography,
)
from msai_course.content.checks.course import CourseSource, read_course

Guard = Callable[[CourseSource], Iterator[Problem]]

GUARDS: tuple[Guard, ...] = (
    lessons.check,
    quizzes.check,
    meetings.check,
    code.check,
    sources.check,
    law.check,
    generalities.check,
    links.check,
    language.check,
    typography.check,
    terms.check,
    timing.check,
    trainer_guard.check,
)


def check(root: Path) -> list[Problem]:
    """Return everything that is wrong with the book of a checkout, page by page.

    Args:
        root: The checkout, or an edition's tree with a ``book`` folder.
    """
    course = read_course(root / "book")
    found = [*course.unreadable, *(problem for guard in GUARDS for problem in guard(course))]
    return sorted(found, key=lambda problem: (str(problem.row), problem.code))
