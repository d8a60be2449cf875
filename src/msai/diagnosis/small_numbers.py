"""Rates of small units: how much of a difference may be chance, and when to join units or years.

One event in a village of 40 people is 25 per 1000. The exact (Garwood) interval of a Poisson
count k says how far the true rate may lie; no normal approximation is used.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from msai.diagnosis.suppression import DEFAULT_THRESHOLD
from msai.diagnosis.table import UnitTable
from msai.diagnosis.wording import decimal, units_in_words
from msai.diagnosis.words import fold
from msai.errors import DiagnosisError, Problem
from msai.i18n import catalogue

_, _n = catalogue("diagnosis")

#: Relative precision of quantiles.
_PRECISION = 1e-13
#: Units of measured amounts; only counted events have a Poisson interval.
_MEASURES = ("kg", "t ", "ton", "zl", "m2", "m3", "ha", "km", "tys")


def poisson_interval(count: int, level: float = 0.95) -> tuple[float, float]:
    """Return the exact interval of a Poisson mean after ``count`` events.

    F. Garwood, Biometrika 28 (1936): the limits are quantiles of gamma distributions with shapes
    ``count`` and ``count + 1``.

    Raises:
        DiagnosisError: ``count`` is negative or not whole, or ``level`` is not between 0 and 1.
    """
    if count < 0 or count != int(count) or not 0 < level < 1:
        raise DiagnosisError(_bad_count())
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else gamma_quantile(float(count), tail)
    return low, _quantile(lambda x: upper_gamma(count + 1.0, x) - tail, count + 1.0)


def rate_interval(
    count: int, denominator: float, multiplier: float = 1000.0, level: float = 0.95
) -> tuple[float, float]:
    """Return the exact interval of a rate, such as per 1000 people.

    Raises:
        DiagnosisError: See `poisson_interval`; the denominator is not above zero.
    """
    if not denominator > 0:
        raise DiagnosisError(_bad_count())
    low, high = poisson_interval(count, level)
    return low / denominator * multiplier, high / denominator * multiplier


def gamma_quantile(shape: float, probability: float) -> float:
    """Return the quantile of the gamma distribution with scale 1."""
    return _quantile(lambda x: probability - lower_gamma(shape, x), shape)


def lower_gamma(shape: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function P(shape, x)."""
    return _series(shape, x) if x < shape + 1 else 1.0 - _fraction(shape, x)


def upper_gamma(shape: float, x: float) -> float:
    """Return Q = 1 - P without losing digits in the upper tail."""
    return 1.0 - _series(shape, x) if x < shape + 1 else _fraction(shape, x)


def _series(shape: float, x: float) -> float:
    """Power series of P (DLMF 8.11.4), for x below shape + 1."""
    if x <= 0:
        return 0.0
    term = total = 1.0 / shape
    step = shape
    while abs(term) > abs(total) * 1e-17:
        step += 1.0
        term *= x / step
        total += term
    return total * _front(shape, x)


def _fraction(shape: float, x: float) -> float:
    """Continued fraction of Q (DLMF 8.9.2) by Lentz's method, for x above shape + 1."""
    tiny = 1e-300
    b = x + 1.0 - shape
    c, d = 1.0 / tiny, 1.0 / b
    value, i, change = d, 0, 0.0
    while abs(change - 1.0) > 1e-16 and i < 100_000:
        i += 1
        a = -i * (i - shape)
        b += 2.0
        d = 1.0 / (a * d + b or tiny)
        c = b + a / c or tiny
        change = c * d
        value *= change
    return value * _front(shape, x)


def _front(shape: float, x: float) -> float:
    return math.exp(shape * math.log(x) - x - math.lgamma(shape))


def _quantile(falling: Callable[[float], float], shape: float) -> float:
    """Return the root of a falling function on (0, ∞) by bisection: slow, but never astray."""
    low, high = 0.0, shape + 10.0
    while falling(high) > 0:
        high *= 2.0
    while high - low > _PRECISION * high:
        middle = (low + high) / 2
        if falling(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


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
    """

    unit: str
    column: str
    count: int
    rate: float
    low: float
    high: float
    municipal: float
    years: int | None

    def problem(self, *, threshold: int = DEFAULT_THRESHOLD) -> Problem:
        """Return it as a warning with a hint to join units or years.

        Numbers behind which a few people stand (1 to below ``threshold``) are not spelled out.
        """
        if 0 < self.count < threshold:
            message = _("So few events that the rate may be chance (numbers hidden).")
            return Problem(self.unit, self.column, "small_number", message, _join_hint())
        message = _(
            "Events: {count}. The rate {rate} may really be {low} to {high}; "
            "the municipality has {municipal}."
        ).format(
            count=self.count,
            rate=decimal(self.rate, 1),
            low=decimal(self.low, 1),
            high=decimal(self.high, 1),
            municipal=decimal(self.municipal, 1),
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
    message = _("Worse than in the municipality, but the difference may be chance.")
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
        count, people = self.count * years, self.people * years
        low, high = rate_interval(count, people, self.multiplier, level)
        return low <= municipal <= high


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
    return found


def _observed(table: UnitTable, name: str) -> list[tuple[str, _Observed]]:
    column = table.schema[name]
    above, below = table.column(column.numerator), table.column(column.denominator)
    if above is None or below is None or fold(column.unit).startswith(_MEASURES):
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


def _bad_count() -> Problem:
    return Problem(
        None,
        None,
        "bad_count",
        _("An interval needs a whole count of zero or more and a denominator above zero."),
        _("Give the number of events and the number of people they were counted among."),
    )
