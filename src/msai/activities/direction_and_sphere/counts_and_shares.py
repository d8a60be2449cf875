"""The belief of exercise 1: "where most people get help, there it is hardest" – counts and shares.

The numbers are those of the town: persons in families on social assistance and inhabitants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msai.assignments import town

INDICATOR = "pomoc_spoleczna"
#: Ids of the sentences to choose from after seeing the shares; the first one is right.
SENTENCES = ("both", "count", "share")
MOST_PEOPLE = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the town: inhabitants, persons in families on social assistance, their share."""

    name: str
    inhabitants: int
    persons: int
    share: float


def units() -> Sequence[Unit]:
    """Return the units with the greatest counts and the one with the greatest share."""
    everybody = [unit for name in town.unit_names() if (unit := _unit(name)) is not None]
    by_count = sorted(everybody, key=lambda unit: -unit.persons)
    hardest = max(everybody, key=lambda unit: unit.share)
    shown = by_count[:MOST_PEOPLE]
    return shown if hardest in shown else [*shown, hardest]


def candidates() -> list[str]:
    """Return the names to choose from."""
    return [unit.name for unit in units()]


def hardest() -> Unit:
    """Return the unit with the greatest share."""
    return max(units(), key=lambda unit: unit.share)


def greatest() -> Unit:
    """Return the unit with the greatest count."""
    return max(units(), key=lambda unit: unit.persons)


def _unit(name: str) -> Unit | None:
    share, people = town.rate(INDICATOR, name), town.population(name)
    return None if share is None else Unit(name, people, round(share * people / 100), share)
