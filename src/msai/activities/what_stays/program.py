"""Exercise of lesson 14: the fate of each function – stays, passes to somebody, or ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common.feedback import list_after
from msai.base.forms import field
from msai.base.i18n import catalogue
from msai.ui import Event, Group, Message, Node, Program, Status, Table, Text
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


def view(state: Fates) -> Sequence[Node]:
    """Show the functions to decide on, and what each decision still lacks."""
    return [
        Text(_("The club is made up. Add one function of your own."), small=True),
        Group(_("Functions"), state.cards.view(_("Add a function"))),
        Group(_("What is decided"), [_table(state), *_remarks(state)]),
        Status(_summary(state)),
    ]


def _table(state: Fates) -> Table:
    labels = {
        "": "–",
        "stays": _("stays"),
        "passes": _("passes"),
        "ends": _("ends"),
    }
    rows = [
        [
            card.function or "–",
            labels[card.fate],
            card.person or "–",
            card.money or "–",
            card.when or "–",
        ]
        for card in state.cards.cards
    ]
    columns = [_("Function"), _("Fate"), _("Who"), _("Money"), _("Since when")]
    return Table(_("What becomes of each function"), columns, rows, hide_caption=True)


def _remarks(state: Fates) -> list[Node]:
    remarks: list[Node] = []
    for card in state.cards.cards:
        lacking = missing(card)
        if card.fate and lacking:
            text = _("still lacks: {things}. Without it the sentence is a wish.")
            remarks.append(
                Message("problem", text.format(things=", ".join(lacking)), f"{card.function}:")
            )
    decided = [card for card in state.cards.cards if card.fate]
    if len(decided) >= 3 and all(card.fate == "stays" for card in decided):
        words = _("Everything stays? Ask who had these hours before, and what would end for them.")
        remarks.append(Message("question", words))
    return remarks


def _summary(state: Fates) -> str:
    complete = sum(not missing(card) for card in state.cards.cards)
    text = _("Decided with a person, money and a date: {complete} of {all}.")
    return text.format(complete=complete, all=len(state.cards.cards))


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


def solution(_state: Fates) -> Sequence[Node]:
    """Show one good set of decisions."""
    return [
        Message(
            "info",
            _(
                "Cooking passes to the group in February, with a key and 50 zł a month from the "
                "parish. Homework help passes to the school pedagogue in February, two afternoons, "
                "paid by the school; two end on 31 December, parents hear of it this week. "
                "Noticing trouble stays with the social worker: on duty on Tuesdays from January, "
                "no cost, because it is in her duties. The web page ends on 31 December; the "
                "animator takes the photographs down."
            ),
        )
    ]


def program() -> Program[Fates]:
    """Return the exercise of lesson 14."""
    return Program(
        id="what-stays",
        title=_("Stays, passes, ends"),
        instruction=_("Decide on each function: what becomes of it, who, for what money, when."),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Ask: who opens the door on the first day after the project?"),
            _("An end that was announced is an answer too. It needs a person and a date."),
        ),
        solution=solution,
    )
