"""What exercise 7 keeps: problems, goals and chains, the weak example and one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai import planning
from msai.activities.common import desk
from msai.activities.common.desk import Desk, weak_plan
from msai.activities.common.draft import Draft
from msai.base.findings import Finding
from msai.programme import Programme
from msai.programme.given import GivenChange, parts_of
from msai.ui import Event
from msai.ui.cards import answered, names_of

PARTS = parts_of(GivenChange)
#: Event prefix of the assumptions of the chain that is open.
ASSUMPTIONS = "assumptions"
#: Event that takes the card that was put aside, and puts the taken one aside.
SWAP = "evidence:swap"


def initial() -> Desk:
    """Return the weak example, and one empty card of each sort for one's own."""
    weak = weak_plan()
    example = Programme(issues=weak.issues, goals=weak.goals[:1], chains=weak.chains)
    blank = Programme(
        issues=(planning.Issue(role="core"),),
        goals=(planning.Goal(),),
        chains=(planning.ChangeChain(),),
    )
    first = dict.fromkeys(PARTS, 0)
    return Desk(example=Draft(example, {"chains": 0}), own=Draft(blank, first))


def update(state: Desk, event: Event) -> Desk:
    """Take one answer; the only possible link is made by itself."""
    if event.id.startswith(f"{ASSUMPTIONS}:"):
        return _with_assumption(state, event)
    if event.id == SWAP:
        return _with_cards_swapped(state)
    changed = desk.update(state, event, PARTS)
    return changed.with_draft(_linked(changed.draft))


def _with_assumption(state: Desk, event: Event) -> Desk:
    chain: planning.ChangeChain | None = state.draft.opened("chains")
    if chain is None:
        return state
    return _with_open(
        state, replace(chain, assumptions=_assumptions_after(chain.assumptions, event))
    )


def _with_cards_swapped(state: Desk) -> Desk:
    """Return the desk with the two cards changed about; the reason stays, to be read again."""
    chain: planning.ChangeChain | None = state.draft.opened("chains")
    if chain is None:
        return state
    before = chain.evidence
    after = replace(before, taken=before.aside, aside=before.taken)
    return _with_open(state, replace(chain, evidence=after))


def _with_open(state: Desk, chain: planning.ChangeChain) -> Desk:
    """Return the desk with another chain in the place of the open one."""
    chains = state.draft.cards("chains")
    cards = list(chains.cards)
    cards[chains.open] = chain
    return state.with_draft(state.draft.with_cards(replace(chains, cards=tuple(cards))))


def _assumptions_after(
    assumptions: tuple[planning.Assumption, ...], event: Event
) -> tuple[planning.Assumption, ...]:
    _prefix, _colon, action = event.id.partition(":")
    verb, _colon, name = action.partition(":")
    if verb == "add":
        return (*assumptions, planning.Assumption())
    number = name if verb == "remove" else verb
    if not (number.isdecimal() and int(number) < len(assumptions)):
        return assumptions
    before, after = assumptions[: int(number)], assumptions[int(number) + 1 :]
    if verb == "remove":
        return (*before, *after)
    card, _problem = answered(assumptions[int(number)], name, event.value)
    return (*before, card, *after)


def _linked(draft: Draft) -> Draft:
    """Return the draft with the only problem and the only goal chosen wherever one is asked for."""
    programme = draft.programme
    issue = _only([issue.name for issue in programme.issues if issue.role == "core"])
    goals = tuple(g if g.issue else replace(g, issue=issue) for g in programme.goals)
    goal = _only([goal.name for goal in goals])
    chains = tuple(c if c.goal else replace(c, goal=goal) for c in programme.chains)
    linked = replace(programme, goals=goals, chains=chains)
    return draft if linked == programme else replace(draft, programme=linked)


def _only(names: Sequence[str]) -> str:
    named = [name for name in names if name]
    return named[0] if len(named) == 1 else ""


def findings_of(programme: Programme) -> dict[str, list[Finding]]:
    """Return findings by step: issues, goals, chains, and the links between them."""
    goals, chains = programme.goals, programme.chains
    action_goals = [(chain.action, chain.goal) for chain in chains if chain.action]
    # Indicators come in an exercise of their own, so every goal counts as measured here.
    links = planning.broken_links(programme.issues, goals, action_goals, names_of(goals))
    written = {part: names_of(getattr(programme, part)) for part in PARTS}
    return {
        "issues": planning.check_tree(programme.issues) if written["issues"] else [],
        "goals": [finding for goal in goals if goal.name for finding in planning.check_goal(goal)],
        "chains": [
            finding for chain in chains if chain.action for finding in planning.check_chain(chain)
        ],
        "links": [finding for finding in links if finding.subject],
    }


def encode(state: Desk) -> dict[str, Any]:
    """Return the desk as the learner's record keeps it."""
    return desk.encode(state, GivenChange)


def decode(record: Mapping[str, Any]) -> Desk:
    """Read a record; what was open before opens again with the first card.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    saved = desk.decode_desk(record, GivenChange)
    return replace(saved, own=_opened(saved.own), example=_opened(saved.example))


def _opened(draft: Draft) -> Draft:
    return replace(draft, open={"chains": 0}) if draft.programme.chains else draft
