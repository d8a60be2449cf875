"""Exercise 12, what the learner can do: say what is given, arrange parts, choose questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.agenda_builder import example
from msai.activities.agenda_builder.course import workshop_text
from msai.activities.common.feedback import list_after
from msai.base.forms import from_dict, to_dict
from msai.errors import Problem
from msai.programme.given import GivenWorkshop, write_gift
from msai.training import Block, Frame, propose, questions
from msai.ui import Event
from msai.ui.cards import CardList, answered

#: More parts than a day has.
MOST = 60
_BLOCKS = CardList("blocks", Block)
_ASKED = ("useful", "first_step", "same_task")


@dataclass(frozen=True)
class Meeting:
    """What is given, the parts of the meeting, and the questions asked about its effect."""

    frame: Frame = field(default_factory=Frame)
    blocks: CardList[Block] = _BLOCKS
    asked: tuple[str, ...] = _ASKED
    problem: Problem | None = None


def initial() -> Meeting:
    """Return the start: three hours on Tuesday with a hundred and twenty slides (made up)."""
    return Meeting(example.frame(), replace(_BLOCKS, cards=example.blocks()))


def update(state: Meeting, event: Event) -> Meeting:
    """Take one step of the learner."""
    what, _colon, name = event.id.partition(":")
    if event.id == "propose":
        return replace(state, blocks=replace(_BLOCKS, cards=tuple(propose(state.frame))))
    if event.id == "clear":
        return replace(state, blocks=_BLOCKS)
    if event.id == "asked":
        return replace(state, asked=_known(event.value))
    if what == "given" and name in to_dict(state.frame):
        frame, problem = answered(state.frame, name, event.value)
        return replace(state, frame=frame, problem=problem)
    if what == "move" and name in ("up", "down"):
        return replace(state, blocks=_moved(state.blocks, -1 if name == "up" else 1))
    blocks = list_after(state.blocks, event, MOST)
    return state if blocks is None else replace(state, blocks=blocks)


def _known(codes: Any) -> tuple[str, ...]:
    wanted = set(codes) if isinstance(codes, (list, tuple)) else set()
    return tuple(question.code for question in questions("") if question.code in wanted)


def _moved(blocks: CardList[Block], by: int) -> CardList[Block]:
    """Return the list with the open part moved one place, still open."""
    at, to = blocks.open, blocks.open + by
    if not (0 <= at < len(blocks.cards) and 0 <= to < len(blocks.cards)):
        return blocks
    cards = list(blocks.cards)
    cards[at], cards[to] = cards[to], cards[at]
    return replace(blocks, cards=tuple(cards), open=to)


def gives(state: Meeting) -> GivenWorkshop:
    """Return what goes to others: the meeting, and its scenario for the programme's annex."""
    frame, blocks = state.frame, state.blocks.cards
    return GivenWorkshop(frame, blocks, workshop_text(frame, blocks))


def encode(state: Meeting) -> dict[str, Any]:
    """Return the meeting as the learner's record keeps it."""
    return {**write_gift(gives(state)), "asked": list(state.asked)}


def decode(record: Mapping[str, Any]) -> Meeting:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    frame, _problems = from_dict(Frame, record["frame"])
    return Meeting(frame, _BLOCKS.decode(record["blocks"]), _known(record["asked"]))
