"""What exercise 5 shows: cards, the map in a chart and a table, who is missing, the agreement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from msai import partnership, ui
from msai.activities.common.feedback import finding_messages
from msai.activities.common.stage import with_answer
from msai.activities.stakeholder_map.state import PartnerMap
from msai.base.charts import two_axes
from msai.base.findings import to_repair
from msai.base.forms import field_of
from msai.base.i18n import catalogue
from msai.ui.cards import CardList, card_nodes

_, ngettext = catalogue("activities_people")

SIGNS = {"for": "+", "against": "−"}
#: Points of the same rating stand side by side, so far from one another.
APART = 0.34
#: Where the fields of the map meet; more is large.
MIDDLE = 3.5


def view(state: PartnerMap) -> Sequence[ui.Node]:
    """Return the steps of the exercise."""
    cards = state.stakeholders.cards
    return [
        ui.Chip(_("Made-up partners of Wierzbogród. You may change them or work on your own.")),
        with_answer(
            [ui.Group(_("1. Cards of partners"), [*_cards(state.stakeholders), _own_button()])],
            [ui.Status(summary(cards))],
            _("2. Influence and interest"),
            _map(cards),
        ),
        ui.Group(_("3. Who is missing"), finding_messages(partnership.check_coalition(cards))),
        ui.Group(_("4. How to work with each field"), _fields(cards)),
        ui.Details(_("What each card still needs"), _card_findings(cards)),
        ui.Details(_("Decisions you share with residents"), _decisions(state.decisions)),
        ui.Details(_("Roles: who does what (lesson 9)"), _roles(state.roles)),
        ui.Details(_("Agreement: fifteen points (lesson 9)"), _agreement(state.agreement)),
        ui.Text(
            _(
                "Partners and shared decisions go to chapter 5 of your programme, the agreement to"
                " annex Z7."
            ),
            small=True,
        ),
    ]


def _own_button() -> ui.Node:
    return ui.Button("clear", _("Remove all and begin with my own partners"), "quiet")


def _cards(stakeholders: CardList[partnership.Stakeholder]) -> list[ui.Node]:
    nodes = stakeholders.view(_("Add a partner"))
    if not 0 <= stakeholders.open < len(stakeholders.cards):
        return nodes
    return [
        *nodes,
        *finding_messages(partnership.check_stakeholder(stakeholders.cards[stakeholders.open])),
    ]


def summary(cards: Sequence[partnership.Stakeholder]) -> str:
    """Return the sentence that sums up the map."""
    partners = sum(card.is_partner for card in cards)
    missing = len(to_repair(partnership.check_coalition(cards)))
    there = ngettext("On the map: {n} card", "On the map: {n} cards", len(cards))
    verdict = (
        ngettext("{n} remark about who is missing.", "{n} remarks about who is missing.", missing)
        if missing
        else _("Nobody obvious is missing.")
    )
    text = _("{there}, partners: {partners}. {verdict}")
    return text.format(
        there=there.format(n=len(cards)), partners=partners, verdict=verdict.format(n=missing)
    )


def _map(cards: Sequence[partnership.Stakeholder]) -> list[ui.Node]:
    rows = chart_rows(cards)
    alt = _("Map with {n} points; right: large interest, top: large influence. Table below.")
    chart = ui.Chart(
        "map",
        _spec(),
        {"rows": rows},
        alt.format(n=len(rows)),
        title=_found(cards),
        note=_("The number is that of the card. + for, − against, ? not known yet."),
    )
    return [*([chart] if rows else []), _table(cards)]


def _found(cards: Sequence[partnership.Stakeholder]) -> str:
    """Return what the map shows first: who has influence and is not on one's side."""
    powerful = [card for card in cards if (card.influence or 0) > MIDDLE]
    against = [card.name or "…" for card in powerful if card.stance == "against"]
    if against:
        return _("Large influence and against: {names}").format(names=", ".join(against))
    names = ", ".join(card.name or "…" for card in powerful)
    return _("Large influence: {names}").format(names=names) if names else _("Nobody has power yet")


@cache
def _spec() -> dict[str, Any]:
    return two_axes(
        x_title=_("interest in the change"),
        y_title=_("influence on it"),
        middle=MIDDLE,
        corners=(_("find a common figure"), _("work together"), _("inform"), _("add strength")),
    )


