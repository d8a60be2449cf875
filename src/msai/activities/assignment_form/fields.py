"""Questions of an assignment as inputs, and events of these inputs as answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai.activities.assignment_form.figures import town_figures
from msai.assignments import Field, Question
from msai.assignments import Option as Answer
from msai.base.form_values import number_text
from msai.base.i18n import catalogue
from msai.ui import (
    Button,
    Checks,
    Choice,
    Event,
    Group,
    Input,
    Node,
    Number,
    Option,
    Table,
    Text,
)

_, ngettext = catalogue("activities_assignments")

#: Rows shown of an empty table, and most rows that can be added.
FIRST_ROWS, MOST_ROWS = 2, 12


def question_nodes(question: Question, given: Mapping[str, Any]) -> list[Node]:
    """Return the inputs of a question with the answers given so far."""
    field = question.field
    answer = given.get(field.name)
    if field.kind in ("grid", "rows"):
        table = _grid(field, answer) if field.kind == "grid" else _rows(field, answer, given)
        return [Text(field.help, small=True), *table]
    figures = town_figures(_chosen(answer)) if field.kind == "units" else []
    return [field_node(field, field.name, answer), *figures]


def title(question: Question, number: int) -> str:
    """Return the heading of a question: its number and what it is worth."""
    points = ngettext("{n} point", "{n} points", round(question.points))
    text = _("Question {number} ({points})")
    return text.format(number=number, points=points.format(n=number_text(question.points)))


def field_node(field: Field, identity: str, answer: Any, *, hide_label: bool = False) -> Node:
    """Return the input of one plain field."""
    options = _options(field.options)
    if field.kind in ("multi_choice", "units"):
        many = len(options) > 8
        return Checks(identity, field.label, options, _chosen(answer), field.help, columns=many)
    if field.kind == "choice":
        value = answer if isinstance(answer, str) else ""
        return Choice(identity, field.label, options, value, help=field.help, hide_label=hide_label)
    if field.kind == "number" and (answer is None or isinstance(answer, (int, float))):
        low, high = field.minimum, field.maximum
        return Number(
            identity, field.label, answer, low, high,
            unit=field.unit, help=field.help, hide_label=hide_label,
        )  # fmt: skip
    rows = 6 if field.kind == "long_text" else 1
    text = "" if answer is None else str(answer)
    return Input(
        identity, field.label, text, rows, field.help, max_length=8000, hide_label=hide_label,
        kind="date" if field.kind == "date" else "text",
    )  # fmt: skip


def _chosen(answer: Any) -> tuple[str, ...]:
    return tuple(answer) if isinstance(answer, (list, tuple)) else ()


def answered(field: Field, event: Event, answer: Any) -> Any:
    """Return the new answer to a field after an event of one of its inputs.

    The id of an event is ``<name>``, ``<name>:<row>`` of a grid, ``<name>:<row>:<column>`` or
    ``<name>:add`` of a table.
    """
    _name, _colon, place = event.id.partition(":")
    if field.kind == "grid":
        given = dict(answer) if isinstance(answer, Mapping) else {}
        return {**given, place: event.value}
    if field.kind == "rows":
        return _with_row(answer, place, event.value)
    return event.value


def _with_row(answer: Any, place: str, value: Any) -> list[dict[str, Any]]:
    rows = _padded(answer)
    if place == "add":
        return [*rows, {}][:MOST_ROWS]
    row, _colon, column = place.partition(":")
    at = int(row)
    return [{**one, column: value} if number == at else one for number, one in enumerate(rows)]


def _padded(answer: Any) -> list[dict[str, Any]]:
    given = answer if isinstance(answer, (list, tuple)) else ()
    rows = [dict(row) if isinstance(row, Mapping) else {} for row in given]
    return rows + [{}] * (FIRST_ROWS - len(rows))


def _grid(field: Field, answer: Any) -> list[Node]:
    given = answer if isinstance(answer, Mapping) else {}
    rows: list[list[str | Node]] = [
        [
            row.label,
            Choice(
                f"{field.name}:{row.value}",
                row.label,
                _options(field.options),
                str(given.get(row.value) or ""),
                hide_label=True,
            ),
        ]
        for row in field.rows
    ]
    return [Table(field.label, [_("Item"), _("Your answer")], rows)]


def _rows(field: Field, answer: Any, given: Mapping[str, Any]) -> list[Node]:
    groups: list[Node] = []
    columns = [_with_titles(column, answer, given) for column in field.columns]
    for at, row in enumerate(_padded(answer)):
        inputs = [
            field_node(column, f"{field.name}:{at}:{column.name}", row.get(column.name))
            for column in columns
        ]
        legend = _("{label}: row {number}").format(label=field.label, number=at + 1)
        groups.append(Group(legend, inputs, fieldset=True))
    add = Button(f"{field.name}:add", _("Add a row"), disabled=len(groups) >= MOST_ROWS)
    return [*groups, add]


def _with_titles(column: Field, answer: Any, given: Mapping[str, Any]) -> Field:
    """Return a column that refers to another question as a choice among what is filled in there.

    Before there is anything, it stays a line to write in.
    """
    if column.kind != "reference":
        return column
    question, _colon, name = column.refers_to.partition(":")
    # What is chosen already stays visible when its row is renamed.
    sources = [(given.get(question), name), (answer, column.name)]
    texts = [str(row.get(key) or "") for rows, key in sources for row in _padded(rows)]
    titles = dict.fromkeys(filter(None, texts))
    options = tuple(Answer(title, title) for title in titles)
    return replace(column, kind="choice", options=options) if titles else column


def _options(options: Sequence[Answer]) -> list[Option]:
    return [Option(option.value, option.label) for option in options]
