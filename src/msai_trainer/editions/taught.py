"""What an edition's lessons teach of what its assignments ask for, and what goes with a lesson.

Which lesson a question belongs to stands in its declaration (`msai.assignments.Question.lesson`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msai.assignments import LearningOutcome, Question, assignment, assignment_ids, outcome_name
from msai_trainer.editions.book import Book, Page

#: Where learners' pages of assignments are.
ASSIGNMENTS = "zadania/"


@dataclass(frozen=True)
class Consequences:
    """What an edition does without because of the lessons that it leaves out.

    Attributes:
        lessons: Those lessons.
        assignments: Titles of assignments that go with the last lesson of their part.
        questions: Title of an assignment that stays, and labels of its questions that no lesson
            of the edition teaches.
        outcomes: Outcomes that no question of its assignments shows any more: without other
            evidence a certificate of this edition cannot confirm them.
    """

    lessons: tuple[Page, ...]
    assignments: tuple[str, ...]
    questions: tuple[tuple[str, tuple[str, ...]], ...]
    outcomes: tuple[str, ...]


def consequences(course: Book, book: Book) -> Consequences:
    """Return what follows from leaving lessons out.

    Args:
        course: The book of the course.
        book: The book of the edition.
    """
    gone = tuple(page for name, page in course.lessons.items() if name not in book.lessons)
    there, stay = _assignments(course), _assignments(book)
    asked = ((assignment(name).title, untaught(book, name)) for name in stay)
    lost = dict.fromkeys(_outcomes(course))
    for outcome in _outcomes(book):
        lost.pop(outcome, None)
    return Consequences(
        gone,
        tuple(assignment(name).title for name in there if name not in stay),
        tuple((title, labels) for title, labels in asked if labels),
        tuple(outcome_name(one) for one in LearningOutcome if one in lost),
    )


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    return ", ".join(f"„{one}”" for one in names)


def untaught(book: Book, name: str) -> tuple[str, ...]:
    """Return the labels of the questions of an assignment that no lesson of a book teaches."""
    asked = assignment(name).questions
    return tuple(one.field.label for one in asked if not _is_taught(one, book))


def untaught_on(book: Book, here: str) -> tuple[str, ...]:
    """Return the same for the page of an assignment; empty for every other page."""
    name = here.removeprefix(ASSIGNMENTS)
    return untaught(book, name) if here != name and name in assignment_ids() else ()


def _is_taught(question: Question, book: Book) -> bool:
    return not question.lesson or question.lesson in book.lessons


def _assignments(book: Book) -> Sequence[str]:
    known, paths = assignment_ids(), {page.path for page in book.pages}
    return [name for name in known if f"{ASSIGNMENTS}{name}" in paths]


def _outcomes(book: Book) -> Iterator[LearningOutcome]:
    """Yield the outcomes that questions show which a book teaches and asks."""
    for name in _assignments(book):
        for question in assignment(name).questions:
            if _is_taught(question, book):
                found = (question.outcome, *(one.outcome for one in question.rubric))
                yield from (one for one in found if one is not None)
