"""What an edition cannot teach, ask or confirm without the lessons that it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msai.errors import Problem
from msai_trainer.editions.book import Book
from msai_trainer.editions.declared import SETTINGS, Edition
from msai_trainer.editions.described import described
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.taught import Consequences, consequences, listed


def left_out(edition: Edition, course: Book) -> Consequences:
    """Return what follows from the lessons that an edition leaves out of a course."""
    known = tuple(name for name in edition.lekcje if name in course.lessons)
    return consequences(course, edition_book(course, described(replace(edition, lekcje=known)), ()))


def lesson_problems(edition: Edition, course: Book | None) -> Iterator[Problem]:
    """Yield the advice on what lessons that are left out take with them.

    Args:
        edition: The edition.
        course: The book of the course; None: it is not built yet, so nothing can be said.
    """
    if course is None or not edition.lekcje:
        return
    found = left_out(edition, course)
    if found.questions:
        short = [f"{title.partition('.')[0]} ({len(labels)})" for title, labels in found.questions]
        message = f"Zadania pytają o to, czego ta edycja nie uczy. Pytania: {', '.join(short)}."
        hint = "Omów je na sali albo nie licz zadania do zaliczenia. Strona zadania o tym powie."
        yield Problem(SETTINGS, "lekcje", "question_untaught", message, hint)
    if found.outcomes:
        message = f"Zadania tej edycji nie sprawdzają efektów: {listed(found.outcomes)}."
        hint = (
            "Zaświadczenie potwierdzi je tylko wtedy, gdy ocenisz mikrolekcję albo pracę z miejsca "
            "pracy, która je pokazuje."
        )
        yield Problem(SETTINGS, "lekcje", "outcome_untaught", message, hint)
