"""What exercise 8 keeps: actions, people's time, money and risks, the example and one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msai.activities.common import desk
from msai.activities.common.desk import Desk, weak_plan
from msai.activities.common.draft import Draft
from msai.planning import Action, ChangeChain
from msai.programme import Programme
from msai.programme.given import GivenPlan, Records, parts_of
from msai.ui import Event

PARTS = parts_of(GivenPlan)


def initial() -> Desk:
    """Return the plan with faults, and an empty one of one's own."""
    weak = weak_plan()
    parts: dict[str, Any] = {part: getattr(weak, part) for part in PARTS}
    return Desk(example=Draft(Programme(**parts)), section="people")


def update(state: Desk, event: Event) -> Desk:
    """Take one answer."""
    return desk.update(state, event, PARTS)


def encode(state: Desk) -> dict[str, Any]:
    """Return the desk as the learner's record keeps it."""
    return desk.encode(state, GivenPlan)


def decode(record: Mapping[str, Any]) -> Desk:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    return desk.decode_desk(record, GivenPlan)


def receive(state: Desk, others: Records) -> Desk:
    """Put in what other exercises gave; actions named in the chain of change become cards."""
    received = desk.receive(state, others)
    own = received.own
    if own.programme.actions:
        return received
    actions = tuple(_from_chain(chain) for chain in received.context.chains if chain.action)
    programme = replace(own.programme, actions=actions)
    return replace(received, own=replace(own, programme=programme))


def _from_chain(chain: ChangeChain) -> Action:
    return Action(name=chain.action, goal=chain.goal, audience=chain.for_whom, result=chain.change)
