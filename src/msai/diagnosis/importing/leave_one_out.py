"""Statistics of all rows but one, for each row at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

Numbers = np.ndarray
#: Decimals looked for at most.
_MOST_DECIMALS = 6


def of_the_others(values: Numbers, weights: Numbers | None = None) -> Mapping[str, Numbers]:
    """Return statistics by name; row i holds them for all rows but i, NaN where there is none.

    Divisions by zero are left to numpy: call it under `numpy.errstate`.

    Args:
        values: Rows × columns; NaN = no value.
        weights: One for each row, such as its population; None: no weighted mean.
    """
    known = ~np.isnan(values)
    numbers = np.where(known, values, 0.0)
    count = known.sum(axis=0) - known
    total = numbers.sum(axis=0) - numbers
    found = {
        "sum": np.where(count > 0, total, np.nan),
        "mean": total / count,
        **_deviations(values, known, count),
    }
    if weights is not None:
        found["weighted"] = _weighted(numbers, known, weights)
    return {**found, **_ordered(values)}


def decimals_of(values: Numbers) -> Numbers:
    """Return how many decimals each number is written with, 0 for NaN."""
    decimals = np.zeros(values.shape, dtype=int)
    left = np.flatnonzero(~np.isnan(values))
    numbers = values.ravel()[left]
    for places in range(_MOST_DECIMALS):
        near = 1e-9 * np.maximum(1.0, np.abs(numbers))
        longer = ~(np.abs(np.round(numbers, places) - numbers) <= near)
        left, numbers = left[longer], numbers[longer]
        decimals.flat[left] = places + 1
    return decimals


def _deviations(values: Numbers, known: Numbers, count: Numbers) -> dict[str, Numbers]:
    centre = np.nanmean(values, axis=0)
    away = np.where(known, values - centre, 0.0)
    first = away.sum(axis=0) - away
    second = (away**2).sum(axis=0) - away**2
    squares = np.maximum(second - first**2 / count, 0.0)
    return {"deviation": np.sqrt(squares / (count - 1)), "spread": np.sqrt(squares / count)}


def _weighted(numbers: Numbers, known: Numbers, weights: Numbers) -> Numbers:
    heavy = np.where(known, np.nan_to_num(weights)[:, None], 0.0)
    above = (heavy * numbers).sum(axis=0) - heavy * numbers
    below = heavy.sum(axis=0) - heavy
    return np.asarray(above / below)


def _ordered(values: Numbers) -> dict[str, Numbers]:
    """Return minimum, maximum and median of the others."""
    found = {name: np.full(values.shape, np.nan) for name in ("minimum", "maximum", "median")}
    for at in range(values.shape[1]):
        column = values[:, at]
        row = np.flatnonzero(~np.isnan(column))
        rest = len(row) - 1
        if rest < 1:
            continue
        seen = column[row]
        order = np.sort(seen)

        def nth(n: int, order: Numbers = order, seen: Numbers = seen) -> Numbers:
            # Whoever stands at place n or before it makes place for the next one.
            return np.asarray(np.where(seen <= order[n], order[n + 1], order[n]))

        found["minimum"][row, at] = nth(0)
        found["maximum"][row, at] = nth(rest - 1)
        found["median"][row, at] = (nth((rest - 1) // 2) + nth(rest // 2)) / 2
    return found
