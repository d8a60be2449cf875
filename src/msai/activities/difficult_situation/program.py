"""Exercise 13: a difficult situation in the room – see the behaviour, react, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common.feedback import text_value
from msai.activities.difficult_situation import screen as difficult_situation_view
from msai.activities.difficult_situation.papers import documents
from msai.base.i18n import catalogue
from msai.training import bank_principles, behaviour, behaviours
from msai.ui import Event, Items, Message, Node, Program, Text

_, ngettext = catalogue("activities_people")

STEPS = ("cause", "first", "then")


@dataclass(frozen=True)
class Situation:
    """Where the learner stands: the behaviour, the three choices, own sentences by behaviour."""

    behaviour: str
    cause: str = ""
    first: str = ""
    then: str = ""
    said: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """The own sentence for the present behaviour."""
        return dict(self.said).get(self.behaviour, "")


def initial() -> Situation:
    """Return the start: the first behaviour of the bank."""
    return Situation(behaviours()[0].id)


def update(state: Situation, event: Event) -> Situation:
    """Take one step of the learner."""
    value = text_value(event.value)
    if event.id == "behaviour":
        return _turned_to(state, value)
    if event.id == "next":
        order = [one.id for one in behaviours()]
        return _turned_to(state, order[(order.index(state.behaviour) + 1) % len(order)])
    if event.id in STEPS:
        return replace(state, **{event.id: value})  # type: ignore[arg-type]
    if event.id == "sentence":
        kept = tuple(pair for pair in state.said if pair[0] != state.behaviour)
        said = (*kept, (state.behaviour, value)) if value.strip() else kept
        return replace(state, said=said)
    return state


def _turned_to(state: Situation, identity: str) -> Situation:
    if identity not in {one.id for one in behaviours()} or identity == state.behaviour:
        return state
    return Situation(identity, said=state.said)


def view(state: Situation) -> Sequence[Node]:
    """Show the situation and the steps that are open."""
    return difficult_situation_view.view(state)


def encode(state: Situation) -> dict[str, Any]:
    """Return the situation as the learner's record keeps it."""
    steps = {step: getattr(state, step) for step in STEPS}
    return {"behaviour": state.behaviour, **steps, "said": [list(pair) for pair in state.said]}


def decode(record: Mapping[str, Any]) -> Situation:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    said = tuple((behaviour(str(key)).id, text_value(text)) for key, text in record["said"])
    steps = {step: str(record[step]) for step in STEPS}
    return Situation(behaviour(str(record["behaviour"])).id, said=said, **steps)


def solution(state: Situation) -> Sequence[Node]:
    """Show good reactions, an example sentence, the online variant and the principles."""
    one = behaviour(state.behaviour)
    return [
        Message("info", one.example, _("One may say:")),
        Items(one.good_reactions),
        Text(_("Online: {online}.").format(online=one.online)),
        Text(_("Principles:")),
        Items(bank_principles(), ordered=True),
    ]


def program() -> Program[Situation]:
    """Return exercise 13: a difficult situation."""
    return Program(
        id="difficult-situation",
        title=_("Difficult situation"),
        instruction=_("See what happens in the room, react, and choose what to do if it goes on."),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Begin with your own part: the instruction, the pace, the room."),
            _("Which reaction changes the situation, and does not put the person on show?"),
            _("One step at a time: form, contract, talk in the break, organiser, the end."),
        ),
        solution=solution,
        downloads=documents(),
    )
