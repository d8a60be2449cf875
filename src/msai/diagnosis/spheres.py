"""One index per sphere of the act: what art. 9 asks for, and what a single index would hide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.base.spheres import SPHERES, sphere_label
from msai.diagnosis.composite import METHODS, index_array
from msai.diagnosis.index_problems import index_problem, stop_columns, unknown_method
from msai.diagnosis.normalise import Array, Reference, reference_array
from msai.diagnosis.table import UnitTable
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import DiagnosisError, Problem

_, _n = catalogue("diagnosis")

#: Share of a sphere's weights that a unit must have values for.
ENOUGH = 0.5

Spheres = Mapping[str, Sequence[str]]


@dataclass(frozen=True, eq=False)
class SphereIndices:
    """Sphere indices of every unit.

    Attributes:
        values: Units × spheres: how many standard deviations the sphere's index lies above
            (worse) or below the mean of the inhabited units. NaN: uninhabited or too little data.
        raw: The same before that step, on the scale of the method.
        method: Method of `msai.diagnosis.composite_index`.
        used: Indicators that entered each sphere.
        notes: Indicators and units left out, and why.
    """

    values: pd.DataFrame
    raw: pd.DataFrame
    method: str
    used: Mapping[str, Sequence[str]]
    notes: tuple[Problem, ...]

    def of(self, unit: str) -> dict[str, float]:
        """Return the sphere indices of one unit, NaN where there is none."""
        row = self.values.to_numpy(dtype=float)[self.values.index.get_indexer(pd.Index([unit]))[0]]
        return dict(zip(self.values.columns, row.tolist(), strict=True))

    @property
    def severity(self) -> pd.Series[float]:
        """Return the order in which units are named: half social, half the mean of the others.

        The act makes the social sphere the necessary one; four other spheres must not outvote it.
        """
        others = self.values.drop(columns="social", errors="ignore").mean(axis=1)
        social = self.values.get("social", others)
        both = pd.concat([social, others], axis=1)
        return both.mean(axis=1).rename("severity")


def sphere_indices(
    table: UnitTable,
    spheres: Spheres | None = None,
    *,
    method: str = "perkal",
    weights: Mapping[str, float] | None = None,
    ddof: int = 1,
    reference: Reference | None = None,
) -> SphereIndices:
    """Return the index of each sphere over the inhabited units.

    Constant indicators are left out and named in ``notes``. A missing value leaves the unit's index
    to the other indicators of the sphere if these carry at least half of the weights.

    Args:
        table: The units.
        spheres: ``{sphere: indicators}``; None: as the data dictionary says.
        method: Method of `composite_index`, the same for every sphere.
        weights: Weights of indicators within their sphere; None: equal.
        ddof: As in `normalise`.
        reference: For ``count_worse``; None: `UnitTable.totals`.

    Raises:
        DiagnosisError: No sphere, an unknown sphere, indicator or method, or values that the
            method cannot take.
    """
    groups = _groups(table, spheres)
    if method not in METHODS:
        raise DiagnosisError(unknown_method(method, METHODS))
    notes: list[Problem] = []
    raw, used = {}, {}
    totals = table.totals() if method == "count_worse" and reference is None else reference
    for sphere, names in groups.items():
        kept = [name for name in names if _varies(table, name, notes)]
        if kept:
            used[sphere] = kept
            raw[sphere] = _index(table, kept, sphere, method, weights, ddof, totals, notes)
    if not raw:
        raise DiagnosisError(index_problem("no_spheres"))
    frame = pd.DataFrame(raw, index=table.frame.index)
    return SphereIndices(_standardised(frame), frame, method, used, tuple(notes))


def _index(
    table: UnitTable,
    names: Sequence[str],
    sphere: str,
    method: str,
    weights: Mapping[str, float] | None,
    ddof: int,
    reference: Reference | None,
    notes: list[Problem],
) -> Array:
    frame, lived = table.frame[list(names)], table.inhabited
    values = frame.to_numpy(dtype=float)[lived]
    signs = np.array([table.directions.get(name, 1) for name in names], dtype=float)
    shares = np.array([1.0 if weights is None else float(weights.get(n, 0.0)) for n in names])
    if not (shares >= 0).all() or shares.sum() == 0:
        message = _("The weights in the {sphere} sphere are negative or all zero.")
        hint = index_problem("bad_weight").hint
        told = message.format(sphere=sphere_label(sphere))
        raise DiagnosisError(Problem.of("bad_weight", told, hint))
    shares = shares / shares.sum()
    base = (
        reference_array(frame, reference)
        if method == "count_worse" and reference is not None
        else None
    )
    index, faults = index_array(values, signs, shares, method=method, ddof=ddof, reference=base)
    stop_columns(frame, faults)
    enough = ~np.isnan(values) @ shares >= ENOUGH
    notes += _incomplete(frame.index[lived][~enough], sphere)
    result = np.full(len(frame), np.nan)
    result[lived] = np.where(enough, index, np.nan)
    return result


def _groups(table: UnitTable, spheres: Spheres | None) -> Spheres:
    groups = table.spheres if spheres is None else {s: n for s, n in spheres.items() if n}
    unknown = [s for s in groups if s not in SPHERES]
    missing = [n for names in groups.values() for n in names if n not in table.frame]
    if unknown or missing:
        raise DiagnosisError(
            [index_problem("unknown_column").at(name) for name in (*unknown, *missing)]
        )
    if not groups:
        raise DiagnosisError(index_problem("no_spheres"))
    return groups


def _varies(table: UnitTable, name: str, notes: list[Problem]) -> bool:
    values = table.frame[name].to_numpy(dtype=float)[table.inhabited]
    values = values[~np.isnan(values)]
    if np.isinf(values).any():
        message, hint = _("The value is infinite."), _("Correct the value or leave it empty.")
        raise DiagnosisError(Problem(None, name, "infinite_value", message, hint))
    if len(values) > 1 and np.ptp(values) > 0:
        return True
    message = _("The indicator has the same value in every unit, so it was left out.")
    hint = _("It cannot tell units apart; it still describes the whole.")
    notes.append(Problem(None, name, "constant_column", message, hint))
    return False


def _standardised(raw: pd.DataFrame) -> pd.DataFrame:
    spread = raw.std(ddof=1)
    # A sphere whose index is the same everywhere speaks against nobody: 0, not 0 / 0.
    return (raw - raw.mean()) / spread.where(spread > 0, 1.0)


def _incomplete(units: pd.Index[str], sphere: str) -> list[Problem]:
    if not len(units):
        return []
    message = _("Too little data in the {sphere} sphere: its index was not computed.")
    return [
        Problem(
            units_in_words(units),
            None,
            "too_little_data",
            message.format(sphere=sphere_label(sphere)),
            _("Complete the data; a unit without an index is not a unit without problems."),
        )
    ]
