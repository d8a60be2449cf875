"""Declaring what a card asks: one description per field, translated when it is asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, TypeVar

from msai.base.form_values import text_of
from msai.base.i18n import catalogue, language

Card = TypeVar("Card")
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


@dataclasses.dataclass(frozen=True, slots=True)
class AnswerOption:
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
        in_title: Whether it stands in the card's title, after the first field.
        asked_if: Field of the same card and the answer that makes this one asked; None: always.
    """

    name: str
    kind: Kind
    label: str
    help: str = ""
    options: tuple[AnswerOption, ...] = ()
    required: bool = False
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    refers_to: str = ""
    card: type[Any] | None = None
    at_work: bool = False
    in_title: bool = False
    asked_if: tuple[str, str] | None = None

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
    in_title: bool = False,
    asked_if: tuple[str, str] | None = None,
) -> Any:
    """Declare a field of a card; label, help, unit and option labels are English message ids."""
    described = FormField(
        name="",
        kind=kind,
        label=label,
        help=help,
        options=tuple(AnswerOption(*pair) for pair in (options or {}).items()),
        required=required,
        unit=unit,
        minimum=minimum,
        maximum=maximum,
        refers_to=refers_to,
        card=card,
        at_work=at_work,
        in_title=in_title,
        asked_if=asked_if,
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
        options=tuple(AnswerOption(o.value, translate(o.label)) for o in described.options),
    )


def field_of(cls: type[Any], name: str) -> FormField:
    """Return one field of a card class.

    Raises:
        KeyError: The class has no such field.
    """
    return {described.name: described for described in fields_of(cls)}[name]


def title_of(card: Any) -> str:
    """Return what a card is called: its first field in words, and those that belong to it."""
    first, *others = fields_of(type(card))
    named = (first, *(item for item in others if item.in_title))
    return ", ".join(text for item in named if (text := item.text(getattr(card, item.name))))


def titled(card: Card, title: str) -> Card:
    """Return a card with another title, all of it in the first field."""
    first, *others = fields_of(type(card))
    changes: dict[str, Any] = {item.name: "" for item in others if item.in_title}
    return dataclasses.replace(card, **{first.name: title, **changes})  # type: ignore[type-var]


def _translator(cls: type[Any], kind: Kind = "text") -> Callable[[str], str]:
    package, _dot, rest = cls.__module__.partition(".")
    # The field of made-up data is declared here, whatever card it is on.
    own = package == "msai" and rest and kind != "origin"
    gettext = catalogue(rest.split(".")[0] if own else "forms")[0]
    # gettext("") is the header of the catalogue.
    return lambda message: gettext(message) if message else ""
