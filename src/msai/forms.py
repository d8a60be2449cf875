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
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar

from msai.errors import Problem
from msai.form_values import READERS, Unreadable, text_of
from msai.i18n import catalogue, language

_, ngettext = catalogue("forms")

Kind = Literal[
    "text",  # one line
    "long_text",  # a few sentences
    "number",  # float
    "integer",
    "date",
    "choice",  # one of the options
    "choices",  # any of the options
    "flag",  # yes or no
    "lines",  # a short list, one text a line
    "reference",  # the name of a card of another section
    "references",
    "origin",  # name of the invented place that the card's data come from; empty: real data
    "card",  # one nested card
    "cards",  # a list of nested cards
]
Card = TypeVar("Card")

_EMPTY: dict[Kind, Any] = {
    "number": None,
    "integer": None,
    "date": None,
    "flag": False,
    "choices": (),
    "lines": (),
    "references": (),
    "cards": (),
}
_METADATA = "msai"
#: More cards than a person writes; a larger file is damaged or hostile.
MOST_CARDS = 300


@dataclasses.dataclass(frozen=True, slots=True)
class Option:
    """One possible answer: the `value` that is stored and the `label` that is read."""

    value: str
    label: str


@dataclasses.dataclass(frozen=True, slots=True)
class FormField:
    """What a form, a table or a document needs to know about a field of a card.

    Attributes:
        name: Attribute of the dataclass and key in the saved file.
        kind: What sort of answer it takes; decides the input and the reading.
        label: Translated caption.
        help: Translated sentence under the input; may be empty.
        options: Possible answers of a ``choice`` or ``choices``.
        required: Whether `validate` asks for it.
        unit: Shown behind a number, translated; may be empty.
        minimum: Smallest number allowed, or None.
        maximum: Largest number allowed, or None.
        refers_to: Section whose card names are the answers of a ``reference``.
        card: Class of the nested card or cards.
        at_work: Whether somebody may be named here who answers for a task.
    """

    name: str
    kind: Kind
    label: str
    help: str = ""
    options: tuple[Option, ...] = ()
    required: bool = False
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    refers_to: str = ""
    card: type[Any] | None = None
    at_work: bool = False

    def text(self, value: Any) -> str:
        """Return the value as it stands in a document: a date, a number or an option in words."""
        if self.kind in ("choice", "choices"):
            chosen = (value,) if self.kind == "choice" else value
            return ", ".join(option.label for option in self.options if option.value in chosen)
        if self.kind in ("card", "cards"):
            cards = (value,) if self.kind == "card" else value
            return "; ".join(title_of(card) for card in cards)
        text = text_of(value)
        return f"{text} {self.unit}" if text and self.unit else text


#: The field that tells made-up data from real ones, wherever they go.
MADE_UP = "made_up"


def made_up_field() -> Any:
    """Declare the field of a card whose data may come from an invented place."""
    return field(
        "Made-up data",
        help="Untick it once you have put in the data of your own municipality.",
        kind="origin",
    )


def origin_of(card: Any) -> dict[str, str]:
    """Return the mark of made-up data for a card that is made from this one; nothing for real."""
    place = getattr(card, MADE_UP)
    return {MADE_UP: place} if place else {}


def field(
    label: str,
    *,
    help: str = "",
    kind: Kind = "text",
    options: Mapping[str, str] | None = None,
    required: bool = False,
    unit: str = "",
    minimum: float | None = None,
    maximum: float | None = None,
    refers_to: str = "",
    card: type[Any] | None = None,
    at_work: bool = False,
) -> Any:
    """Declare a field of a card; label, help, unit and option labels are English message ids."""
    described = FormField(
        name="",
        kind=kind,
        label=label,
        help=help,
        options=tuple(Option(*pair) for pair in (options or {}).items()),
        required=required,
        unit=unit,
        minimum=minimum,
        maximum=maximum,
        refers_to=refers_to,
        card=card,
        at_work=at_work,
    )
    metadata = {_METADATA: described}
    if kind == "card" and card is not None:
        return dataclasses.field(default_factory=card, metadata=metadata)
    return dataclasses.field(default=_EMPTY.get(kind, ""), metadata=metadata)


def fields_of(cls: type[Any]) -> tuple[FormField, ...]:
    """Return the fields of a card class in order, with texts in the present language."""
    key: Any = cls
    return _fields_in(key, language())


@cache
def _fields_in(cls: type[Any], _language: str) -> tuple[FormField, ...]:
    return tuple(
        _translated(described, item.name, _translator(cls, described.kind))
        for item in dataclasses.fields(cls)
        if (described := item.metadata.get(_METADATA)) is not None
    )


def _translated(described: FormField, name: str, translate: Callable[[str], str]) -> FormField:
    return dataclasses.replace(
        described,
        name=name,
        label=translate(described.label),
        help=translate(described.help),
        unit=translate(described.unit),
        options=tuple(Option(o.value, translate(o.label)) for o in described.options),
    )


def field_of(cls: type[Any], name: str) -> FormField:
    """Return one field of a card class.

    Raises:
        KeyError: The class has no such field.
    """
    return {described.name: described for described in fields_of(cls)}[name]


def title_of(card: Any) -> str:
    """Return what a card is called: its first field in words."""
    first = fields_of(type(card))[0]
    return first.text(getattr(card, first.name))


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


def validate(card: Any) -> list[Problem]:
    """Return what a complete card still needs: required answers and numbers within bounds."""
    problems: list[Problem] = []
    for described in fields_of(type(card)):
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


def _translator(cls: type[Any], kind: Kind = "text") -> Callable[[str], str]:
    package, _dot, rest = cls.__module__.partition(".")
    # The field of made-up data is declared here, whatever card it is on.
    own = package == "msai" and rest and kind != "origin"
    gettext = catalogue(rest.split(".")[0] if own else "forms")[0]
    # gettext("") is the header of the catalogue.
    return lambda message: gettext(message) if message else ""


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
