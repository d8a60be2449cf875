"""What exercise 4 gives to *Mój program*: phenomena in numbers, never a count of a few people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from msai.diagnosis import Diagnosis, UnitTable, numerators_of, sums_may_be_shown
from msai.exercises.own_table_result import Outcome
from msai.form_values import number_text
from msai.i18n import catalogue

_, ngettext = catalogue("exercises_data")


def for_programme(outcome: Outcome, selected: Sequence[str], day: str) -> dict[str, Any]:
    """Return the parts of the draft that come from here (`msai.programme.cards.Phenomenon`).

    Sums over the chosen area are given only where they betray no hidden count.
    """
    found = outcome.diagnosis
    if found is None or not selected:
        return {}
    counts = numerators_of(found.table)
    chosen = [unit for unit in selected if unit in counts.index]
    allowed = sums_may_be_shown(counts, chosen, threshold=found.threshold)
    inside = counts.index.isin(chosen)
    return {
        "phenomena": [
            _phenomenon(found, name, counts[name], inside, day)
            for name, fits in allowed.items()
            if fits and inside.any()
        ]
    }


def _phenomenon(
    found: Diagnosis, name: str, counts: pd.Series[float], inside: Any, day: str
) -> dict[str, Any]:
    table = found.table
    column, below = table.schema[name], table.column(table.schema[name].denominator)
    known = table.description
    year = column.year or known.reference_year
    result: dict[str, Any] = {
        "name": column.label,
        "numerator": _sum(counts[inside]),
        "numerator_year": year,
        "source": column.source or known.source,
    }
    if below is not None:
        result |= {"denominator": _sum(below[inside]), "denominator_year": year}
        result["rest"] = _rest(table, name, counts[~inside], below[~inside])
    return {key: value for key, value in {**result, "day": day}.items() if value not in (None, "")}


def _sum(counts: pd.Series[float]) -> int | None:
    total = float(counts.sum(min_count=1))
    return None if total != total else round(total)


def _rest(table: UnitTable, name: str, above: pd.Series[float], below: pd.Series[float]) -> str:
    known = above.notna() & below.notna()
    if not (bottom := float(below[known].sum())):
        return ""
    column = table.schema[name]
    rate = float(above[known].sum()) / bottom * column.multiplier
    unit = column.unit or _("per {number}").format(number=number_text(column.multiplier, 0))
    return f"{number_text(rate, 1)} {unit}"
