"""What an edition cannot teach, ask or confirm without the lessons that it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msai.errors import Problem
from msai_trainer.editions.book import Book
from msai_trainer.editions.declared import SETTINGS, Edition
from msai_trainer.editions.described import described
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.taught import Consequences, consequences, listed

_JUDGED = "Oceniaj je na stronie „Ocenianie” tej edycji."
_NOWHERE = (
    "Ta edycja nie ma strony „Ocenianie”. Do oceniania zrób drugą, z częścią dla prowadzących."
)
_GRADE = "Polecenie „grade” liczy pytania kursu, dopóki nie wskażesz danych edycji (podręcznik)."


def left_out(edition: Edition, course: Book) -> Consequences:
    """Return what follows from the lessons that an edition leaves out of a course."""
    known = tuple(name for name in edition.lekcje if name in course.lessons)
    told = described(replace(edition, lekcje=known))
    return consequences(course, edition_book(course, told, ()))


def lesson_problems(edition: Edition, course: Book | None) -> Iterator[Problem]:
    """Yield the advice on what lessons that are left out take with them.

    Args:
        edition: The edition.
        course: The book of the course; None: it is not built yet, so nothing can be said.
    """
    if course is None or not edition.lekcje:
        return
    found = left_out(edition, course)
    if found.gone:
        message = f"Zadania są krótsze niż w kursie. Pytań mniej: {_counted(found.gone)}."
        where = _JUDGED if edition.prowadzacy else _NOWHERE
        yield _advice("assignment_shortened", message, f"{where} {_GRADE}")
    if found.kept:
        message = (
            f"Te pytania zostają, choć edycja ich nie uczy: {_counted(found.kept)}. "
            "Według nich sprawdza się inne odpowiedzi."
        )
        yield _advice("question_untaught", message, "Omów je na sali. Strona zadania o tym powie.")
    if found.thin:
        message = f"Test pyta tylko raz o efekty: {listed(found.thin)}."
        hint = "Wynik z jednego pytania nie pozwoli pominąć lekcji. Ścieżka o tym wie."
        yield _advice("test_shortened", message, hint)
    if found.outcomes:
        message = f"Zadania tej edycji nie sprawdzają efektów: {listed(found.outcomes)}."
        hint = (
            "Zaświadczenie potwierdzi je tylko wtedy, gdy ocenisz mikrolekcję albo pracę z miejsca "
            "pracy, która je pokazuje."
        )
        yield _advice("outcome_untaught", message, hint)


def _counted(questions: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return how many questions of which assignments."""
    return ", ".join(f"{title.partition('.')[0]} ({len(labels)})" for title, labels in questions)


def _advice(code: str, message: str, hint: str) -> Problem:
    return Problem(SETTINGS, "lekcje", code, message, hint)
