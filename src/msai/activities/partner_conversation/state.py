"""Exercise 6, what the learner can do: take an objection, guess, answer, say it in own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common.feedback import text_value
from msai.partnership import OBJECTIONS, objection, objections
from msai.programme.given import GivenPartners, Records, read_gift
from msai.ui import Event

#: More partners than a map holds.
MOST_PARTNERS = 40


@dataclass(frozen=True)
class Talk:
    """Where the conversation stands.

    Attributes:
        objection: Which objection is on the table.
        interest: Guess of the interest behind it; "" before.
        answer: Chosen answer; "" before.
        own: Own words to this objection.
        written: Own words by objection, kept when another one is taken.
        partners: Own partners of the map of partners, with the figure they answer for.
    """

    objection: str
    interest: str = ""
    answer: str = ""
    own: str = ""
    written: tuple[tuple[str, str], ...] = ()
    partners: tuple[tuple[str, str], ...] = ()


def initial() -> Talk:
    """Return the start: the first objection of the bank."""
    return Talk(objections()[0].id)


def update(state: Talk, event: Event) -> Talk:
    """Take one step of the learner."""
    value = text_value(event.value)
    if event.id == "objection":
        return _turned_to(state, value)
    if event.id == "next":
        return _turned_to(state, OBJECTIONS.after(state.objection).id)
    if event.id in ("interest", "answer"):
        return replace(state, **{event.id: value})  # type: ignore[arg-type]
    if event.id == "own":
        others = tuple(pair for pair in state.written if pair[0] != state.objection)
        written = (*others, (state.objection, value)) if value.strip() else others
        return replace(state, own=value, written=written)
    return state


def _turned_to(state: Talk, identity: str) -> Talk:
    if identity not in {each.id for each in objections()} or identity == state.objection:
        return state
    own = dict(state.written).get(identity, "")
    return Talk(identity, own=own, written=state.written, partners=state.partners)


def encode(state: Talk) -> dict[str, Any]:
    """Return the conversation as the learner's record keeps it."""
    return {
        "objection": state.objection,
        "interest": state.interest,
        "answer": state.answer,
        "written": [list(pair) for pair in state.written],
    }


def decode(record: Mapping[str, Any]) -> Talk:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    identity = objection(str(record["objection"])).id
    written = tuple((objection(str(key)).id, text_value(text)) for key, text in record["written"])
    own = dict(written).get(identity, "")
    return Talk(identity, str(record["interest"]), str(record["answer"]), own, written)


def receive(state: Talk, others: Records) -> Talk:
    """Take the own partners with their figures from the map of partners."""
    cards = read_gift(GivenPartners, others).stakeholders
    named = [(card.name, card.figure) for card in cards if card.name]
    return replace(state, partners=tuple(named[:MOST_PARTNERS]))
