"""Exercise 6, what the learner can do: three meetings, or one objection in own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common import meetings_state
from msai.activities.common.feedback import text_value
from msai.activities.common.meetings_state import MeetingsPractice
from msai.activities.common.own_words import with_words
from msai.partnership import OBJECTIONS, objection, objections
from msai.programme.given import GivenPartners, Records, read_gift
from msai.ui import Event

#: More partners than a map holds.
MOST_PARTNERS = 40


@dataclass(frozen=True)
class Talk:
    """Where the conversation stands.

    Attributes:
        practice: The three meetings.
        objection: Which objection is on the table in the short exercise.
        compared: Whether the answers to compare with are open.
        written: Own words by objection, kept when another one is taken.
        partners: Own partners of the map of partners, with the figure they answer for.
    """

    practice: MeetingsPractice
    objection: str
    compared: bool = False
    written: tuple[tuple[str, str], ...] = ()
    partners: tuple[tuple[str, str], ...] = ()

    @property
    def own(self) -> str:
        """Own words to the present objection."""
        return dict(self.written).get(self.objection, "")


def initial() -> Talk:
    """Return the start: the first partner, the first objection of the bank."""
    return Talk(meetings_state.begin("partner"), objections()[0].id)


def update(state: Talk, event: Event) -> Talk:
    """Take one step of the learner."""
    if state.practice.mode == "meetings" or event.id == "mode":
        return replace(state, practice=meetings_state.update(state.practice, event))
    value = text_value(event.value)
    if event.id == "objection":
        return _turned_to(state, value)
    if event.id == "next":
        return _turned_to(state, OBJECTIONS.after(state.objection).id)
    if event.id == "compare":
        return replace(state, compared=bool(state.own.strip()))
    if event.id == "own":
        return replace(state, written=with_words(state.written, state.objection, value))
    return state


def _turned_to(state: Talk, identity: str) -> Talk:
    if identity not in {each.id for each in objections()} or identity == state.objection:
        return state
    return replace(state, objection=identity, compared=False)


def encode(state: Talk) -> dict[str, Any]:
    """Return the conversation as the learner's record keeps it."""
    return {
        "practice": meetings_state.encode(state.practice),
        "objection": state.objection,
        "compared": state.compared,
        "written": [list(pair) for pair in state.written],
    }


def decode(record: Mapping[str, Any]) -> Talk:
    """Read a record; one from before the meetings opens where its own words are.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    identity = objection(str(record["objection"])).id
    written = tuple((objection(str(key)).id, text_value(text)) for key, text in record["written"])
    if "practice" not in record:
        return Talk(meetings_state.begin("partner", "short"), identity, written=written)
    practice = meetings_state.decode(record["practice"], "partner")
    return Talk(practice, identity, record["compared"] is True, written)


def receive(state: Talk, others: Records) -> Talk:
    """Take the own partners with their figures from the map of partners."""
    cards = read_gift(GivenPartners, others).stakeholders
    named = [(card.name, card.figure) for card in cards if card.name]
    return replace(state, partners=tuple(named[:MOST_PARTNERS]))
