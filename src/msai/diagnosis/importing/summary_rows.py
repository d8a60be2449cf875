"""Rows that are made of the others, found by arithmetic: sums, means, medians and the like.

A row may be called anything ("Miasto Dolna"), so its name cannot tell. A unit may equal the mean of
the others by accident; so each match is weighed by how easily it happens: the width of the rounding
over the range of the column. What is expected to happen less than `SURELY` times in a table of this
size is taken for made, what less than `PERHAPS` times is asked about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from msai.diagnosis.importing.leave_one_out import Numbers, decimals_of, of_the_others

SURELY, PERHAPS = 0.01, 0.03
#: Fewer rows make too many accidents: 1, 2 and 3 are a sum already.
FEWEST = 4
#: Statistics that a whole row has to equal, in the order in which they are named.
_KINDS = (("mean", "weighted"), ("median",), ("deviation", "spread"), ("minimum",), ("maximum",))


@dataclass(frozen=True, slots=True)
class NumberColumns:
    """The numbers of a table as sums need them.

    Attributes:
        values: Rows × columns; NaN = no value.
        additive: Whether units of a column add up to the whole; where nobody said: False.
        declared: Whether somebody said what the columns are.
        weights: Population of each row; None: the table does not say.
    """

    values: Numbers
    additive: Sequence[bool]
    declared: bool
    weights: Numbers | None


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A row that equals a statistic of the others, and whether that can hardly be an accident."""

    at: int
    kind: str
    surely: bool


def find_summaries(columns: NumberColumns, rows: Sequence[int]) -> list[MadeRow]:
    """Return the rows made of the others, the surest first; whoever is set aside counts no more."""
    left, found = list(rows), []
    while len(left) >= FEWEST and (summary := _surest(columns, left)) is not None:
        found.append(summary)
        left.remove(summary.at)
    return found


def _surest(columns: NumberColumns, rows: Sequence[int]) -> MadeRow | None:
    values = columns.values[list(rows)]
    weights = None if columns.weights is None else columns.weights[list(rows)]
    filled = ~np.isnan(values).all(axis=0)
    if not filled.any():
        return None
    values, additive = values[:, filled], np.array(columns.additive, dtype=bool)[filled]
    # Numbers near the limit of what a computer holds overflow; they match nothing then.
    with np.errstate(all="ignore"):
        table = _Table(values, of_the_others(values, weights))
        fits = {"sum": table.sums(additive, columns.declared)}
        fits |= {names[0]: table.fits(names) for names in _KINDS}
        may_be = np.flatnonzero(np.any(list(fits.values()), axis=0))
        if not len(may_be):
            return None
        met = _Accidents(table, may_be)
        chances = {"sum": met.of_sum(fits["sum"], additive, columns.declared)}
        chances |= {names[0]: met.of(names, fits[names[0]]) for names in _KINDS}
    kind = min(chances, key=lambda name: float(chances[name].min()))
    at = int(chances[kind].argmin())
    expected = float(chances[kind][at]) * len(rows)
    return MadeRow(rows[may_be[at]], kind, expected < SURELY) if expected < PERHAPS else None


