"""Cards that people fill in: one declaration per field feeds form, table, document and check.

A card is a frozen dataclass whose fields say what they mean::

    @dataclass(frozen=True)
    class Risk:
        name: str = field("What may happen", help="One sentence.", required=True)
        effect: str = field("Effect", kind="choice", options={"low": "Low", "high": "High"})

Labels, helps and options are English message ids; they are translated with the catalogue of the
card's sub-package (`msai.planning.risks` → domain ``planning``) each time `fields_of` is asked.
Every field has a default, so that a half-filled card is a card too: a draft is never refused.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from msai.base.form_fields import (
    AnswerOption,
    FormField,
    Kind,
    field,
    field_of,
    fields_of,
    title_of,
    titled,
)
from msai.base.form_values import READERS, Unreadable, text_of
from msai.base.i18n import catalogue
from msai.errors import Problem

__all__ = [
    "MADE_UP",
    "AnswerOption",
    "FormField",
    "Kind",
    "describe",
    "field",
    "field_of",
    "fields_of",
    "from_dict",
    "is_empty",
    "made_up_field",
    "title_of",
    "titled",
    "to_dict",
    "validate",
]  # fmt: skip

_, ngettext = catalogue("forms")

Card = TypeVar("Card")
#: More cards than a person writes; a larger file is damaged or hostile.
MOST_CARDS = 300
#: The field that tells made-up data from real ones, wherever they go.
MADE_UP = "made_up"


def made_up_field() -> Any:
    """Declare the field of a card whose data may come from an invented place."""
    return field(
        "Made-up data",
        help="Untick it once you have put in the data of your own municipality.",
        kind="origin",
    )


def to_dict(card: Any) -> dict[str, Any]:
    """Return a card as plain JSON values, in the order of its fields."""
    return {item.name: _plain(getattr(card, item.name)) for item in fields_of(type(card))}


def from_dict(cls: type[Card], data: Any) -> tuple[Card, list[Problem]]:
    """Read a card from plain values, such as a saved file or a form.

    Nothing is refused as a whole: what cannot be read is left empty and reported.

    Returns:
        The card and one problem per value that could not be read.
    """
    if not isinstance(data, Mapping):
        return cls(), [_problem(None, None, "not_a_card", *_not_a_card())]
    known = fields_of(cls)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for described in known:
        if data.get(described.name) is not None:
            values[described.name], found = _read(described, data[described.name])
            problems += found
    card = cls(**{name: value for name, value in values.items() if value is not None})
    unknown = sorted(str(key) for key in set(data) - {described.name for described in known})
    problems += [_problem(None, key, "unknown_field", *_unknown_field()) for key in unknown]
    title = title_of(card) or None
    return card, [dataclasses.replace(problem, row=problem.row or title) for problem in problems]


def validate(card: Any, fields: Sequence[FormField] | None = None) -> list[Problem]:
    """Return what a complete card still needs: required answers and numbers within bounds.

    Args:
        card: The card.
        fields: Its fields as one place asks for them (`msai.base.asked`); None: as declared.
    """
    problems: list[Problem] = []
    for described in fields_of(type(card)) if fields is None else fields:
        value = getattr(card, described.name)
        if described.kind in ("card", "cards"):
            nested = (value,) if described.kind == "card" else value
            problems += [problem for inner in nested for problem in validate(inner)]
        if described.required and is_empty(value):
            message = _("This is still empty."), described.help or _("Fill it in.")
            problems.append(_problem(title_of(card) or None, described.label, "empty", *message))
        problems += _out_of_bounds(card, described, value)
    return problems


def is_empty(value: Any) -> bool:
    """Return whether nothing was answered; zero and “no” are answers."""
    return value is None or value == "" or value == ()


def describe(card: Any) -> list[tuple[str, str]]:
    """Return label and answer of every field that is filled in, as they stand in a document."""
    rows = [(item.label, item.text(getattr(card, item.name))) for item in fields_of(type(card))]
    return [(label, text) for label, text in rows if text]


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return to_dict(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(described: FormField, raw: Any) -> tuple[Any, list[Problem]]:
    if described.card is not None:
        return _read_nested(described, described.card, raw)
    try:
        allowed = tuple(option.value for option in described.options)
        return READERS[described.kind](raw, allowed), []
    except Unreadable as fault:
        return None, [_problem(None, described.label, fault.code, fault.message, fault.hint)]


def _read_nested(described: FormField, cls: type[Any], raw: Any) -> tuple[Any, list[Problem]]:
    if described.kind == "card":
        return from_dict(cls, raw)
    if not isinstance(raw, (list, tuple)):
        return None, [_problem(None, described.label, "not_a_card", *_not_a_card())]
    read = [from_dict(cls, item) for item in raw[:MOST_CARDS]]
    problems = [problem for _card, found in read for problem in found]
    if len(raw) > MOST_CARDS:
        message = _("There are more than {most} entries here.").format(most=MOST_CARDS)
        hint = _("Only the first ones were read. Check that this is the right file.")
        problems.append(_problem(None, described.label, "too_many", message, hint))
    return tuple(card for card, _found in read), problems


def _out_of_bounds(card: Any, described: FormField, value: Any) -> list[Problem]:
    low, high = described.minimum, described.maximum
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return []
    if (low is None or value >= low) and (high is None or value <= high):
        return []
    message = _("{value} is outside what is possible here.").format(value=text_of(value))
    bounds = [
        _("at least {number}").format(number=text_of(low)) if low is not None else "",
        _("at most {number}").format(number=text_of(high)) if high is not None else "",
    ]
    hint = _("Enter {bounds}.").format(bounds=", ".join(filter(None, bounds)))
    return [_problem(title_of(card) or None, described.label, "out_of_bounds", message, hint)]


def _problem(row: str | None, column: str | None, code: str, message: str, hint: str) -> Problem:
    return Problem(row=row, column=column, code=code, message=message, hint=hint)


def _not_a_card() -> tuple[str, str]:
    return _("This part of the file is damaged."), _("Check that this is the right file.")


def _unknown_field() -> tuple[str, str]:
    return (
        _("This version of the course does not know such a field."),
        _("It was left out. If the file comes from a newer version, open it there."),
    )
