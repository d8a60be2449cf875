"""Stories of three meetings: a partner, or a group in a room, as the bank `meetings` tells them.

The texts and all figures in them are made up; the sources of the bank are about the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from msai.base.bank import Bank
from msai.base.from_data import from_data
from msai.base.resources import load_bank

Setting = Literal["partner", "room"]


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to say or do at a meeting.

    Attributes:
        kind: What it does to trust, see `msai.meetings.kinds`.
        text: What one says.
        reaction: What is heard or seen at once.
        promise: What it leaves promised; "" for none.
        task: What one would do about that until the next meeting; "" after the last one.
    """

    kind: str
    text: str
    reaction: str
    promise: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True)
class Encounter:
    """How a meeting begins, and three moves."""

    opening: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Three meetings with the same people.

    Attributes:
        id: Name in the bank.
        setting: A partner who is visited, or a group in a room.
        name: Who, or what happens.
        about: What one knows before.
        start: Trust at the beginning, below 0 where something went wrong earlier.
        when_high, when_low: What is seen at the third meeting where trust has grown or gone.
        meetings: The three of them.
        checklist: Where nothing is to be won but somebody is to be safe: one sentence a meeting.
    """

    id: str
    setting: Setting
    name: str
    about: str
    start: int
    when_high: str
    when_low: str
    meetings: tuple[Encounter, ...]
    checklist: tuple[str, ...] = ()


def _story(entry: dict[str, Any]) -> Story:
    return from_data(Story, entry, whole=False)


#: The stories of the bank.
STORIES = Bank("meetings", _story)


def stories(setting: Setting) -> tuple[Story, ...]:
    """Return the stories of one setting."""
    return tuple(story for story in STORIES.entries() if story.setting == setting)


@cache
def repairs() -> tuple[Move, ...]:
    """Return what one may say after a promise that was not kept."""
    return tuple(from_data(Move, entry) for entry in load_bank("meetings")["repairs"])
