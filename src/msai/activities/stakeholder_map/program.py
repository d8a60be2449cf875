"""Exercise 5: the map of partners – who wants the change, who is missing, how to work with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.common import made_up_marks
from msai.activities.common.feedback import list_after
from msai.activities.stakeholder_map import screen as stakeholder_map_view
from msai.activities.stakeholder_map.papers import documents
from msai.base.forms import from_dict, to_dict
from msai.base.i18n import catalogue
from msai.partnership import (
    Agreement,
    Decision,
    RoleHolder,
    Stakeholder,
    programme_decision,
    programme_partner,
)
from msai.programme.example_partners import example
from msai.ui import Event, Items, Message, Node, Program
from msai.ui.cards import CardList, answered, filled

_, ngettext = catalogue("activities_people")

#: More cards than a coalition that still works together.
MOST = 40
_STAKEHOLDERS = CardList("stakeholders", Stakeholder)
_DECISIONS = CardList("decisions", Decision)
_ROLES = CardList("roles", RoleHolder)


@dataclass(frozen=True)
class PartnerMap:
    """The map with what was agreed."""

    stakeholders: CardList[Stakeholder] = _STAKEHOLDERS
    decisions: CardList[Decision] = _DECISIONS
    roles: CardList[RoleHolder] = _ROLES
    agreement: Agreement = field(default_factory=Agreement)


def initial() -> PartnerMap:
    """Return the start: the made-up table of the first meeting."""
    return PartnerMap(replace(_STAKEHOLDERS, cards=tuple(example())))


def update(state: PartnerMap, event: Event) -> PartnerMap:
    """Take one step of the learner."""
    if event.id == "clear":
        return PartnerMap()
    if event.id.startswith("agreement:"):
        return replace(state, agreement=_answered(state.agreement, event))
    for name in ("stakeholders", "decisions", "roles"):
        cards = list_after(getattr(state, name), event, MOST)
        if cards is not None:
            return replace(state, **{name: cards})  # type: ignore[arg-type]
    return state


def _answered(agreement: Agreement, event: Event) -> Agreement:
    name = event.id.removeprefix("agreement:")
    return answered(agreement, name, event.value)[0] if name in to_dict(agreement) else agreement


def view(state: PartnerMap) -> Sequence[Node]:
    """Show the cards, the map, who is missing and what to agree."""
    return stakeholder_map_view.view(
        state.stakeholders, state.decisions, state.roles, state.agreement
    )


def encode(state: PartnerMap) -> dict[str, Any]:
    """Return the record; what the programme takes over stands under ``programme``."""
    partners = [programme_partner(one) for one in state.stakeholders.cards if one.is_partner]
    return {
        "stakeholders": state.stakeholders.encode(),
        "decisions": state.decisions.encode(),
        "roles": state.roles.encode(),
        "agreement": to_dict(state.agreement),
        "programme": {
            "partners": partners,
            "decisions": [programme_decision(one) for one in state.decisions.cards],
            "agreement": to_dict(state.agreement) if filled(state.agreement) else {},
        },
    }


def decode(record: Mapping[str, Any]) -> PartnerMap:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    empty = PartnerMap()
    return PartnerMap(
        empty.stakeholders.decode(record["stakeholders"]),
        empty.decisions.decode(record["decisions"]),
        empty.roles.decode(record["roles"]),
        from_dict(Agreement, record["agreement"])[0],
    )


def solution(_state: PartnerMap) -> Sequence[Node]:
    """Show one way to a coalition on the made-up table."""
    return [
        Message("info", _("One way on the made-up table; there are others.")),
        Items(
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


def program() -> Program[PartnerMap]:
    """Return exercise 5: the map of partners."""
    return Program(
        id="stakeholder-map",
        title=_("Map of partners"),
        instruction=_(
            "Rate the influence and interest of each, give roles, and see who is missing from"
            " your coalition."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Look for people first: whom does the change concern, and are they on the map?"),
            _("Ask the four questions of each: contact, own change, own figure, stays."),
            _("A signature is no partner yet. Task, person and date, or another role."),
        ),
        solution=solution,
        downloads=documents(),
        version=2,
        migrations={1: made_up_marks.partner_map},
    )
