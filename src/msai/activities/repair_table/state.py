"""Lesson 2: the table with a hidden number, and how the learner repairs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai.ui import (
    Event,
)

#: Families with a family assistant; made up. The number below the threshold is the one to protect.
FAMILIES = {"Centrum": 14, "Tory": 11, "Park": 3, "Łąki": 8}


TOTAL = sum(FAMILIES.values())


SMALLEST_SHOWN = 5


SMALL = "Park"


@dataclass(frozen=True)
class Repair:
    """The number she worked out, the way of repair, its units, her sentence to the office."""

    guess: float | None = None
    way: str = ""
    units: tuple[str, ...] = ()
    sentence: str = ""


def initial() -> Repair:
    """Return the state of a fresh start."""
    return Repair()


def update(state: Repair, event: Event) -> Repair:
    """Take one answer."""
    if event.id == "guess":
        typed = isinstance(event.value, (int, float)) and not isinstance(event.value, bool)
        return replace(state, guess=float(event.value) if typed else None)
    if event.id == "way" and event.value in ("merge", "hide", "total"):
        return replace(state, way=str(event.value))
    if event.id == "units":
        return replace(state, units=tuple(unit for unit in FAMILIES if unit in event.value))
    return replace(state, sentence=str(event.value)) if event.id == "sentence" else state


def encode(state: Repair) -> dict[str, Any]:
    """Return the answers as the learner's record keeps them."""
    return {
        "guess": state.guess,
        "way": state.way,
        "units": list(state.units),
        "sentence": state.sentence,
    }


def decode(record: Mapping[str, Any]) -> Repair:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    guess = record["guess"]
    way = record["way"] if record["way"] in ("merge", "hide", "total") else ""
    return Repair(
        None if guess is None else float(guess),
        way,
        tuple(unit for unit in FAMILIES if unit in record["units"]),
        str(record["sentence"]),
    )
