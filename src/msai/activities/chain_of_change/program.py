"""Exercise 7: the chain of change – from what happens to people to why an action should work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai.activities.chain_of_change import screen as shown
from msai.activities.common import desk
from msai.activities.common.desk import Desk, weak_plan
from msai.activities.common.draft import Draft
from msai.base.i18n import catalogue
from msai.planning import Assumption, ChangeChain, Goal, Issue
from msai.programme import Programme
from msai.ui import Event, Node, Program
from msai.ui.cards import answered
from msai.ui.program import Download

_, ngettext = catalogue("activities_change")

PARTS = ("issues", "goals", "chains")
#: Event prefix of the assumptions of the chain that is open.
ASSUMPTIONS = "assumptions"


def initial() -> Desk:
    """Return the weak example, and one empty card of each sort for one's own."""
    weak = weak_plan()
    example = Programme(issues=weak.issues, goals=weak.goals[:1], chains=weak.chains)
    blank = Programme(issues=(Issue(role="core"),), goals=(Goal(),), chains=(ChangeChain(),))
    first = dict.fromkeys(PARTS, 0)
    return Desk(example=Draft(example, {"chains": 0}), own=Draft(blank, first))


def update(state: Desk, event: Event) -> Desk:
    """Take one answer; the only possible link is made by itself."""
    if event.id.startswith(f"{ASSUMPTIONS}:"):
        return _with_assumption(state, event)
    changed = desk.update(state, event, PARTS)
    return changed.with_draft(_linked(changed.draft))


def _with_assumption(state: Desk, event: Event) -> Desk:
    chains = state.draft.cards("chains")
    chain: ChangeChain | None = state.draft.opened("chains")
    if chain is None:
        return state
    assumptions = _assumptions_after(chain.assumptions, event)
    cards = list(chains.cards)
    cards[chains.open] = replace(chain, assumptions=assumptions)
    return state.with_draft(state.draft.with_cards(replace(chains, cards=tuple(cards))))


def _assumptions_after(assumptions: tuple[Assumption, ...], event: Event) -> tuple[Assumption, ...]:
    _prefix, _colon, action = event.id.partition(":")
    verb, _colon, name = action.partition(":")
    if verb == "add":
        return (*assumptions, Assumption())
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
    issue = _only([one.name for one in programme.issues if one.role == "core"])
    goal = _only([one.name for one in programme.goals])
    linked = replace(
        programme,
        goals=tuple(one if one.issue else replace(one, issue=issue) for one in programme.goals),
        chains=tuple(one if one.goal else replace(one, goal=goal) for one in programme.chains),
    )
    return draft if linked == programme else replace(draft, programme=linked)


def _only(names: Sequence[str]) -> str:
    named = [name for name in names if name]
    return named[0] if len(named) == 1 else ""


def encode(state: Desk) -> dict[str, Any]:
    """Return the desk as the learner's record keeps it."""
    return desk.encode(state, PARTS)


def decode(record: Mapping[str, Any]) -> Desk:
    """Read a record; what was open before opens again with the first card.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    saved = desk.decode_desk(record, PARTS)
    return replace(saved, own=_opened(saved.own), example=_opened(saved.example))


def _opened(draft: Draft) -> Draft:
    return replace(draft, open={"chains": 0}) if draft.programme.chains else draft


def view(state: Desk) -> Sequence[Node]:
    """Show the three steps and what the checks say."""
    return shown.view(state)


def program() -> Program[Desk]:
    """Return exercise 7: the chain of change."""
    return Program(
        id="chain-of-change",
        title=_("Chain of change"),
        instruction=_(
            "Go from the problem to the goal and to the sentence that says why your action should"
            " work; see at once where the chain has a gap."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Ask “what happens to people?” until the answer is no longer “there is no …”."),
            _("A goal can be finished with “by … these people will …”."),
            _("Behind “because” write what becomes easier, nearer or less risky for the person."),
        ),
        solution=shown.solution,
        downloads=(Download(_("Download the chain (DOCX)"), shown.take_home),),
        reads=("delimit-area", "residents-voice", "my-programme"),
        receive=desk.receive,
    )