class _Table:
    """Values beside the statistics of the other rows: which rows equal them."""

    def __init__(self, values: Numbers, others: Mapping[str, Numbers]) -> None:
        self.values = values
        self.others = others
        self.known = ~np.isnan(values)
        self.rounding = self._rounding()

    def _rounding(self) -> Numbers:
        """Return half of the last digit: of the column, or of a row written more coarsely."""
        own = decimals_of(self.values)
        usual = own.max(axis=0)
        coarse = ((own < usual) | (usual == 0) | ~self.known).all(axis=1, keepdims=True)
        places = np.where(coarse, own, np.maximum(own, usual))
        half = 0.50001 * 10.0 ** -np.arange(places.max() + 1.0)
        return np.asarray(half[places] + 1e-12 * np.abs(np.nan_to_num(self.values)))

    def equal(self, name: str) -> Numbers:
        if name not in self.others:
            return np.zeros(self.values.shape, dtype=bool)
        return np.asarray(np.abs(self.values - self.others[name]) <= self.rounding)

    def fits(self, names: Sequence[str]) -> Numbers:
        """Tell of each row whether all its values equal a statistic."""
        found = self.equal(names[0])
        for name in names[1:]:
            found = found | self.equal(name)
        return np.asarray((found | ~self.known).all(axis=1))

    def sums(self, additive: Numbers, declared: bool) -> Numbers:
        """Tell of each row whether it may be a sum.

        What adds up has to be the sum; what does not, a rate, lies among the others.
        """
        equal = self.equal("sum") & (self.values > 0)
        counted = equal & additive if declared else equal
        if not counted.any():
            return np.zeros(len(equal), dtype=bool)
        above, below = self.others["minimum"], self.others["maximum"]
        among = (self.values >= above) & (self.values <= below)
        added = np.where(additive, equal | ~self.known, True).all(axis=1)
        # Where somebody said what adds up, the other columns are rates and prove nothing.
        rest = declared | (equal | among | ~self.known | (self.values == 0)).all(axis=1)
        return np.asarray(added & rest & counted.any(axis=1))


class _Accidents:
    """How easily the rows of a choice equal a statistic by accident."""

    def __init__(self, table: _Table, rows: Numbers) -> None:
        self.table, self.rows = table, rows
        self.values = table.values[rows]
        self.known = table.known[rows]
        self.accident = self._accident()
        self.shared = self._shared()

    def _accident(self) -> Numbers:
        """Return how easily a value of a column equals any given number."""
        others = self.table.others
        span = others["maximum"][self.rows] - others["minimum"][self.rows]
        width = np.where(span > 0, 2 * self.table.rounding[self.rows] / span, 1.0)
        return np.asarray(np.minimum(1.0, np.maximum(width, self._repeated())))

    def _repeated(self) -> Numbers:
        """Return the share of the other rows that repeat each other: zeros are easily met."""
        shares = np.zeros(self.values.shape)
        for at in range(self.values.shape[1]):
            seen = self.table.values[self.table.known[:, at], at]
            numbers, times = np.unique(seen, return_counts=True)
            own = self.known[:, at]
            place = np.searchsorted(numbers, self.values[own, at])
            different = len(numbers) - (times[place] == 1)
            shares[own, at] = 1 - different / max(1, len(seen) - 1)
        return shares

    def _shared(self) -> Numbers:
        """Return the share of the other rows that have the value of a row, within rounding."""
        shares = np.ones(self.values.shape)
        near = self.table.rounding[self.rows]
        for at in range(self.values.shape[1]):
            order, own = np.sort(self.table.values[:, at]), self.values[:, at]
            below = np.searchsorted(order, own - near[:, at], "left")
            above = np.searchsorted(order, own + near[:, at], "right")
            shares[:, at] = (above - below - 1) / max(1, len(order) - 1)
        return shares

    def of(self, names: Sequence[str], fits: Numbers) -> Numbers:
        """Return for each row how easily all its values equal a statistic; 1: they do not."""
        accident = np.minimum(1.0, len(names) * self.accident)
        # Somebody always is the least, and the middle of an odd number of rows is one of them.
        if names[0] in ("median", "minimum", "maximum"):
            accident = np.maximum(accident, self.shared)
        # One number alone proves nothing: some unit is always near the mean.
        several = (self.known & (accident < 1)).sum(axis=1) > 1
        every = fits[self.rows] & several
        return np.where(every, np.where(self.known, accident, 1.0).prod(axis=1), 1.0)

    def of_sum(self, fits: Numbers, additive: Numbers, declared: bool) -> Numbers:
        """Return for each row how easily it is a sum by accident; 1: it is none."""
        equal = self.table.equal("sum")[self.rows] & (self.values > 0)
        counted = equal & additive if declared else equal
        chance = np.where(counted, np.maximum(self.accident, self.shared), 1.0).prod(axis=1)
        # A unit as large as all the others together is rare by itself.
        return np.where(fits[self.rows], chance / (100 if declared else 10), 1.0)