def chart_rows(cards: Sequence[partnership.Stakeholder]) -> list[dict[str, Any]]:
    """Return the points of the map; those of the same rating stand side by side."""
    rated = [(at, card) for at, card in enumerate(cards, 1) if card.quadrant is not None]
    rows: list[dict[str, Any]] = []
    seen: dict[tuple[int | None, int | None], int] = {}
    for at, card in rated:
        place = (card.interest, card.influence)
        shift = seen.get(place, 0)
        seen[place] = shift + 1
        rows.append(
            {
                "x": round((card.interest or 0) + APART * ((shift + 1) // 2) * -((-1) ** shift), 2),
                "y": card.influence,
                "mark": f"{at}{SIGNS.get(card.stance, '?')}",
                "said": _("{at}. {name}: interest {interest}, influence {influence}").format(
                    at=at,
                    name=card.name or "…",
                    interest=card.interest,
                    influence=card.influence,
                ),
                "good": {"for": True, "against": False}.get(card.stance),
            }
        )
    return rows


def _table(cards: Sequence[partnership.Stakeholder]) -> ui.Table:
    columns = [
        _("No. and who"), _("Field of the map"), _("For or against"), _("Four questions: yes"),
        _("Role"), _("Next conversation"),
    ]  # fmt: skip
    return ui.Table(_("The same in a table"), columns, _rows(cards), numeric=(3,))


def _rows(cards: Sequence[partnership.Stakeholder]) -> list[list[str | ui.Node]]:
    return [list(row) for row in table_rows(cards)]


def table_rows(cards: Sequence[partnership.Stakeholder]) -> list[list[str]]:
    """Return the map as rows of texts."""
    stance, role = (
        field_of(partnership.Stakeholder, "stance"),
        field_of(partnership.Stakeholder, "role"),
    )
    talk = field_of(partnership.Stakeholder, "next_talk")
    return [
        [
            f"{at}. {card.name or '…'}",
            partnership.quadrant_label(card.quadrant) if card.quadrant else _("not rated"),
            stance.text(card.stance) or "?",
            f"{card.yes_count}/4",
            role.text(card.role) or "–",
            talk.text(card.next_talk) or "–",
        ]
        for at, card in enumerate(cards, 1)
    ]


def _fields(cards: Sequence[partnership.Stakeholder]) -> list[ui.Node]:
    return [
        ui.Items(
            [
                f"**{partnership.quadrant_label(quadrant)}:** {_names(members)}. "
                f"{partnership.quadrant_advice(quadrant)}"
                for quadrant, members in partnership.by_quadrant(cards).items()
            ]
        )
    ]


def _names(cards: Sequence[partnership.Stakeholder]) -> str:
    return ", ".join(card.name or "…" for card in cards) or _("nobody")


def _card_findings(cards: Sequence[partnership.Stakeholder]) -> list[ui.Node]:
    findings = [finding for card in cards for finding in partnership.check_stakeholder(card)]
    bad = to_repair(findings)
    return finding_messages(bad) or [ui.Message("ok", _("Every card is complete."))]


def _decisions(decisions: CardList[partnership.Decision]) -> list[ui.Node]:
    feedback = finding_messages(partnership.check_decisions(decisions.cards))
    return [*decisions.view(_("Add a decision")), *feedback]


def _roles(roles: CardList[partnership.RoleHolder]) -> list[ui.Node]:
    columns = [_("Role"), _("Answers for"), _("Does not answer for"), _("Well done when")]
    labels = field_of(partnership.RoleHolder, "role").options
    rows = [[option.label, *partnership.role_duties(option.value)] for option in labels]
    nodes = roles.view(_("Add a role"))
    feedback = finding_messages(partnership.check_roles(roles.cards)) if roles.cards else []
    return [ui.Table(_("Five roles"), columns, rows), *nodes, *feedback]


def _agreement(agreement: partnership.Agreement) -> list[ui.Node]:
    open_points = [f for f in partnership.check_agreement(agreement) if f.code == "open_point"]
    vague = [f for f in partnership.check_agreement(agreement) if f.code == "vague_point"]
    text = ngettext("Still open: {n} point of 15.", "Still open: {n} points of 15.",
                    len(open_points))  # fmt: skip
    count = [ui.Text(text.format(n=len(open_points)))] if open_points else []
    fine = [] if open_points else finding_messages(partnership.check_agreement(agreement))
    return [*count, *card_nodes(agreement, "agreement:"), *(finding_messages(vague) or fine)]


def solution(_state: PartnerMap) -> Sequence[ui.Node]:
    """Show one way to a coalition on the made-up table."""
    return [
        ui.Message("info", _("One way on the made-up table; there are others.")),
        ui.Items(
            [
                _("Give the first empty chair to the neighbours who repair the bench."),
                _("Keep the school and the bakery as partners: four times yes each."),
                _("Make the construction firm a contractor; ask whether it takes two interns."),
                _("Make the association from another town an adviser with one task and a date."),
                _(
                    "Ask the housing cooperative what it fears before you ask for the room, and"
                    " set the date."
                ),
            ],
            ordered=True,
        ),
    ]
