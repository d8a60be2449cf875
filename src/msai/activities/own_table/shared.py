"""What exercise 4 gives to *Mój program*: numbers and tables, never a count of a few people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from msai.activities.own_table.result import Outcome
from msai.base.form_values import number_text
from msai.base.forms import MADE_UP
from msai.base.i18n import catalogue
from msai.diagnosis import (
    Diagnosis,
    Suppressed,
    UnitTable,
    numerators_of,
    sums_may_be_shown,
    suppress,
)

_, ngettext = catalogue("activities_data")


def for_programme(outcome: Outcome, selected: Sequence[str], day: str) -> dict[str, Any]:
    """Return the parts of the draft that come from here (`Phenomenon`, `CountTable`).

    Counts are hidden as in the whole table; a sum over the chosen area is given only where it
    betrays none of them.
    """
    found = outcome.diagnosis
    if found is None or not selected:
        return {}
    counts = numerators_of(found.table)
    chosen = [unit for unit in selected if unit in counts.index]
    safe = suppress(counts, threshold=found.threshold)
    allowed = sums_may_be_shown(counts, chosen, safe)
    inside = counts.index.isin(chosen)
    phenomena = [
        _phenomenon(found, name, counts[name], inside, day)
        for name, fits in allowed.items()
        if fits and inside.any()
    ]
    tables = _tables(found.table, safe, inside) if inside.sum() > 1 else []
    origin = _origin(found.table)
    return {
        "phenomena": [{**one, **origin} for one in phenomena],
        "tables": [{**one, **origin} for one in tables],
    }


def _origin(table: UnitTable) -> dict[str, str]:
    """Return the mark of a table whose dictionary says that it is made up."""
    known = table.description
    return {MADE_UP: known.title or _("a made-up table")} if known.synthetic else {}


def _tables(table: UnitTable, safe: Suppressed, inside: Any) -> list[dict[str, Any]]:
    """Return one table of the chosen units per phenomenon; a hidden count leaves no trace."""
    return [
        {
            "name": table.schema[name].label,
            "cells": [
                {
                    "name": str(unit),
                    "count": _whole(safe.frame.at[unit, name]),
                    "hidden": bool(hidden),
                }
                for unit, hidden in safe.hidden.loc[inside, name].items()
            ],
        }
        for name in map(str, safe.frame.columns)
    ]


def _whole(count: Any) -> int | None:
    return None if count != count else round(float(count))


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
