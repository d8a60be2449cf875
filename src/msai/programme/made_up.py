"""Made-up data in a draft: which parts hold some, and the words that go with them everywhere.

The mark is a field of the cards (`msai.base.forms.made_up_field`), put in by the exercise whose
example the data come from; nothing is guessed by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from msai.base.forms import MADE_UP, fields_of
from msai.base.i18n import catalogue
from msai.programme.consistency import Clarification
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

Card = TypeVar("Card", bound=Any)
#: Stands before S1: not a check of the draft but of what it is made from.
CODE = "S0"
#: The town of the course's exercises, whose name Polish bends.
WIERZBOGROD = "Wierzbogród"


def origins(programme: Programme) -> dict[str, list[str]]:
    """Return the names of parts with made-up data, by the invented place they come from."""
    places: dict[str, list[str]] = {}
    for item in fields_of(Programme):
        for place in dict.fromkeys(_places(getattr(programme, item.name))):
            places.setdefault(place, []).append(item.name)
    return places


def of_parts(programme: Programme, parts: set[str]) -> list[str]:
    """Return the sentences about made-up data in these parts."""
    return [sentence(place) for place, names in origins(programme).items() if parts & {*names}]


def marked(cards: Iterable[Any]) -> tuple[str, ...]:
    """Return the column that tells where cards come from; nothing when all of them are real."""
    return (MADE_UP,) if any(getattr(card, MADE_UP, "") for card in cards) else ()


def of_wierzbogrod(cards: Iterable[Card]) -> list[Card]:
    """Return cards marked as made up for the town of the exercises."""
    return [replace(card, made_up=WIERZBOGROD) for card in cards]


def sentence(place: str) -> str:
    """Return what is said wherever data of this invented place stand."""
    if place == WIERZBOGROD:
        return _(
            "The data about Wierzbogród are made up: replace them with those of your municipality."
        )
    text = _("These data are made up ({place}): replace them with those of your municipality.")
    return text.format(place=place)


def clarifications(programme: Programme) -> list[Clarification]:
    """Return one entry of “To clarify” for each invented place; they stand first."""
    labels = {item.name: item.label for item in fields_of(Programme)}
    return [
        Clarification(
            key=f"{CODE}:{place}",
            code=CODE,
            degree="missing",
            label=_("MISSING"),
            where=", ".join(labels[name] for name in names),
            what=sentence(place),
            why=_("Whoever reads the draft will take the numbers for real ones."),
            todo=_(
                "Put in your own data, then untick “Made-up data” on the card, or take the part "
                "from your own work in the exercise."
            ),
        )
        for place, names in origins(programme).items()
    ]


def _places(value: Any) -> Iterator[str]:
    for card in value if isinstance(value, tuple) else (value,):
        if place := getattr(card, MADE_UP, ""):
            yield str(place)
