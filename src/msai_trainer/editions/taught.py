"""What goes with a lesson that an edition leaves out, and what stays though nobody teaches it.

Which lesson teaches what stands in one place for each kind: in the declarations of assignments, in
the bank of the test, in `msai.evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from msai.assignments import LearningOutcome, Question, assignment, assignment_ids, outcome_name
from msai.assignments.scoped import asked, gone, untaught
from msai.evidence.card import LESSON
from msai.outcomes.items import TASK_LESSON, OutcomeItem, items_of
from msai_trainer.editions.book import Book, Page

#: Where learners' pages of assignments are.
ASSIGNMENTS = "zadania/"
#: Pages of the test before and after, the learner's first; the page of the evidence cards.
TEST = ("start/test-wejscie-wyjscie", "trener/przed-po")
EVIDENCE = "katalog/co-dziala"
#: So many questions of a form ask for an outcome; of fewer nobody learns what to pass over.
ENOUGH = 2


@dataclass(frozen=True)
class Consequences:
    """What an edition does without because of the lessons that it leaves out.

    Attributes:
        lessons: Those lessons.
        assignments: Titles of assignments that go.
        gone: Title of an assignment that stays, and labels of its questions that go.
        kept: The same with the questions that stay though no lesson teaches them, because others
            are judged by their answers.
        outcomes: Outcomes that no question of its assignments shows any more: without other
            evidence a certificate of this edition cannot confirm them.
        items: How many questions of each form of the test go.
        thin: Outcomes for which the test has fewer than `ENOUGH` questions left, but some.
        pages: Further pages that go.
    """

    lessons: tuple[Page, ...]
    assignments: tuple[str, ...]
    gone: tuple[tuple[str, tuple[str, ...]], ...]
    kept: tuple[tuple[str, tuple[str, ...]], ...]
    outcomes: tuple[str, ...]
    items: int
    thin: tuple[str, ...]
    pages: tuple[Page, ...]


def consequences(course: Book, book: Book) -> Consequences:
    """Return what follows from leaving lessons out.

    Args:
        course: The book of the course.
        book: The book of the edition.
    """
    taught = teaches(book)
    there, stay = assignments_of(course), assignments_of(book)
    items = test_items(book)
    lost = dict.fromkeys(_outcomes(course))
    for outcome in _outcomes(book):
        lost.pop(outcome, None)
    paths = {page.path for page in book.pages}
    others = [page for page in course.pages if page.path in (*TEST, EVIDENCE)]
    return Consequences(
        lessons=tuple(page for name, page in course.lessons.items() if name not in book.lessons),
        assignments=tuple(assignment(name).title for name in there if name not in stay),
        gone=_of_each(stay, lambda name: gone(assignment(name), taught)),
        kept=_of_each(stay, lambda name: untaught(assignment(name), taught)),
        outcomes=_named(lost),
        items=len(test_items(course)) - len(items),
        thin=_named(name for name, count in _counted(items).items() if count < ENOUGH),
        pages=tuple(page for page in others if page.path not in paths),
    )


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    return ", ".join(f"„{one}”" for one in names)


def teaches(book: Book) -> Callable[[str], bool]:
    """Return what tells whether a book teaches a lesson; what belongs to none is always taught."""
    known = frozenset(book.lessons)
    return lambda lesson: not lesson or lesson in known


def stays(path: str, lessons: Sequence[str]) -> bool:
    """Tell whether a page has anything to say with these lessons.

    Lessons themselves, and cards about them, are chosen elsewhere.
    """
    needed = _lessons_behind(path)
    return needed is None or not needed.isdisjoint({*lessons, ""})


def assignments_of(book: Book) -> list[str]:
    """Return the assignments that are pages of a book."""
    paths = {page.path for page in book.pages}
    return [name for name in assignment_ids() if f"{ASSIGNMENTS}{name}" in paths]


def assignment_at(here: str) -> str:
    """Return the assignment whose page this is; empty: none."""
    name = here.removeprefix(ASSIGNMENTS)
    return name if here != name and name in assignment_ids() else ""


def test_items(book: Book) -> list[OutcomeItem]:
    """Return the questions of a form of the test that a book asks; both forms are parallel."""
    taught = teaches(book)
    return [one for one in items_of("a") if taught(one.lesson)]


def _lessons_behind(path: str) -> frozenset[str] | None:
    """Return the lessons of which a page needs at least one; None: it needs none."""
    if name := assignment_at(path):
        return frozenset(one.lesson for one in assignment(name).questions)
    if path in TEST:
        return frozenset([TASK_LESSON, *(one.lesson for one in items_of("a"))])
    return frozenset([LESSON]) if path == EVIDENCE else None


def _of_each(
    names: Sequence[str], of: Callable[[str], Sequence[Question]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = ((assignment(name).title, of(name)) for name in names)
    return tuple((title, tuple(one.field.label for one in some)) for title, some in found if some)


def _named(outcomes: Iterable[LearningOutcome]) -> tuple[str, ...]:
    some = set(outcomes)
    return tuple(outcome_name(one) for one in LearningOutcome if one in some)


def _counted(items: Sequence[OutcomeItem]) -> dict[LearningOutcome, int]:
    counts: dict[LearningOutcome, int] = {}
    for item in items:
        counts[item.outcome] = counts.get(item.outcome, 0) + 1
    return counts


def _outcomes(book: Book) -> Iterator[LearningOutcome]:
    """Yield the outcomes that the questions show which a book teaches and asks."""
    taught = teaches(book)
    for name in assignments_of(book):
        for question in asked(assignment(name), taught):
            found = (question.outcome, *(one.outcome for one in question.rubric))
            yield from (one for one in found if one is not None)
