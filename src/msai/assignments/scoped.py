"""An assignment without what nobody teaches: questions go with their lessons.

A question stays without its lesson where another one that stays is judged by its answer. What is
asked about the place goes with the last question that is computed from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from msai.assignments.model import Assignment, Question

#: Tells whether a lesson is taught.
Teaches = Callable[[str], bool]


def scoped(declared: Assignment, teaches: Teaches) -> Assignment:
    """Return an assignment with the questions that are asked; the same one, if all are."""
    kept = asked(declared, teaches)
    if kept == declared.questions:
        return declared
    return replace(declared, questions=kept, place=_place(declared, kept))


def asked(declared: Assignment, teaches: Teaches) -> tuple[Question, ...]:
    """Return the questions that stay, in their order: those taught, and those that they need."""
    by_name = {one.grade_id: one for one in declared.questions}
    wanted = [one for one in declared.questions if teaches(one.lesson)]
    kept = set[str]()
    while wanted:
        one = wanted.pop()
        if one.grade_id not in kept:
            kept.add(one.grade_id)
            wanted += [by_name[name] for name in one.uses]
    return tuple(one for one in declared.questions if one.grade_id in kept)


def _place(declared: Assignment, kept: tuple[Question, ...]) -> tuple[Question, ...]:
    computed = [one for one in declared.questions if one.own_help]
    return declared.place if not computed or any(one in kept for one in computed) else ()


def untaught(declared: Assignment, teaches: Teaches) -> tuple[Question, ...]:
    """Return the questions that stay though nobody teaches what they ask for."""
    return tuple(one for one in asked(declared, teaches) if not teaches(one.lesson))


def gone(declared: Assignment, teaches: Teaches) -> tuple[Question, ...]:
    """Return the questions that go."""
    kept = asked(declared, teaches)
    return tuple(one for one in declared.questions if one not in kept)
