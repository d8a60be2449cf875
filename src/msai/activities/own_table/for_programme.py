"""What exercise 4 gives to *Mój program*: numbers and tables, never a count of a few people."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from msai.activities.common.area_cards import Indices, area_cards
from msai.activities.own_table.outcome import TableOutcome
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.diagnosis import (
    Diagnosis,
    Suppressed,
    UnitTable,
    numerators_of,
    sums_may_be_shown,
    suppress,
)
from msai.programme.cards import CountTable, Phenomenon, TableCell
from msai.programme.given import GivenNumbers

_, ngettext = catalogue("activities_data")

#: Which units are chosen, in the order of the table.
Inside = np.ndarray


def given_numbers(outcome: TableOutcome, selected: Sequence[str], day: str) -> GivenNumbers:
    """Return the parts of the draft that come from the table and the chosen units.

    Counts are hidden as in the whole table; a sum over the chosen area is given only where it
    betrays none of them.

    Args:
        outcome: What follows from the table.
        selected: The chosen units.
        day: Day the data are as of, ISO; "": not said.
    """
    diagnosis = outcome.diagnosis
    if diagnosis is None or not selected:
        return GivenNumbers()
    table = diagnosis.table
    counts = numerators_of(table)
    chosen = [unit for unit in selected if unit in counts.index]
    safe = suppress(counts, threshold=diagnosis.threshold)
    allowed = sums_may_be_shown(counts, chosen, safe)
    inside: Inside = counts.index.isin(chosen)
    cards = area_cards(table, chosen, _shown(diagnosis), made_up_of(table))
    return GivenNumbers(
        phenomena=tuple(
            _phenomenon(table, name, counts[name], inside, _day(day))
            for name, fits in allowed.items()
            if fits and inside.any()
        ),
        tables=_tables(table, safe, inside) if inside.sum() > 1 else (),
        own_area=cards.area,
        own_subareas=cards.subareas,
        own_ranking=cards.ranking,
    )


def _shown(diagnosis: Diagnosis) -> Indices:
    """Return the results without those that would give a hidden count away."""
    betrayed = {str(unit): diagnosis.betrays(str(unit)) for unit in diagnosis.table.frame.index}
    spheres = diagnosis.area.indices if diagnosis.area else None
    return Indices(
        {
            str(unit): None if betrayed[str(unit)] else float(value)
            for unit, value in diagnosis.index.items()
        },
        {
            unit: {s: v for s, v in spheres.of(unit).items() if s not in hidden}
            for unit, hidden in betrayed.items()
        }
        if spheres
        else {},
    )


def _day(day: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(day)
    except ValueError:
        return None


def made_up_of(table: UnitTable) -> str:
    """Return the mark of a table whose dictionary says that it is made up."""
    description = table.description
    return (description.title or _("a made-up table")) if description.synthetic else ""


def _tables(table: UnitTable, safe: Suppressed, inside: Inside) -> tuple[CountTable, ...]:
    """Return one table of the chosen units per phenomenon; a hidden count leaves no trace."""
    return tuple(
        CountTable(
            name=table.schema[name].label,
            cells=tuple(
                TableCell(str(unit), _whole(safe.frame.at[unit, name]), bool(hidden))
                for unit, hidden in safe.hidden.loc[inside, name].items()
            ),
            made_up=made_up_of(table),
        )
        for name in map(str, safe.frame.columns)
    )


def _whole(count: Any) -> int | None:
    return None if count != count else round(float(count))


def _phenomenon(
    table: UnitTable,
    name: str,
    counts: pd.Series[float],
    inside: Inside,
    day: datetime.date | None,
) -> Phenomenon:
    column, below = table.schema[name], table.column(table.schema[name].denominator)
    year = column.year or table.description.reference_year
    return Phenomenon(
        name=column.label,
        numerator=_sum(counts[inside]),
        denominator=None if below is None else _sum(below[inside]),
        numerator_year=year,
        denominator_year=None if below is None else year,
        rest="" if below is None else _rest(table, name, counts[~inside], below[~inside]),
        source=column.source or table.description.source,
        day=day,
        made_up=made_up_of(table),
    )


def _sum(counts: pd.Series[float]) -> int | None:
    return _whole(float(counts.sum(min_count=1)))


def _rest(table: UnitTable, name: str, above: pd.Series[float], below: pd.Series[float]) -> str:
    counted = above.notna() & below.notna()
    if not (bottom := float(below[counted].sum())):
        return ""
    column = table.schema[name]
    rate = float(above[counted].sum()) / bottom * column.multiplier
    unit = column.unit or _("per {number}").format(number=number_text(column.multiplier, 0))
    return f"{number_text(rate, 1)} {unit}"
