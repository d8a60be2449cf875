"""Code cells only start an exercise, and the metadata declare exactly those exercises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msai.errors import Problem
from msai_course.content.checks.course import TRAINER, CourseSource
from msai_course.content.page import SourcePage

_START = re.compile(r"from msai\.widgets import (\w+)\n\n\1\([^\n]*\)\Z")
#: Programs of the trainer's pages; what they load, hidden tests too, is for those pages alone.
_DESK = re.compile(r"from msai_trainer\.pages import (\w+)\n\n\1\(\)\Z")


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield code that does more than start an exercise, and undeclared exercises."""
    for page in course.pages:
        started = []
        for source in page.code:
            if match := _START.match(source.strip()):
                started.append(match[1].replace("_", "-"))
            elif not (page.name.startswith(TRAINER) and _DESK.match(source.strip())):
                first = source.strip().splitlines()[0] if source.strip() else ""
                hint = "Wzór: „from msai.widgets import X”, pusty wiersz, „X()”."
                message = "To nie jest samo uruchomienie ćwiczenia."
                yield Problem(page.name, first, "more_than_start", message, hint)
        if page.metadata.is_lesson:
            yield from _declared(page, set(started))


def _declared(page: SourcePage, started: set[str]) -> Iterator[Problem]:
    declared = set(page.metadata.exercises)
    for name in sorted(declared ^ started):
        message = (
            f"Ćwiczenie „{name}” jest w metadanych, ale nie ma go na stronie."
            if name in declared
            else f"Ćwiczenie „{name}” jest na stronie, ale nie ma go w metadanych."
        )
        yield Problem(page.name, "exercises", "exercise_differs", message, "Popraw „exercises”.")
