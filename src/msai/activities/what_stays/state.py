"""What becomes of each function of a club after the programme, and what a decision still lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common.feedback import list_after
from msai.base.forms import field
from msai.base.i18n import catalogue
from msai.ui import Event
from msai.ui.cards import CardList

_, ngettext = catalogue("activities_training")


@dataclass(frozen=True)
class Fate:
    """What becomes of one function after the programme."""

    function: str = field("Function", help="What somebody does or gets, in a few words.")
    fate: str = field(
        "What becomes of it",
        kind="choice",
        options={"stays": "stays with us", "passes": "passes to somebody", "ends": "ends"},
    )
    person: str = field("Who", help="A role, not a name: who holds the key or says goodbye.")
    money: str = field("Money", help="Who pays, or “no cost, because…”.")
    when: str = field("Since when", help="Month and year.")


@dataclass(frozen=True)
class Fates:
    """The functions of the made-up club, and one's own."""

    cards: CardList[Fate]


def initial() -> Fates:
    """Return the four functions of the made-up club, undecided."""
    functions = (
        _("cooking on Wednesdays"),
        _("homework help, four afternoons"),
        _("somebody notices when things go wrong"),
        _("web page and notice board"),
    )
    cards = tuple(Fate(function=function) for function in functions)
    return Fates(CardList("fates", Fate, cards))


def missing(card: Fate) -> list[str]:
    """Return what a decision still lacks, in words; an undecided function lacks the decision."""
    if not card.fate:
        return [_("a decision")]
    needed = {_("a person"): card.person, _("a date"): card.when}
    if card.fate != "ends":
        needed[_("money, or why none is needed")] = card.money
    return [words for words, answer in needed.items() if not answer.strip()]


def update(state: Fates, event: Event) -> Fates:
    """Take one answer."""
    cards = list_after(state.cards, event, most=20)
    return state if cards is None else replace(state, cards=cards)


def encode(state: Fates) -> dict[str, Any]:
    """Return the functions as the learner's record keeps them."""
    return {"fates": state.cards.encode()}


def decode(record: Mapping[str, Any]) -> Fates:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    fates = record["fates"]
    if not isinstance(fates, list):
        raise TypeError("fates")
    return Fates(CardList("fates", Fate).decode(fates))
