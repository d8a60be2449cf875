"""Lesson 2: the table with a hidden number, and how the learner repairs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai.base.from_data import from_data, to_data
from msai.ui import Event

#: Families with a family assistant; made up. The number below the threshold is the one to protect.
FAMILIES = {"Centrum": 14, "Tory": 11, "Park": 3, "Łąki": 8}
TOTAL = sum(FAMILIES.values())
SMALLEST_SHOWN = 5
SMALL = "Park"
#: What can be done with the table: join units, hide more of them, or hide the total.
WAYS = ("merge", "hide", "total")


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
    if event.id == "way" and event.value in WAYS:
        return replace(state, way=str(event.value))
    if event.id == "units":
        return replace(state, units=tuple(unit for unit in FAMILIES if unit in event.value))
    return replace(state, sentence=str(event.value)) if event.id == "sentence" else state


#: The record holds the state as it is.
encode = to_data


def decode(record: Mapping[str, Any]) -> Repair:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    saved = from_data(Repair, record, whole=True)
    units = tuple(unit for unit in FAMILIES if unit in saved.units)
    return replace(saved, way=saved.way if saved.way in WAYS else "", units=units)
