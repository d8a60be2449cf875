"""Rates of small units: how much of a difference may be chance, and when to join units or years.

One event in a village of 40 people is 25 per 1000. The exact (Garwood) interval of a Poisson
count k says how far the true rate may lie; no normal approximation is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from msai.base.i18n import catalogue
from msai.base.numbers import fixed_text
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.hiding_small_counts import DEFAULT_THRESHOLD
from msai.diagnosis.poisson import holds, rate_interval
from msai.diagnosis.table import UnitTable
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: Units of measured amounts; only counted events have a Poisson interval.
_MEASURES = ("kg", "t ", "ton", "zl", "m2", "m3", "ha", "km", "tys")


@dataclass(frozen=True, slots=True)
class SmallNumber:
    """A rate that looks worse than the municipality's but may be chance.

    Attributes:
        unit: Unit.
        column: Indicator.
        count: Events counted.
        rate: Rate of the unit.
        low: Lower limit of its exact interval.
        high: Upper limit.
        municipal: Rate of the municipality.
        years: Years of data after which a difference of this size would stop being chance, if
            it kept; None: more than ten.
        in_municipality: Whether the units are parts of one municipality.
    """

    unit: str
    column: str
    count: int
    rate: float
    low: float
    high: float
    municipal: float
    years: int | None
    in_municipality: bool = True

    def problem(self, *, threshold: int = DEFAULT_THRESHOLD) -> Problem:
        """Return it as a warning with a hint to join units or years.

        Numbers behind which a few people stand (1 to below ``threshold``) are not spelled out.
        """
        if 0 < self.count < threshold:
            message = _("So few events that the rate may be chance (numbers hidden).")
            return Problem(self.unit, self.column, "small_number", message, _join_hint())
        here = _(
            "Events: {count}. The rate {rate} may really be {low} to {high}; "
            "the municipality has {municipal}."
        )
        elsewhere = _(
            "Events: {count}. The rate {rate} may really be {low} to {high}; "
            "all units together have {municipal}."
        )
        message = (here if self.in_municipality else elsewhere).format(
            count=self.count,
            rate=fixed_text(self.rate, 1),
            low=fixed_text(self.low, 1),
            high=fixed_text(self.high, 1),
            municipal=fixed_text(self.municipal, 1),
        )
        hint = _join_hint()
        if self.years:
            years = _n("{n} year", "{n} years", self.years).format(n=self.years)
            hint += " " + _("If the difference lasted, {years} of data would show it.").format(
                years=years
            )
        return Problem(self.unit, self.column, "small_number", message, hint)


def _join_hint() -> str:
    return _("Join the unit with a similar neighbour, or add up several years.")


def summarise_small(found: Sequence[SmallNumber]) -> list[Problem]:
    """Return one warning per indicator that names its units and gives nobody's numbers away."""
    columns = dict.fromkeys(small.column for small in found)
    here = _("Worse than in the municipality, but the difference may be chance.")
    elsewhere = _("Worse than in all units together, but the difference may be chance.")
    message = here if all(small.in_municipality for small in found) else elsewhere
    return [
        Problem(
            units_in_words(small.unit for small in found if small.column == column),
            column,
            "small_number",
            message,
            _join_hint(),
        )
        for column in columns
    ]


@dataclass(frozen=True, slots=True)
class _Observed:
    """Events counted among people, in one year."""

    count: int
    people: float
    multiplier: float

    @property
    def rate(self) -> float:
        return self.count / self.people * self.multiplier

    def holds(self, municipal: float, level: float, years: int = 1) -> bool:
        """Tell whether the interval of so many equal years holds the municipality's rate."""
        expected = municipal / self.multiplier * self.people * years
        return holds(self.count * years, expected, level)


def small_numbers(table: UnitTable, *, level: float = 0.95) -> list[SmallNumber]:
    """Return rates worse than the municipality's whose exact interval holds the municipality's.

    Only indicators whose numerator and denominator are columns can be judged, and only counted
    events: kilograms have no Poisson interval.
    """
    totals = table.totals()
    found = []
    for name, direction in table.directions.items():
        for unit, seen in _observed(table, name):
            worse = (seen.rate - totals[name]) * direction > 0
            if worse and seen.holds(totals[name], level):
                found.append(_small(unit, name, seen, totals[name], level))
    if not table.description.is_municipality:
        found = [replace(small, in_municipality=False) for small in found]
    return found


def _observed(table: UnitTable, name: str) -> list[tuple[str, _Observed]]:
    column = table.schema[name]
    above, below = table.column(column.numerator), table.column(column.denominator)
    if above is None or below is None or plain_name(column.unit).startswith(_MEASURES):
        return []
    return [
        (str(unit), _Observed(int(count), people, column.multiplier))
        for unit, count, people in zip(table.frame.index, above, below, strict=True)
        if np.isfinite(count) and people > 0 and count >= 0 and count == round(count)
    ]


def _small(unit: str, name: str, seen: _Observed, municipal: float, level: float) -> SmallNumber:
    low, high = rate_interval(seen.count, seen.people, seen.multiplier, level)
    years = next((y for y in range(2, 11) if not seen.holds(municipal, level, y)), None)
    return SmallNumber(unit, name, seen.count, seen.rate, low, high, municipal, years)
