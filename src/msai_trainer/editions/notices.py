"""What a page says of itself in an edition that asks for less than the course.

Its text is the course's: where the edition left lessons out, numbers and lists in it are too large.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from msai.assignments import assignment
from msai.assignments.scoped import asked, gone, untaught
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.base.typography import glue
from msai.outcomes.items import TASK_LESSON, items_of
from msai_trainer.editions.book import Book
from msai_trainer.editions.taught import (
    TEST,
    assignment_at,
    assignments_of,
    teaches,
    test_items,
)

_, ngettext = catalogue("editions")

#: The trainer's page on marking: rubrics and points of every question.
MARKING = "trener/ocenianie-zadan"


def notice(book: Book, here: str) -> str:
    """Return what stands above the text of a page; usually nothing."""
    if here == TEST[0]:
        return _of_test(book)
    if here == MARKING:
        return _of_marking(book)
    name = assignment_at(here)
    left = untaught(assignment(name), teaches(book)) if name else ()
    told = _(
        "No lesson of this edition teaches what these questions ask for. They stay because others "
        "are judged by their answers. Ask who runs the course for help."
    )
    return _box(told, [one.field.label for one in left]) if left else ""


def points(book: Book, here: str, _argument: str, now: str) -> str:
    """Return what an assignment gives points for; as it was, where all is asked."""
    name, taught = assignment_at(here), teaches(book)
    if not name or not gone(assignment(name), taught):
        return now
    return f"<p>{_text(points_told(book, name))}</p>"


def points_told(book: Book, name: str) -> str:
    """Return as sentences what an assignment gives points for in a book."""
    questions = asked(assignment(name), teaches(book))
    each = "; ".join(f"„{one.field.label}” {number_text(one.points)}" for one in questions)
    total = number_text(sum(one.points for one in questions))
    told = _("What gives points: {each}. Together {total}.").format(each=each, total=total)
    read = _("The descriptive answer is read by a person.")
    return f"{told} {read}" if any(one.manual for one in questions) else told


def _of_test(book: Book) -> str:
    items, task = test_items(book), teaches(book)(TASK_LESSON)
    if task and len(items) == len(items_of("a")):
        return ""
    outcomes = len({one.outcome for one in items})
    told = _(
        "This test asks only for what this edition teaches. Questions in a form: {n}, outcomes: "
        "{outcomes}."
    ).format(n=len(items), outcomes=outcomes)
    rest = "" if task else _("There is no indicator to repair.")
    return _box(f"{told} {rest}".strip(), ())


def _of_marking(book: Book) -> str:
    left = [
        f"{assignment(name).title.partition('.')[0]}: „{one.field.label}”"
        for name in assignments_of(book)
        for one in gone(assignment(name), teaches(book))
    ]
    told = _("This page tells of all questions of the course. This edition does not ask:")
    return _box(told, left) if left else ""


def _box(told: str, items: Sequence[str]) -> str:
    listed = "".join(f"<li>{_text(one)}</li>" for one in items)
    inside = f"<ul>{listed}</ul>" if listed else ""
    return f'<div class="box box-tip"><p>{_text(told)}</p>{inside}</div>'


def _text(text: str) -> str:
    return html.escape(glue(text))
