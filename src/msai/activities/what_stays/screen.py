"""What the exercise of lesson 14 shows: the functions, the decisions, what they still lack."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.common.stage import with_answer
from msai.activities.what_stays.state import Fates, missing
from msai.base.i18n import catalogue
from msai.ui import Chip, Group, Message, Node, Status, Table

_, ngettext = catalogue("activities_training")


def view(state: Fates) -> Sequence[Node]:
    """Show the functions to decide on, and what each decision still lacks."""
    return [
        Chip(_("The club is made up. Add one function of your own.")),
        with_answer(
            [
                Group(_("Functions"), state.cards.view(_("Add a function"))),
                Group(_("What is decided"), [_table(state)]),
            ],
            [Status(_summary(state))],
            _("What is missing"),
            _remarks(state),
        ),
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
