"""Exercise 9: design an indicator card; every rule answers at once with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.common.draft import Draft
from msai.activities.common.draft import decode as decode_draft
from msai.activities.indicator_card import screen as shown
from msai.base.i18n import catalogue
from msai.base.resources import load_bank
from msai.indicators import IndicatorCard, from_bank
from msai.programme import Programme, assemble
from msai.ui import Download, Event, Node, Program

_, ngettext = catalogue("activities_change")

PARTS = ("indicators",)


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


def view(state: Designing) -> Sequence[Node]:
    """Show the cards, the open one in four steps, and what the rules say."""
    return shown.view(state.draft, state.context, state.pick, bank())


def encode(state: Designing) -> dict[str, Any]:
    """Return the cards as the learner's record keeps them."""
    return {"programme": state.draft.encode(PARTS), "open": state.draft.open.get("indicators", -1)}


def decode(record: Mapping[str, Any]) -> Designing:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    draft = decode_draft(record["programme"], PARTS)
    return Designing(replace(draft, open={"indicators": int(record.get("open", -1))}))


def receive(state: Designing, others: Mapping[str, Mapping[str, Any]]) -> Designing:
    """Put in the goals of the chain of change."""
    context, _problems = assemble(others)
    return replace(state, context=context)


def program() -> Program[Designing]:
    """Return exercise 9: the indicator card."""
    return Program(
        id="indicator-card",
        title=_("Indicator card"),
        instruction=_(
            "Fill in the card so that two people who do not know each other get the same number;"
            " every remark says why it matters."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Begin with the people: what will be different in their lives, and how can one see?"),
            _("Write out of whom: a share needs a denominator that keeps those who dropped out."),
            _("Ask what you will do when the number does not grow. No decision, no indicator."),
        ),
        solution=shown.solution,
        downloads=(
            Download(_("Download the cards (DOCX)"), lambda state: shown.document(state.draft)),
            Download(_("Download the cards (XLSX)"), lambda state: shown.workbook(state.draft)),
        ),
        reads=("chain-of-change", "my-programme"),
        receive=receive,
    )
