"""Bringing indicators to one scale. Definitions: OECD/JRC Handbook 2008, ch. 5; Kukuła; clusterSim.

x is one column over n units, n > 1. Results grow with degradation: columns of direction -1 are
turned as the table says.

============ ================================== ============================
method       direction +1                       direction -1
============ ================================== ============================
zscore       (x - mean) / s, s with ``ddof``    -z
positional   (x - median) / (1.4826 · MAD)      -p
minmax       (x - min) / (max - min)            (max - x) / (max - min)
ratio        r = x / mean or x / reference      2 - r  (r - 1 changes sign)
strahl       x / max                            min / x
percentile   p = (rank - 1) / (n - 1), min rank 1 - p
============ ================================== ============================
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import cast

import numpy as np
import pandas as pd

from msai.diagnosis.index_problems import (
    duplicated,
    index_problem,
    not_finite,
    not_numeric,
    stop_columns,
    unknown_method,
)
from msai.errors import DiagnosisError

NORMALISATIONS = ("zscore", "positional", "minmax", "ratio", "strahl", "percentile")
#: Makes the median absolute deviation of a normal distribution equal its standard deviation.
MAD_SCALE = 1.4826

Reference = Mapping[str, float] | pd.Series
Array = np.ndarray


def normalise(
    frame: pd.DataFrame,
    *,
    method: str,
    directions: Mapping[str, int],
    ddof: int = 1,
    reference: Reference | None = None,
) -> pd.DataFrame:
    """Return indicators on one scale, each growing with degradation.

    Args:
        frame: Units × indicators, finite numbers, no missing values.
        method: One of `NORMALISATIONS`; the module's table defines them.
        directions: ``{column: +1 | -1}``; +1 where a higher value means a worse situation.
        ddof: 1: sample standard deviation (R, Excel ODCH.STANDARD.PRÓBKI), 0: population.
        reference: ``ratio`` only: value per column to divide by instead of the mean.

    Raises:
        DiagnosisError: Missing or infinite values, a constant column, fewer than two units,
            an unknown method or direction, a mean or maximum by which one cannot divide.
    """
    values, signs = checked(frame, directions)
    if method not in NORMALISATIONS:
        raise DiagnosisError(unknown_method(method, NORMALISATIONS))
    against = (
        reference_array(frame, reference) if method == "ratio" and reference is not None else None
    )
    scaled, faults = scale(values, signs, method=method, ddof=ddof, reference=against)
    stop_columns(frame, faults)
    return pd.DataFrame(scaled, index=frame.index, columns=frame.columns)


def scale(
    values: Array, signs: Array, *, method: str, ddof: int = 1, reference: Array | None = None
) -> tuple[Array, dict[int, str]]:
    """Return normalised columns and ``{position: fault}`` of those that cannot be; NaN passes by.

    The array core of `normalise`: units × indicators in, the same shape out.
    """
    with np.errstate(divide="ignore", invalid="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # columns without a single value
        faults = {int(i): "constant_column" for i in np.flatnonzero(_constant(values))}
        scaled, bad, fault = _METHODS[method](values, signs, ddof, reference)
    faults |= {int(i): fault for i in np.flatnonzero(bad) if int(i) not in faults}
    return scaled, faults


def checked(frame: pd.DataFrame, directions: Mapping[str, int]) -> tuple[Array, Array]:
    """Return values and signs as arrays.

    Raises:
        DiagnosisError: See `normalise`.
    """
    if len(frame) < 2 or not len(frame.columns):
        raise DiagnosisError(index_problem("too_few_units"))
    wrong = [c for c in frame.columns if directions.get(c) not in (1, -1)]
    if wrong:
        raise DiagnosisError([index_problem("no_direction").at(str(column)) for column in wrong])
    if not frame.index.is_unique or not frame.columns.is_unique:
        raise DiagnosisError(duplicated(frame))
    try:
        values = frame.to_numpy(dtype=float)
    except (TypeError, ValueError) as fault:
        raise DiagnosisError(not_numeric(frame)) from fault
    if not np.isfinite(values).all():
        raise DiagnosisError(not_finite(frame, values))
    return values, np.array([directions[column] for column in frame.columns], dtype=float)


def _zscore(x: Array, signs: Array, ddof: int, _r: Array | None) -> tuple[Array, Array, str]:
    known = np.sum(~np.isnan(x), axis=0)
    mean = np.nanmean(x, axis=0)
    centred = x - mean
    spread = np.sqrt(np.nansum(centred * centred, axis=0) / (known - ddof))
    return centred / spread * signs, known <= ddof, "too_few_units"


def _positional(x: Array, signs: Array, _d: int, _r: Array | None) -> tuple[Array, Array, str]:
    centred = x - np.nanmedian(x, axis=0)
    mad = np.nanmedian(np.abs(centred), axis=0)
    return centred / (MAD_SCALE * mad) * signs, mad == 0, "zero_mad"


def _minmax(x: Array, signs: Array, _d: int, _r: Array | None) -> tuple[Array, Array, str]:
    low, high = np.nanmin(x, axis=0), np.nanmax(x, axis=0)
    start = np.where(signs > 0, low, high)
    return (x - start) / ((high - low) * signs), high == low, "constant_column"


def _ratio(x: Array, signs: Array, _d: int, ref: Array | None) -> tuple[Array, Array, str]:
    base = np.nanmean(x, axis=0) if ref is None else ref
    return 1.0 + (x / base - 1.0) * signs, ~(base > 0), "nonpositive_reference"


def _strahl(x: Array, signs: Array, _d: int, _r: Array | None) -> tuple[Array, Array, str]:
    low, high = np.nanmin(x, axis=0), np.nanmax(x, axis=0)
    bad = np.where(signs > 0, high, low) <= 0
    return np.where(signs > 0, x / high, low / x), bad, "nonpositive_value"


def _percentile(x: Array, signs: Array, _d: int, _r: Array | None) -> tuple[Array, Array, str]:
    order = np.sort(x, axis=0)  # NaN sorts last
    known = np.sum(~np.isnan(x), axis=0)
    ranks = np.empty_like(x)
    for j in range(x.shape[1]):
        ranks[:, j] = np.searchsorted(order[: known[j], j], x[:, j], side="left")
    share = ranks / (known - 1)
    share = np.where(signs > 0, share, 1.0 - share)
    return np.where(np.isnan(x), np.nan, share), known < 2, "too_few_units"


_METHODS: dict[str, Callable[[Array, Array, int, Array | None], tuple[Array, Array, str]]] = {
    "zscore": _zscore,
    "positional": _positional,
    "minmax": _minmax,
    "ratio": _ratio,
    "strahl": _strahl,
    "percentile": _percentile,
}


def _constant(values: Array) -> Array:
    return cast(Array, ~(np.nanmax(values, axis=0) > np.nanmin(values, axis=0)))


def reference_array(frame: pd.DataFrame, reference: Reference) -> Array:
    """Return the reference of each column.

    Raises:
        DiagnosisError: A column has no finite reference.
    """
    missing = [c for c in frame.columns if c not in reference or not np.isfinite(reference[c])]
    if missing:
        raise DiagnosisError([index_problem("no_reference").at(str(column)) for column in missing])
    return np.array([float(reference[column]) for column in frame.columns])
