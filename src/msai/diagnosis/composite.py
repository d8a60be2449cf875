"""One number per unit out of many indicators. A higher index means deeper degradation.

A single index lets a bad technical state make up for a good social one, so it never answers the
question of art. 9 by itself: for that see `msai.diagnosis.delimitation`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.diagnosis.index_problems import index_problem, stop_columns, unknown_method
from msai.diagnosis.normalise import Array, Reference, checked, reference_array, scale
from msai.errors import DiagnosisError, Problem

_, _n = catalogue("diagnosis")

#: Methods that average a normalisation, and that normalisation.
AVERAGED = {
    "perkal": "zscore",
    "zero_unitarisation": "minmax",
    "strahl": "strahl",
    "percentile": "percentile",
}
METHODS = (*AVERAGED, "count_worse", "geometric", "hellwig")


def composite_index(
    frame: pd.DataFrame,
    *,
    method: str,
    directions: Mapping[str, int],
    weights: Mapping[str, float] | pd.Series | None = None,
    ddof: int = 1,
    reference: Reference | None = None,
) -> pd.Series[float]:
    """Return the composite index of each unit; higher means a worse situation.

    ========================= ==============================================================
    perkal                    mean of z-scores (the synthetic indicator of degradation)
    zero_unitarisation        mean of min-max values (Kukuła)
    strahl, percentile        mean of these normalisations
    count_worse               number of indicators worse than ``reference``
    geometric                 product of x^w; an indicator of direction -1 enters as 1/x
    hellwig                   1 - d/d0: d = distance from the most degraded value of every
                              z-score, d0 = mean(d) + 2·s(d), s of the population
    ========================= ==============================================================

    Args:
        frame: Units × indicators, finite numbers, no missing values.
        method: One of the above.
        directions: ``{column: +1 | -1}``.
        weights: ``{column: weight}``, not negative; scaled to the sum 1. None: equal. In Hellwig's
            method they multiply z-scores, in ``count_worse`` they weigh the marks.
        ddof: As in `normalise`.
        reference: Value of the whole municipality per column; ``count_worse`` requires it
            (`UnitTable.totals` computes it), other methods do not look at it.

    Raises:
        DiagnosisError: As `normalise`; weights that cannot be used; no reference.
    """
    if method not in METHODS:
        raise DiagnosisError(unknown_method(method, METHODS))
    values, signs = checked(frame, directions)
    shares = _shares(frame, weights)
    base = None
    if method == "count_worse":
        if reference is None:
            message = _(
                "Counting indicators worse than the municipality needs the municipality's values."
            )
            hint = _("Give reference=table.totals().")
            raise DiagnosisError(Problem.of("no_reference", message, hint))
        base = reference_array(frame, reference)
    index, faults = index_array(values, signs, shares, method=method, ddof=ddof, reference=base)
    stop_columns(frame, faults)
    return pd.Series(index, index=frame.index, name=method)


def index_array(
    values: Array,
    signs: Array,
    shares: Array,
    *,
    method: str,
    ddof: int = 1,
    reference: Array | None = None,
) -> tuple[Array, dict[int, str]]:
    """Return the index of each unit and ``{position: fault}`` of columns that cannot be used.

    The array core of `composite_index`. A missing value leaves the unit's index to its other
    indicators, with weights scaled up: callers decide whether that is acceptable.
    """
    if method in AVERAGED:
        scaled, faults = scale(values, signs, method=AVERAGED[method], ddof=ddof)
        return weighted_mean(scaled, shares), faults
    if method == "count_worse":
        worse = np.where(np.isnan(values), np.nan, (values - reference) * signs > 0)
        # A count is whole: 2.9999999999999996 would part units that are equal.
        return np.round(weighted_mean(worse, shares) * values.shape[1], 9), {}
    if method == "geometric":
        low = {int(i): "nonpositive_value" for i in np.flatnonzero((values <= 0).any(axis=0))}
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.exp(weighted_mean(np.log(values) * signs, shares)), low
    return _hellwig(values, signs, shares)


def weighted_mean(values: Array, shares: Array) -> Array:
    """Return the mean of each row over the values it has; NaN where it has none."""
    known = ~np.isnan(values)
    weight = known @ shares
    with np.errstate(divide="ignore", invalid="ignore"):
        mean: Array = np.where(known, values, 0.0) @ shares / weight
    return np.where(weight > 0, mean, np.nan)


def _hellwig(values: Array, signs: Array, shares: Array) -> tuple[Array, dict[int, str]]:
    z, faults = scale(values, signs, method="zscore")
    if faults:
        return np.full(len(values), np.nan), faults
    gaps = (z - np.nanmax(z, axis=0)) ** 2
    distance = np.sqrt(weighted_mean(gaps, shares**2))
    known = distance[~np.isnan(distance)]
    return 1.0 - distance / (known.mean() + 2.0 * known.std(ddof=0)), {}


def _shares(frame: pd.DataFrame, weights: Mapping[str, float] | pd.Series | None) -> Array:
    if weights is None:
        return np.full(frame.shape[1], 1.0 / frame.shape[1])
    given = np.array([float(weights.get(column, np.nan)) for column in frame.columns])
    wrong = [
        index_problem("bad_weight").at(str(column))
        for column, weight in zip(frame.columns, given, strict=True)
        if not (np.isfinite(weight) and weight >= 0)
    ]
    if wrong or given.sum() == 0:
        raise DiagnosisError(wrong or index_problem("bad_weight"))
    shares: Array = given / given.sum()
    return shares
