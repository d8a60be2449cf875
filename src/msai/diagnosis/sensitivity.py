"""Would the same units be named if other defensible choices had been made?

OECD/JRC Handbook 2008, ch. 7: uncertainty of all choices together. One variant = one normalisation,
random weights within each sphere (Dirichlet), at most one indicator left out, shifted thresholds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.diagnosis.normalise import Array, scale
from msai.diagnosis.selection import LegalRule
from msai.diagnosis.spheres import ENOUGH, Spheres, sphere_indices
from msai.diagnosis.table import UnitTable
from msai.errors import DiagnosisError, Problem

_, _n = catalogue("diagnosis")

NORMALISATIONS = ("zscore", "minmax", "percentile", "positional")
#: Shifts of both thresholds, in standard deviations of the sphere index.
SHIFTS = (-0.25, 0.0, 0.25)


def sensitivity(
    units: UnitTable,
    spheres: Spheres | None = None,
    *,
    variants: int = 1000,
    seed: int = 0,
    rule: LegalRule | None = None,
    normalisations: Sequence[str] = NORMALISATIONS,
    shifts: Sequence[float] = SHIFTS,
) -> pd.DataFrame:
    """Return how often each unit stays in the degraded area when the choices vary.

    Args:
        units: The table.
        spheres: ``{sphere: indicators}``; None: as the data dictionary says.
        variants: Number of variants.
        seed: The same seed gives the same answer.
        rule: Thresholds around which ``shifts`` are made.
        normalisations: Methods to draw from; one that these data cannot take is left out and
            named in ``attrs["left_out"]``.
        shifts: Changes of the thresholds to draw from.

    Returns:
        One row per unit: ``share`` of variants (0-1) in which art. 9 is met, ``rank_low``,
        ``rank_median``, ``rank_high`` (5th, 50th, 95th percentile of the place, 1 = most severe),
        and ``share_<method>`` for every normalisation. Uninhabited units have NaN.

    Raises:
        DiagnosisError: See `sphere_indices`; not even one variant or usable normalisation.
    """
    if variants < 1:
        raise DiagnosisError(_no_variants())
    rule = rule or LegalRule()
    used = sphere_indices(units, spheres).used
    names = [name for group in used.values() for name in group]
    lived = units.inhabited
    values = units.frame[names].to_numpy(dtype=float)[lived]
    signs = np.array([units.directions.get(name, 1) for name in names], dtype=float)
    scaled = _scaled(values, signs, normalisations)
    if not scaled:
        raise DiagnosisError(_no_variants())
    rng = np.random.default_rng(seed)
    weights = _weights(rng, used, variants)
    moves = rng.choice(np.asarray(shifts, dtype=float), size=variants)
    method = rng.integers(len(scaled), size=variants)
    index = _sphere_index(list(scaled.values()), weights, method, used)
    selected = _selected(index, list(used), rule, moves)
    result = pd.DataFrame(index=units.frame.index, dtype=float)
    _fill(result, lived, "share", selected.mean(axis=1))
    _fill_ranks(result, lived, _severity(index, list(used)))
    for at, name in enumerate(scaled):
        drawn = selected[:, method == at]
        _fill(result, lived, f"share_{name}", drawn.mean(axis=1) if drawn.size else np.nan)
    result.attrs["left_out"] = [name for name in normalisations if name not in scaled]
    return result


def _scaled(values: Array, signs: Array, methods: Sequence[str]) -> dict[str, Array]:
    """Return the table normalised by every method that can take it."""
    made = {name: scale(values, signs, method=name) for name in methods}
    return {name: scaled for name, (scaled, faults) in made.items() if not faults}


def _weights(rng: np.random.Generator, used: Spheres, variants: int) -> Array:
    """Return variants × indicators: Dirichlet within each sphere, at most one indicator at zero."""
    sizes = [len(group) for group in used.values()]
    weights = rng.standard_exponential((variants, sum(sizes)))
    sphere = np.repeat(np.arange(len(sizes)), sizes)
    # A sphere of one indicator would vanish with it; -1: nothing is left out.
    droppable = np.flatnonzero(np.asarray(sizes)[sphere] > 1)
    dropped = rng.choice(np.concatenate([[-1], droppable]), size=variants)
    rows = np.flatnonzero(dropped >= 0)
    weights[rows, dropped[rows]] = 0.0
    sums = np.stack([weights[:, sphere == s].sum(axis=1) for s in range(len(sizes))], axis=1)
    shares: Array = weights / sums[:, sphere]
    return shares


def _sphere_index(scaled: list[Array], weights: Array, method: Array, used: Spheres) -> Array:
    """Return spheres × units × variants, standardised over units."""
    ends = np.cumsum([len(group) for group in used.values()])
    index = np.full((len(ends), len(scaled[0]), len(weights)), np.nan)
    for at, values in enumerate(scaled):
        drawn = method == at
        for s, end in enumerate(ends):
            part = slice(end - len(list(used.values())[s]), end)
            index[s][:, drawn] = _means(values[:, part], weights[drawn, part])
    return np.stack([_standardised(sphere) for sphere in index])


def _means(values: Array, weights: Array) -> Array:
    known = ~np.isnan(values)
    weight = known.astype(float) @ weights.T
    total = np.where(known, values, 0.0) @ weights.T
    return _divided(total, weight, np.nan, weight >= ENOUGH)


def _standardised(index: Array) -> Array:
    centred = index - _mean(index)
    number = (~np.isnan(index)).sum(axis=0)
    spread = np.sqrt(np.nansum(centred**2, axis=0) / np.maximum(number - 1, 1))
    scaled: Array = centred / np.where(spread > 0, spread, 1.0)
    return scaled


def _divided(above: Array, below: Array, other: float, where: Array) -> Array:
    result: Array = np.full_like(above, other)
    np.divide(above, below, out=result, where=np.broadcast_to(where, above.shape))
    return result


def _selected(index: Array, spheres: list[str], rule: LegalRule, moves: Array) -> Array:
    """Return units × variants: the conjunction of art. 9."""
    social = spheres.index("social") if "social" in spheres else None
    if social is None:
        return np.zeros(index.shape[1:], dtype=bool)
    others = [s for s in range(len(spheres)) if s != social]
    worse = (index[others] > rule.other_threshold + moves).any(axis=0)
    both: Array = (index[social] > rule.social_threshold + moves) & worse
    return both


def _severity(index: Array, spheres: list[str]) -> Array:
    """Return units × variants: half social, half the mean of the other spheres."""
    social = np.array([sphere == "social" for sphere in spheres])
    halves = [index[part] for part in (social, ~social) if part.any()]
    return _mean(np.stack([_mean(half) for half in halves]))


def _mean(stack: Array) -> Array:
    """Return the mean over the first axis of the values there are; NaN where there is none."""
    known = ~np.isnan(stack)
    number = known.sum(axis=0).astype(float)
    return _divided(np.where(known, stack, 0.0).sum(axis=0), number, np.nan, number > 0)


def _fill_ranks(result: pd.DataFrame, lived: Array, severity: Array) -> None:
    severity = np.nan_to_num(severity, nan=-np.inf)
    ranks = (-severity).argsort(axis=0, kind="stable").argsort(axis=0) + 1
    for name, quantile in (("rank_low", 5), ("rank_median", 50), ("rank_high", 95)):
        _fill(result, lived, name, np.percentile(ranks, quantile, axis=1))


def _fill(result: pd.DataFrame, lived: Array, name: str, values: Array | float) -> None:
    column = np.full(len(lived), np.nan)
    column[lived] = values
    result[name] = column


def _no_variants() -> Problem:
    return Problem.of(
        "no_variants",
        _("There is no variant to compare."),
        _("Ask for at least one variant and one normalisation that these data can take."),
    )
