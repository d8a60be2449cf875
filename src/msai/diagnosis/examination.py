"""A whole diagnosis of one table: index, proposal of the area, what to check, what may be shown."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from msai.base.i18n import catalogue
from msai.diagnosis.composite import composite_index
from msai.diagnosis.delimitation import Delimitation, delimit
from msai.diagnosis.hiding_small_counts import DEFAULT_THRESHOLD, protect
from msai.diagnosis.impossible import doubted_cells
from msai.diagnosis.outliers import find_outliers, summarise_outliers
from msai.diagnosis.plausibility import correlated_indicators
from msai.diagnosis.rates_by_chance import small_numbers, summarise_small
from msai.diagnosis.selection import LegalRule
from msai.diagnosis.table import UnitTable
from msai.errors import DiagnosisError, Problem

_, _n = catalogue("diagnosis")


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """Everything a report shows.

    Attributes:
        table: The units as read: for computing, never for showing.
        shown: The same with small counts hidden.
        index: Composite index over all indicators, the worst unit first.
        method: Method of the index.
        area: Proposal under art. 9 and 10; None: the units are not parts of a municipality, or
            no indicator has a sphere to judge.
        notes: Warnings of reading and of the computation.
        threshold: Counts from 1 to below it are hidden.
    """

    table: UnitTable
    shown: UnitTable
    index: pd.Series[float]
    method: str
    area: Delimitation | None
    notes: tuple[Problem, ...]
    threshold: int = DEFAULT_THRESHOLD

    def betrays(self, unit: str) -> frozenset[str]:
        """Return the spheres whose result would give away a value that is hidden in this unit.

        The index of a sphere of one indicator is that indicator on another scale: two units that
        are shown tell the scale.
        """
        used = self.area.indices.used if self.area else {}
        alone = {sphere: names[0] for sphere, names in used.items() if len(names) == 1}
        full, shown = self.table.frame, self.shown.frame
        hidden = {s: shown[name].isna() & full[name].notna() for s, name in alone.items()}
        return frozenset(sphere for sphere, cells in hidden.items() if cells[unit])


def examine(
    units: UnitTable,
    method: str = "perkal",
    *,
    threshold: int = DEFAULT_THRESHOLD,
    rule: LegalRule | None = None,
) -> Diagnosis:
    """Compute all that the report shows.

    Raises:
        DiagnosisError: The method cannot take these data; see `msai.diagnosis.composite_index`.
    """
    index, left_out = _index(units, method)
    is_municipality = units.description.is_municipality
    area = delimit(units, method=method, rule=rule) if is_municipality else None
    notes = [*units.warnings, *left_out]
    notes += [note for note in (area.notes if area else ()) if note.code != "constant_column"]
    notes += correlated_indicators(units)
    doubted = doubted_cells(units)
    notes += summarise_outliers(
        [one for one in find_outliers(units) if (one.unit, one.column) not in doubted]
    )
    notes += summarise_small(small_numbers(units))
    shown = protect(units, threshold=threshold)
    return Diagnosis(units, shown, index, method, area, tuple(notes), threshold)


def method_label(method: str) -> str:
    """Return the name of a method of `msai.diagnosis.composite_index`."""
    return {
        "perkal": _("mean of standardised values (Perkal's index)"),
        "zero_unitarisation": _("zero unitarisation (Kukuła)"),
        "strahl": _("quotient by the greatest value (Strahl)"),
        "percentile": _("percentile ranks"),
        "count_worse": _("number of indicators worse than in the whole"),
        "geometric": _("geometric mean"),
        "hellwig": _("distance from a pattern (Hellwig)"),
    }[method]


def _index(units: UnitTable, method: str) -> tuple[pd.Series[float], list[Problem]]:
    """Return the index over complete units and varying indicators, and what was left out."""
    described = _varying(units.frame[list(units.directions)][units.inhabited])
    complete = _varying(described.dropna())
    problems = [_incomplete(str(u)) for u in described.index.difference(complete.index, sort=False)]
    if len(complete) < 2 or complete.empty:
        raise DiagnosisError(problems or _too_few())
    index = composite_index(
        complete,
        method=method,
        directions=units.directions,
        reference=units.totals() if method == "count_worse" else None,
    )
    return index.sort_values(ascending=False, kind="stable"), problems


def _varying(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.loc[:, frame.nunique() > 1]


def _incomplete(unit: str) -> Problem:
    message = _("Data are missing, so the unit has no overall result.")
    hint = _("Fill them in. A unit without a result is not a unit without problems.")
    return Problem(unit, None, "incomplete_unit", message, hint)


def _too_few() -> Problem:
    message = _("At least two inhabited units and an indicator that tells them apart are needed.")
    return Problem(None, None, "too_few_units", message, _("Add units or indicators."))
