"""Lesson 3: three places with their figures, and the learner's shares of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.base.from_data import from_data, to_data
from msai.ui import Event

#: Furthest a typed share may be from the exact one: a rounding to one decimal.
CLOSE = 0.06


@dataclass(frozen=True, slots=True)
class Place:
    """Figures of Wierzbogród in 2024 (a test compares them with the town's table)."""

    name: str
    people: int
    working_age: int
    unemployed: int
    voters: int


PLACES = (
    Place("Zatorze", 1655, 983, 112, 81),
    Place("Rynek i Park Miejski", 2104, 1259, 49, 343),
    Place("Osiedle Piastowskie", 4652, 2634, 141, 415),
)


#: What a higher share means.
DIRECTIONS = {"unemployed": "worse", "voters": "better"}


@dataclass(frozen=True)
class Shares:
    """Shares by ``<kind>:<place>``, directions by kind, and the worst place."""

    given: Mapping[str, float] = field(default_factory=dict)
    directions: Mapping[str, str] = field(default_factory=dict)
    worst: str = ""


def exact(kind: str, place: Place) -> float:
    """Return the share in per cent: unemployed of working age, or voters of all inhabitants."""
    if kind == "unemployed":
        return 100 * place.unemployed / place.working_age
    return 100 * place.voters / place.people


def initial() -> Shares:
    """Return the state of a fresh start."""
    return Shares()


def update(state: Shares, event: Event) -> Shares:
    """Take one number or choice."""
    what, _colon, rest = event.id.partition(":")
    if what == "share":
        given = {key: value for key, value in state.given.items() if key != rest}
        typed = isinstance(event.value, (int, float)) and not isinstance(event.value, bool)
        return replace(state, given={**given, rest: float(event.value)} if typed else given)
    if what == "direction":
        return replace(state, directions={**state.directions, rest: str(event.value)})
    return replace(state, worst=str(event.value)) if what == "worst" else state


#: The record holds the state as it is.
encode = to_data


def decode(record: Mapping[str, Any]) -> Shares:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    return from_data(Shares, record, whole=True)
