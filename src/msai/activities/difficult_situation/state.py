"""Exercise 13, what the learner can do: turn to a behaviour, choose, say it in own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common.feedback import text_value
from msai.training import behaviour, behaviours
from msai.ui import Event

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
        order = [each.id for each in behaviours()]
        return _turned_to(state, order[(order.index(state.behaviour) + 1) % len(order)])
    if event.id in STEPS:
        return replace(state, **{event.id: value})  # type: ignore[arg-type]
    if event.id == "sentence":
        others = tuple(pair for pair in state.said if pair[0] != state.behaviour)
        said = (*others, (state.behaviour, value)) if value.strip() else others
        return replace(state, said=said)
    return state


def _turned_to(state: Situation, identity: str) -> Situation:
    if identity not in {each.id for each in behaviours()} or identity == state.behaviour:
        return state
    return Situation(identity, said=state.said)


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
