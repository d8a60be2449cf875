"""An assignment as it is asked about one's own municipality, or about Wierzbogród."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from msai.assignments import town
from msai.assignments.declaring import assignment
from msai.assignments.model import Assignment, Field, Question
from msai.assignments.own_place import (
    CHOICE,
    INDICATORS,
    UNITS,
    VALUE_COLUMN,
    Municipality,
    OwnMunicipality,
    is_own,
    own_municipality,
)
from msai.base.forms import AnswerOption

#: Most indicators of one's own municipality: columns of values in the table of its units.
_MOST_INDICATORS = 4
_VALUE_COLUMNS = tuple(VALUE_COLUMN.format(number=n) for n in range(1, _MOST_INDICATORS + 1))


def place_of(name: str, answers: Mapping[str, Any]) -> Municipality:
    """Return the municipality that answers are about, for the rules of an assignment.

    Args:
        name: The assignment, such as ``zadanie-1``.
        answers: Answers by name; work that does not say a place is about Wierzbogród.
    """
    task = assignment(name)
    if is_own(answers) and task.place:
        return own_municipality(task, answers)
    return cast(Municipality, town)


def placed(task: Assignment, answers: Mapping[str, Any]) -> Assignment:
    """Return an assignment as it is asked about the municipality of these answers.

    On one's own municipality, lists of units and indicators are hers, and helps speak of it; for
    Wierzbogród nothing is asked of the place but which it is.
    """
    if not task.place:
        return task
    if not is_own(answers):
        choice = tuple(one for one in task.place if one.grade_id == CHOICE)
        return replace(task, place=choice)
    own = own_municipality(task, answers)
    return replace(
        task,
        place=tuple(_named_values(one, answers) for one in task.place),
        questions=tuple(_of_own(one, own) for one in task.questions),
    )


def bound_to_place(task: Assignment) -> tuple[str, ...]:
    """Return the questions whose answers belong to one municipality and fit no other."""
    return tuple(one.grade_id for one in task.questions if one.own_help)


def _of_own(question: Question, own: OwnMunicipality) -> Question:
    asked = _listed(question.field, own)
    columns = tuple(_listed(column, own) for column in asked.columns)
    told = question.own_help or asked.help
    offer = None if question.own_help else question.offer
    return replace(question, field=replace(asked, columns=columns, help=told), offer=offer)


def _listed(asked: Field, own: OwnMunicipality) -> Field:
    if asked.listed == "units":
        return replace(asked, options=tuple(AnswerOption(n, n) for n in own.unit_names()))
    if asked.listed == "indicators":
        return replace(asked, options=tuple(AnswerOption(*one) for one in own.indicators()))
    return asked


def _named_values(question: Question, answers: Mapping[str, Any]) -> Question:
    """Return the table of units with a column for each indicator that has a name."""
    if question.grade_id != UNITS:
        return question
    rows = answers.get(INDICATORS)
    rows = rows if isinstance(rows, (list, tuple)) else ()
    names = {
        column: str(row.get("name") or "") if isinstance(row, Mapping) else ""
        for column, row in zip(_VALUE_COLUMNS, rows, strict=False)
    }
    columns = tuple(
        replace(column, label=names.get(column.name) or column.label)
        for column in question.field.columns
        if column.name not in _VALUE_COLUMNS[2:] or names.get(column.name)
    )
    return replace(question, field=replace(question.field, columns=columns))
