"""Exercise 13, what the learner can do: three moments with a group, or one own sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common import meetings_state
from msai.activities.common.feedback import text_value
from msai.activities.common.meetings_state import MeetingsPractice
from msai.activities.common.own_words import with_words
from msai.training import BEHAVIOURS, behaviour, behaviours
from msai.ui import Event


@dataclass(frozen=True)
class Situation:
    """Where the learner stands.

    Attributes:
        practice: The three moments with one group.
        behaviour: The behaviour of the short exercise.
        compared: Whether reactions to compare with are open.
        said: Own sentences by behaviour.
    """

    practice: MeetingsPractice
    behaviour: str
    compared: bool = False
    said: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """The own sentence for the present behaviour."""
        return dict(self.said).get(self.behaviour, "")


def initial() -> Situation:
    """Return the start: the first situation, the first behaviour of the bank."""
    return Situation(meetings_state.begin("room"), behaviours()[0].id)


def update(state: Situation, event: Event) -> Situation:
    """Take one step of the learner."""
    if state.practice.mode == "meetings" or event.id == "mode":
        return replace(state, practice=meetings_state.update(state.practice, event))
    value = text_value(event.value)
    if event.id == "behaviour":
        return _turned_to(state, value)
    if event.id == "next":
        return _turned_to(state, BEHAVIOURS.after(state.behaviour).id)
    if event.id == "compare":
        return replace(state, compared=bool(state.sentence.strip()))
    if event.id == "sentence":
        return replace(state, said=with_words(state.said, state.behaviour, value))
    return state


def _turned_to(state: Situation, identity: str) -> Situation:
    if identity not in {each.id for each in behaviours()} or identity == state.behaviour:
        return state
    return replace(state, behaviour=identity, compared=False)


def encode(state: Situation) -> dict[str, Any]:
    """Return what the learner's record keeps."""
    return {
        "practice": meetings_state.encode(state.practice),
        "behaviour": state.behaviour,
        "compared": state.compared,
        "said": [list(pair) for pair in state.said],
    }


def decode(record: Mapping[str, Any]) -> Situation:
    """Read a record; one from before the meetings opens where its own sentences are.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    identity = behaviour(str(record["behaviour"])).id
    said = tuple((behaviour(str(key)).id, text_value(text)) for key, text in record["said"])
    if "practice" not in record:
        return Situation(meetings_state.begin("room", "short"), identity, said=said)
    practice = meetings_state.decode(record["practice"], "room")
    return Situation(practice, identity, record["compared"] is True, said)
