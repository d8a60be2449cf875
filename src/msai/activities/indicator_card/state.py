"""What exercise 9 keeps: cards of indicators, the goals they measure, an example to take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.common.draft import Draft
from msai.activities.common.draft import decode as decode_draft
from msai.base.resources import load_bank
from msai.indicators import IndicatorCard, from_bank
from msai.programme import Programme, assemble
from msai.programme.given import (
    SHARED,
    GivenIndicators,
    Records,
    gift_of,
    parts_of,
    write_gift,
)
from msai.ui import Event

PARTS = parts_of(GivenIndicators)


@dataclass(frozen=True)
class Designing:
    """The learner's indicator cards.

    Attributes:
        draft: The cards.
        context: What other exercises gave: goals to measure.
        pick: Example of the bank that is chosen but not yet taken.
    """

    draft: Draft = field(default_factory=Draft)
    context: Programme = field(default_factory=Programme)
    pick: str = ""


def bank() -> dict[str, dict[str, Any]]:
    """Return the examples of the bank by id."""
    return {entry["id"]: entry for entry in load_bank("indicator_examples")["entries"]}


def initial() -> Designing:
    """Return one empty card, open."""
    return Designing(Draft(Programme(indicators=(IndicatorCard(),)), {"indicators": 0}))


def update(state: Designing, event: Event) -> Designing:
    """Take one answer, or an example of the bank."""
    if event.id == "pick":
        return replace(state, pick=str(event.value) if event.value in bank() else "")
    if event.id == "take" and state.pick:
        return _taken(state)
    changed = state.draft.update(event, PARTS)
    return state if changed is None else replace(state, draft=changed)


def _taken(state: Designing) -> Designing:
    """Put the chosen example in place of an empty open card, or add it."""
    card = replace(from_bank(bank()[state.pick]), goal=_only_goal(state))
    cards = list(state.draft.programme.indicators)
    at = state.draft.open.get("indicators", -1)
    if state.draft.opened("indicators") == IndicatorCard():
        cards[at] = card
    else:
        cards, at = [*cards, card], len(cards)
    programme = replace(state.draft.programme, indicators=tuple(cards))
    return replace(state, draft=Draft(programme, {"indicators": at}), pick="")


def _only_goal(state: Designing) -> str:
    names = [goal.name for goal in state.context.goals if goal.name]
    return names[0] if len(names) == 1 else ""


def encode(state: Designing) -> dict[str, Any]:
    """Return the cards as the learner's record keeps them."""
    gift = gift_of(GivenIndicators, state.draft.programme)
    return {**write_gift(gift), "open": state.draft.open.get("indicators", -1)}


def decode(record: Mapping[str, Any]) -> Designing:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    draft = decode_draft(record[SHARED], PARTS)
    return Designing(replace(draft, open={"indicators": int(record.get("open", -1))}))


def receive(state: Designing, others: Records) -> Designing:
    """Put in the goals of the chain of change."""
    context, _problems = assemble(others)
    return replace(state, context=context)
