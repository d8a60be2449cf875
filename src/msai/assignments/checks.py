"""The check of one answer: whether it is empty, of the wrong kind or out of bounds.

The same check stands behind the form's button and at the head of every test of the autograder,
so that nobody loses points for something the page could have said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from msai.assignments.model import Field
from msai.assignments.reading import read_answer
from msai.base.form_values import Unreadable, text_of
from msai.base.i18n import catalogue

_, ngettext = catalogue("assignments")


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to look at before handing in.

    Attributes:
        grade_id: Question it belongs to.
        code: Stable English identifier, such as ``empty``.
        message: What was found, one sentence.
        hint: What to do, one sentence.
        blocking: Whether the answer cannot earn points as it is.
    """

    grade_id: str
    code: str
    message: str
    hint: str
    blocking: bool = True


def check_answer(field: Field, raw: Any) -> list[Gap]:
    """Return what is wrong with one answer."""
    try:
        value = read_answer(field, raw)
    except Unreadable as fault:
        return [Gap(field.name, fault.code, fault.message, fault.hint)]
    if value is None:
        return [_empty(field)] if field.required else []
    return list(_incomplete(field, value)) + list(_out_of_bounds(field, value))


def _empty(field: Field) -> Gap:
    message = _("“{label}”: no answer yet.").format(label=field.label)
    return Gap(field.name, "empty", message, field.help or _("Fill it in."))


def _incomplete(field: Field, value: Any) -> Iterator[Gap]:
    if field.kind == "grid":
        missing = [row.label for row in field.rows if row.value not in value]
    elif field.kind == "rows":
        missing = [
            f"{number}. {column.label}"
            for number, row in enumerate(value, start=1)
            for column in field.columns
            if column.required and row[column.name] is None
        ]
    else:
        return
    if missing:
        message = _("“{label}”: {places} still empty.").format(
            label=field.label, places=", ".join(missing)
        )
        yield Gap(field.name, "incomplete", message, _("Fill in every place."), blocking=False)


def _out_of_bounds(field: Field, value: Any) -> Iterator[Gap]:
    size = _size(field, value)
    low, high = field.minimum, field.maximum
    if size is None or ((low is None or size >= low) and (high is None or size <= high)):
        return
    too_small = low is not None and size < low
    bound = text_of(low if too_small else high)
    limit = _("At least {bound}.") if too_small else _("At most {bound}.")
    message = _("“{label}”: there is {size} here.").format(label=field.label, size=text_of(size))
    hint = limit.format(bound=f"{bound} {_measure(field)}".strip())
    # Too few words is a matter for the trainer; an impossible number is none at all.
    yield Gap(field.name, "out_of_bounds", message, hint, blocking=field.kind == "number")


def _size(field: Field, value: Any) -> float | None:
    if field.kind == "number":
        return float(value)
    if field.kind in ("text", "long_text"):
        return len(value.split())
    return len(value) if isinstance(value, (list, dict)) else None


def _measure(field: Field) -> str:
    return {
        "number": field.unit,
        "text": _("(words)"),
        "long_text": _("(words)"),
        "rows": _("(rows)"),
    }.get(field.kind, _("(answers)"))
