"""Exercise 13, what the learner can do: turn to a behaviour, choose, say it in own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common.feedback import text_value
from msai.base.from_data import from_data, to_data
from msai.training import BEHAVIOURS, behaviour, behaviours
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
        return _turned_to(state, BEHAVIOURS.after(state.behaviour).id)
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


#: The record holds the state as it is.
encode = to_data


def decode(record: Mapping[str, Any]) -> Situation:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    saved = from_data(Situation, record, whole=True)
    said = tuple((behaviour(key).id, text_value(text)) for key, text in saved.said)
    return replace(saved, behaviour=behaviour(saved.behaviour).id, said=said)
