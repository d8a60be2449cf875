"""Exercise 8: the plan – cards of actions, people's hours, money, risks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai.activities.action_plan import screen as shown
from msai.activities.action_plan.papers import documents
from msai.activities.common import desk
from msai.activities.common.desk import Desk, weak_plan
from msai.activities.common.draft import Draft
from msai.base.i18n import catalogue
from msai.planning import Action, ChangeChain
from msai.programme import Programme
from msai.ui import Event, Node, Program

_, ngettext = catalogue("activities_change")

PARTS = ("actions", "tasks", "milestones", "staff", "funding", "budget", "risks")


def initial() -> Desk:
    """Return the plan with faults, and an empty one of one's own."""
    weak = weak_plan()
    parts: dict[str, Any] = {part: getattr(weak, part) for part in PARTS}
    return Desk(example=Draft(Programme(**parts)), section="people")


def update(state: Desk, event: Event) -> Desk:
    """Take one answer."""
    return desk.update(state, event, PARTS)


def view(state: Desk) -> Sequence[Node]:
    """Show one section of the plan and what the checks say."""
    return shown.view(state)


def encode(state: Desk) -> dict[str, Any]:
    """Return the desk as the learner's record keeps it."""
    return desk.encode(state, PARTS)


def decode(record: Mapping[str, Any]) -> Desk:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    return desk.decode_desk(record, PARTS)


def receive(state: Desk, others: Mapping[str, Mapping[str, Any]]) -> Desk:
    """Put in what other exercises gave; actions named in the chain of change become cards."""
    received = desk.receive(state, others)
    if received.own.programme.actions:
        return received
    actions = tuple(_from_chain(one) for one in received.context.chains if one.action)
    return replace(received, own=replace(received.own, programme=_with(received, actions)))


def _with(state: Desk, actions: tuple[Action, ...]) -> Programme:
    return replace(state.own.programme, actions=actions)


def _from_chain(one: ChangeChain) -> Action:
    return Action(name=one.action, goal=one.goal, audience=one.for_whom, result=one.change)


def program() -> Program[Desk]:
    """Return exercise 8: the plan."""
    return Program(
        id="action-plan",
        title=_("Plan: actions, hours, money, risks"),
        instruction=_(
            "Fill in the cards of actions, people's time, costs and risks; see at once whether"
            " hours and money suffice and who may be harmed."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Begin with the hours: a quarter of a post is about 40 hours a month."),
            _("The measurement before must come before the first action."),
            _("Look for costs that are easily forgotten: measurement, access, supervision."),
        ),
        solution=shown.solution,
        downloads=documents(),
        reads=(
            "chain-of-change",
            "stakeholder-map",
            "residents-voice",
            "own-table",
            "delimit-area",
            "my-programme",
        ),
        receive=receive,
    )
