"""Answers that stand in a saved exercise already: offered in the form, never put in unasked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any

from msai.assignments.model import Assignment, Field, Offer, Question
from msai.assignments.reading import read_answer
from msai.base.form_values import Unreadable
from msai.base.forms import to_dict
from msai.programme.given import SHARED, Records, read_any


def offers(assignment: Assignment, records: Records) -> dict[str, Any]:
    """Return the answers that the learner's exercises hold, by question.

    Args:
        assignment: The declaration; its questions say where to look.
        records: Saved work by exercise id; whatever does not fit a question is left out.
    """
    held = {question.grade_id: _offered(question, records) for question in assignment.asked}
    return {name: answer for name, answer in held.items() if answer}


def exercises_of(assignment: Assignment) -> tuple[str, ...]:
    """Return the ids of the exercises that may hold answers."""
    ids = [question.offer.exercise for question in assignment.asked if question.offer]
    return tuple(dict.fromkeys(ids))


def _offered(question: Question, records: Records) -> Any:
    offer = question.offer
    if offer is None:
        return None
    value = _plain(_held(offer, records))
    if question.field.kind == "rows":
        return _rows(question.field, value, offer.where)
    return _readable(question.field, value)


def _held(offer: Offer, records: Records) -> Any:
    """Return the part of what the exercise gives that a declaration names."""
    value: Any = read_any(offer.exercise, records)
    for name in offer.at.removeprefix(f"{SHARED}.").split("."):
        value = getattr(value, name, None)
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return to_dict(value) if is_dataclass(value) else value


def _rows(field: Field, value: Any, where: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = value if isinstance(value, list) else ()
    chosen = [row for row in rows if isinstance(row, Mapping) and where.items() <= row.items()]
    read = [{c.name: _readable(c, row.get(c.name)) for c in field.columns} for row in chosen]
    kept = [{name: value for name, value in row.items() if value is not None} for row in read]
    return [row for row in kept if row]


def _readable(field: Field, value: Any) -> Any:
    try:
        return read_answer(field, value)
    except Unreadable:
        return None
