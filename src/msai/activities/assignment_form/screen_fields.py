"""Questions of an assignment as inputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai import ui
from msai.activities.assignment_form.figures import place_figures
from msai.activities.assignment_form.state import MOST_ROWS, padded
from msai.assignments import AnswerOption as Answer
from msai.assignments import Assignment, Field, Question
from msai.base.i18n import catalogue
from msai.base.numbers import number_text

_, ngettext = catalogue("activities_assignments")


def place_nodes(
    task: Assignment,
    given: Mapping[str, Any],
    offered: Callable[[Question], Sequence[ui.Node]] = lambda _question: (),
) -> list[ui.Node]:
    """Return what is asked of the place: which it is, and the numbers of one's own.

    Args:
        task: The assignment as it is asked about this place (`placed`).
        given: The answers so far.
        offered: What stands before the inputs of a question.
    """
    if not task.place:
        return []
    choice, *numbers = task.place
    inputs = [
        node for one in numbers for node in (*offered(one), *question_nodes(task, one, given))
    ]
    parts = [_which_place(choice, given), *([ui.Message("info", _private())] if inputs else [])]
    return [ui.Group(_("What you work on"), [*parts, *inputs])]


def _which_place(choice: Question, given: Mapping[str, Any]) -> ui.Node:
    """Return the choice of the place; work that says nothing is about the first one."""
    field, options = choice.field, _options(choice.field.options)
    value = str(given.get(choice.grade_id) or options[0].value)
    return ui.Choice(choice.grade_id, field.label, options, value, "radio", field.help)


def _private() -> str:
    return _(
        "Write numbers of whole units only: no names of people, no addresses, no case numbers. "
        "The program computes with these numbers and does not compare them with their source."
    )


def question_nodes(task: Assignment, question: Question, given: Mapping[str, Any]) -> list[ui.Node]:
    """Return the inputs of a question with the answers given so far."""
    field = question.field
    answer = given.get(field.name)
    if field.kind in ("grid", "rows"):
        table = _grid(field, answer) if field.kind == "grid" else _rows(field, answer, given)
        return [ui.Text(field.help, small=True), *table]
    if field.kind != "units":
        return [field_node(field, field.name, answer)]
    if not field.options:
        return [ui.Text(_("Enter the units of your municipality at the top first."))]
    figures = place_figures(task.id, given, _chosen(answer))
    return [field_node(field, field.name, answer), *figures]


def title(question: Question, number: int) -> str:
    """Return the heading of a question: its number and what it is worth."""
    points = ngettext("{n} point", "{n} points", round(question.points))
    text = _("Question {number} ({points})")
    return text.format(number=number, points=points.format(n=number_text(question.points)))


def field_node(field: Field, identity: str, answer: Any, *, hide_label: bool = False) -> ui.Node:
    """Return the input of one plain field."""
    options = _options(field.options)
    if field.kind in ("multi_choice", "units"):
        many = len(options) > 8
        return ui.Checks(identity, field.label, options, _chosen(answer), field.help, columns=many)
    if field.kind == "choice":
        value = answer if isinstance(answer, str) else ""
        return ui.Choice(
            identity, field.label, options, value, help=field.help, hide_label=hide_label
        )
    if field.kind == "number" and (answer is None or isinstance(answer, (int, float))):
        return ui.Number(identity, field.label, answer, field.unit, field.help, hide_label)
    rows = 6 if field.kind == "long_text" else 1
    text = "" if answer is None else str(answer)
    return ui.Input(
        identity, field.label, text, rows, field.help, max_length=8000, hide_label=hide_label,
        kind="date" if field.kind == "date" else "text",
    )  # fmt: skip


def _chosen(answer: Any) -> tuple[str, ...]:
    return tuple(answer) if isinstance(answer, (list, tuple)) else ()


def _grid(field: Field, answer: Any) -> list[ui.Node]:
    given = answer if isinstance(answer, Mapping) else {}
    rows: list[list[str | ui.Node]] = [
        [
            row.label,
            ui.Choice(
                f"{field.name}:{row.value}",
                row.label,
                _options(field.options),
                str(given.get(row.value) or ""),
                hide_label=True,
            ),
        ]
        for row in field.rows
    ]
    return [ui.Table(field.label, [_("Item"), _("Your answer")], rows)]


def _rows(field: Field, answer: Any, given: Mapping[str, Any]) -> list[ui.Node]:
    groups: list[ui.Node] = []
    columns = [_with_titles(column, answer, given) for column in field.columns]
    for at, row in enumerate(padded(answer)):
        inputs = [
            field_node(column, f"{field.name}:{at}:{column.name}", row.get(column.name))
            for column in columns
        ]
        legend = _("{label}: row {number}").format(label=field.label, number=at + 1)
        groups.append(ui.Group(legend, inputs, fieldset=True))
    add = ui.Button(f"{field.name}:add", _("Add a row"), disabled=len(groups) >= MOST_ROWS)
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
    texts = [str(row.get(key) or "") for rows, key in sources for row in padded(rows)]
    titles = dict.fromkeys(filter(None, texts))
    options = tuple(Answer(title, title) for title in titles)
    return replace(column, kind="choice", options=options) if titles else column


def _options(options: Sequence[Answer]) -> list[ui.Option]:
    return [ui.Option(option.value, option.label) for option in options]
