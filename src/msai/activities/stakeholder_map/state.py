"""Exercise 5, what the learner can do: cards of partners, shared decisions, roles, an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.common.feedback import list_after
from msai.base.forms import from_dict, to_dict
from msai.partnership import Agreement, Decision, RoleHolder, Stakeholder
from msai.programme.example_partners import partners
from msai.programme.given import GivenPartners, write_gift
from msai.ui import Event
from msai.ui.cards import CardList, answered, lists_data, with_lists

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
    return PartnerMap(replace(_STAKEHOLDERS, cards=tuple(partners())))


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


def gives(state: PartnerMap) -> GivenPartners:
    """Return what the map gives to others: who is on it, who is a partner, what was agreed."""
    cards = state.stakeholders.cards
    partners = tuple(card for card in cards if card.is_partner)
    return GivenPartners(cards, partners, state.decisions.cards, state.agreement)


def encode(state: PartnerMap) -> dict[str, Any]:
    """Return the map as the learner's record keeps it."""
    return {
        **write_gift(gives(state)),
        **lists_data(state),
        "agreement": to_dict(state.agreement),
    }


def decode(record: Mapping[str, Any]) -> PartnerMap:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    agreement, _problems = from_dict(Agreement, record["agreement"])
    return with_lists(PartnerMap(agreement=agreement), record)
