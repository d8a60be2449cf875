"""Answers that stand in a saved exercise already: offered in the form, never put in unasked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msai.assignments.model import Assignment, Field, Question
from msai.assignments.reading import read_answer
from msai.base.form_values import Unreadable

States = Mapping[str, Mapping[str, Any]]


def offers(assignment: Assignment, states: States) -> dict[str, Any]:
    """Return the answers that the learner's exercises hold, by question.

    Args:
        assignment: The declaration; its questions say where to look.
        states: Saved states by exercise id; whatever does not fit a question is left out.
    """
    found = {question.grade_id: _offered(question, states) for question in assignment.questions}
    return {name: answer for name, answer in found.items() if answer}


def exercises_of(assignment: Assignment) -> tuple[str, ...]:
    """Return the ids of the exercises that may hold answers."""
    ids = [question.offer.exercise for question in assignment.questions if question.offer]
    return tuple(dict.fromkeys(ids))


def _offered(question: Question, states: States) -> Any:
    offer = question.offer
    if offer is None:
        return None
    value: Any = states.get(offer.exercise, {})
    for key in offer.at.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if question.field.kind == "rows":
        return _rows(question.field, value, offer.where)
    return _readable(question.field, value)


def _rows(field: Field, value: Any, where: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = value if isinstance(value, (list, tuple)) else ()
    chosen = [row for row in rows if isinstance(row, Mapping) and where.items() <= row.items()]
    read = [{c.name: _readable(c, row.get(c.name)) for c in field.columns} for row in chosen]
    kept = [{name: value for name, value in row.items() if value is not None} for row in read]
    return [row for row in kept if row]


def _readable(field: Field, value: Any) -> Any:
    try:
        return read_answer(field, value)
    except Unreadable:
        return None
