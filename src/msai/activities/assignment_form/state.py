"""What the form of an assignment keeps, and what a click changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.assignment_form.who import (
    Who,
    decided,
    greeted,
    mistyped,
    typed_code,
    typed_group,
)
from msai.assignments import Assignment, Field, is_own, offers
from msai.assignments.own_place import CHOICE
from msai.assignments.placing import bound_to_place
from msai.programme.given import Records
from msai.ui import Deliver, Event, Step

#: Rows shown of an empty table, and most rows that can be added.
FIRST_ROWS, MOST_ROWS = 2, 12


@dataclass(frozen=True)
class Answers:
    """What the learner has filled in.

    Attributes:
        release: Release of the assignment that the answers were given to.
        given: ``{grade_id: answer}`` as the inputs hold them.
        who: Whose work it is.
        checked: Whether the result of the check is shown.
        handed_in: Name of the last file that the browser took.
        giving: Name of a file that the browser has not answered for yet.
        refused: Name of a file that the browser did not take.
        older: Answers to an older release, offered to be carried over.
        offered: ``{grade_id: answer}`` that exercises hold already.
        missing_code: Whether handing in failed for want of a code.
        doubted: Mistyped codes that handing in has asked about; the same ones go through then.
        aside: Answers about the municipality that is not worked on now; they come back with it.
    """

    release: str
    given: Mapping[str, Any] = field(default_factory=dict)
    who: Who = field(default_factory=Who)
    checked: bool = False
    handed_in: str = ""
    giving: str = ""
    refused: str = ""
    older: Mapping[str, Any] = field(default_factory=dict)
    offered: Mapping[str, Any] = field(default_factory=dict)
    missing_code: bool = False
    doubted: tuple[str, ...] = ()
    aside: Mapping[str, Any] = field(default_factory=dict)


def initial(task: Assignment) -> Answers:
    """Return empty answers."""
    return Answers(task.release)


def update(task: Assignment, state: Answers, event: Event) -> Answers | Step[Answers]:
    """Take one answer, or one of the buttons; the file to hand in is made in `papers`."""
    kind, _colon, name = event.id.partition(":")
    if kind in ("learner", "person"):
        return _named(state, name, str(event.value or ""))
    if event.id == "check":
        return replace(state, checked=True, handed_in="", refused="")
    if event.id in ("carry", "leave"):
        given = state.older if event.id == "carry" else state.given
        return replace(state, given=given, older={})
    if kind == "take":
        taken = state.offered.get(name, state.given.get(name))
        return replace(state, given={**state.given, name: taken}, handed_in="", refused="")
    return _answer(task, state, event)


def _named(state: Answers, name: str, text: str) -> Step[Answers]:
    if name == "code":
        who, effects = typed_code(state.who, text)
    elif name == "group":
        who, effects = typed_group(state.who, text)
    else:
        who, effects = decided(state.who, name)
    return Step(replace(state, who=who, missing_code=False, doubted=(), handed_in=""), effects)


def _answer(task: Assignment, state: Answers, event: Event) -> Answers:
    name = event.id.partition(":")[0]
    fields = {question.grade_id: question.field for question in task.asked}
    if name not in fields:
        return state
    if name == CHOICE and is_own({CHOICE: event.value}) != is_own(state.given):
        state = _elsewhere(task, state)
    answer = answered(fields[name], event, state.given.get(name))
    return replace(state, given={**state.given, name: answer}, handed_in="", refused="")


def _elsewhere(task: Assignment, state: Answers) -> Answers:
    """Put the answers about one municipality aside and take those about the other."""
    bound = bound_to_place(task)
    here = {name: answer for name, answer in state.given.items() if name in bound}
    left = {name: answer for name, answer in state.given.items() if name not in bound}
    return replace(state, given={**left, **state.aside}, aside=here)


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
    rows = padded(answer)
    if place == "add":
        return [*rows, {}][:MOST_ROWS]
    at_row, _colon, column = place.partition(":")
    number = int(at_row)
    return [{**row, column: value} if at == number else row for at, row in enumerate(rows)]


def padded(answer: Any) -> list[dict[str, Any]]:
    """Return the rows of a table, with empty ones up to the first few that are shown."""
    given = answer if isinstance(answer, (list, tuple)) else ()
    rows = [dict(row) if isinstance(row, Mapping) else {} for row in given]
    return rows + [{}] * (FIRST_ROWS - len(rows))


def not_yet(state: Answers) -> Answers | None:
    """Return the form saying why nothing can be handed in yet; None when it can.

    A code that looks mistyped is asked about once; the same one goes through then.
    """
    code = state.who.code.strip()
    if state.who.undecided or not code:
        return replace(state, missing_code=not code, checked=True)
    doubted = mistyped(state.who)
    if doubted and doubted != state.doubted:
        return replace(state, doubted=doubted, checked=True, handed_in="", refused="")
    return None


def giving(state: Answers, name: str) -> Answers:
    """Return the form while the browser takes the file of this name."""
    return replace(state, giving=name, handed_in="", refused="", checked=True, missing_code=False)


def delivered(state: Answers, file: Deliver, taken: bool) -> Answers:
    """Put in whether the browser took the file."""
    name = file.filename
    told = replace(state, giving="", refused="", handed_in="")
    return replace(told, handed_in=name) if taken else replace(told, refused=name)


def encode(state: Answers) -> dict[str, Any]:
    """Return the answers as the learner's record keeps them."""
    record = {"release": state.release, "answers": dict(state.given)}
    kept = {"older": dict(state.older), "aside": dict(state.aside)}
    return {**record, **{name: answers for name, answers in kept.items() if answers}}


def decode(task: Assignment, record: Mapping[str, Any]) -> Answers:
    """Read a record; answers to another release are kept aside and offered.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of an assignment.
    """
    given = dict(record["answers"])
    if record["release"] == task.release:
        older, aside = dict(record.get("older") or {}), dict(record.get("aside") or {})
        return Answers(task.release, given, older=older, aside=aside)
    return Answers(task.release, older=given)


def receive(task: Assignment, state: Answers, others: Records) -> Answers:
    """Remember which answers the exercises hold already."""
    return replace(state, offered=offers(task, others))


def greet(state: Answers, record: Mapping[str, Any]) -> Answers:
    """Put in who works here, as it was entered in any assignment of this browser."""
    return replace(state, who=greeted(state.who, record))
