"""A proposal of the degraded area (art. 9) and the revitalisation area (art. 10), with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.diagnosis.selection import (
    ROUNDING,
    LegalFinding,
    LegalRule,
    SelectionCheck,
    check_selection,
    is_degraded,
    judge_unit,
    shares_of_units,
)
from msai.diagnosis.spheres import SphereIndices, Spheres, sphere_indices
from msai.diagnosis.table import UnitTable
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import Problem

_, _n = catalogue("diagnosis")


@dataclass(frozen=True, eq=False)
class Delimitation:
    """A proposal: which units, and why each of them or why not.

    Attributes:
        indices: Sphere indices the proposal stands on.
        degraded: Units that meet art. 9, the most severe first.
        revitalisation: Units proposed within the limits of art. 10, the most severe first.
        reasons: Findings of every unit of the table, in words.
        check: The proposal checked as if someone had picked it by hand.
        rule: Thresholds and limits used.
    """

    indices: SphereIndices
    degraded: tuple[str, ...]
    revitalisation: tuple[str, ...]
    reasons: Mapping[str, tuple[LegalFinding, ...]]
    check: SelectionCheck
    rule: LegalRule

    @property
    def nothing_proposed(self) -> str:
        """Return why no unit is proposed, in one sentence; "": some are."""
        if self.revitalisation:
            return ""
        if not self.degraded:
            return _("No unit meets article 9, so none is proposed.")
        message = _n(
            "{n} unit meets article 9 ({units}), but it does not fit within the limits of art. 10 "
            "par. 2, so none is proposed.",
            "{n} units meet article 9 ({units}), but none of them fits within the limits of "
            "art. 10 par. 2, so none is proposed.",
            len(self.degraded),
        )
        return message.format(n=len(self.degraded), units=units_in_words(self.degraded))

    @property
    def notes(self) -> tuple[Problem, ...]:
        """Return what the computation left out, and why."""
        return self.indices.notes


def delimit(
    units: UnitTable,
    spheres: Spheres | None = None,
    *,
    rule: LegalRule | None = None,
    method: str = "perkal",
    weights: Mapping[str, float] | None = None,
    purposes: Mapping[str, str] | None = None,
) -> Delimitation:
    """Propose the degraded area and the revitalisation area.

    A unit is degraded when its social index *and* at least one other sphere index exceed their
    thresholds: a conjunction, never one compensating index. The revitalisation area takes degraded
    units from the most severe (`SphereIndices.severity`) while both limits hold; a unit that does
    not fit is skipped and the next one tried. It is a proposal: significance for local development
    (art. 10 par. 1) is for people to judge.

    Args:
        units: The table.
        spheres: ``{sphere: indicators}``; None: as the data dictionary says.
        rule: Thresholds and limits; None: `LegalRule` as it stands.
        method: Method of `composite_index` within each sphere.
        weights: Weights of indicators within their sphere; None: equal.
        purposes: Declared social purpose of uninhabited post-industrial units.

    Raises:
        DiagnosisError: See `sphere_indices`.
    """
    rule, purposes = rule or LegalRule(), purposes or {}
    indices = sphere_indices(units, spheres, method=method, weights=weights)
    severity = indices.severity.sort_values(ascending=False, kind="stable", na_position="last")
    reasons = {
        unit: tuple(judge_unit(units, unit, indices, rule, purposes.get(unit, "")))
        for unit in units.frame.index
    }
    degraded = tuple(unit for unit in severity.index if is_degraded(reasons[unit]))
    admitted = [unit for unit in severity.index if _is_admitted(reasons[unit])]
    proposed, over = _within_limits(units, [*degraded, *admitted], rule)
    for unit in over:
        reasons[unit] = (*reasons[unit], _over_limit(unit))
    check = check_selection(units, proposed, indices=indices, rule=rule, purposes=purposes)
    return Delimitation(indices, degraded, tuple(proposed), reasons, check, rule)


def _is_admitted(findings: tuple[LegalFinding, ...]) -> bool:
    """Tell whether an uninhabited unit comes in under art. 10 par. 3."""
    return any(f.code == "social_purpose" for f in findings)


def _within_limits(
    table: UnitTable, candidates: list[str], rule: LegalRule
) -> tuple[list[str], list[str]]:
    """Take candidates in order while both limits hold; return them and those that did not fit.

    An unknown area or population takes no room; `check_selection` then asks about it.
    """
    chosen: list[str] = []
    over: list[str] = []
    taken, limits = np.zeros(2), np.array([rule.max_area, rule.max_population]) + ROUNDING
    parts = np.nan_to_num(shares_of_units(table))
    places = table.frame.index.get_indexer(pd.Index(candidates))
    for unit, part in zip(candidates, parts[places], strict=True):
        fits = (taken + part <= limits).all()
        taken += part * fits
        (chosen if fits else over).append(unit)
    return chosen, over


def _over_limit(unit: str) -> LegalFinding:
    message = _(
        "{unit}: meets art. 9, but with the more severe units it would exceed the limits of "
        "art. 10 par. 2."
    )
    return LegalFinding("question", "over_limit", message.format(unit=unit), "art. 10 ust. 2", unit)
