"""Values of larger areas beside those of one's own units: „u nas 11,5 %, w powiecie 9,8 %”.

Rows of other levels that the importer set aside are such areas; they never enter the index.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.diagnosis.hiding_small_counts import DEFAULT_THRESHOLD
from msai.diagnosis.schema import ColumnSchema
from msai.diagnosis.table import UnitTable

_, _n = catalogue("diagnosis")

#: Larger areas shown side by side at most.
MOST_AREAS = 4
_DIGITS = 1


@dataclass(frozen=True, slots=True)
class ReferenceValues:
    """Values of one indicator.

    Attributes:
        label: Name of the indicator with its unit of measure.
        ours: Value of all units together.
        others: Value of each larger area; NaN: not known, or its count is small.
    """

    label: str
    ours: float
    others: tuple[float, ...]


def reference_areas(table: UnitTable) -> list[str]:
    """Return the names of the larger areas that are shown."""
    return [str(name) for name in table.references.index.unique()[:MOST_AREAS]]


def reference_values(table: UnitTable, threshold: int = DEFAULT_THRESHOLD) -> list[ReferenceValues]:
    """Return the values of each indicator: all units together, then the larger areas.

    Args:
        table: Its ``references`` are the larger areas.
        threshold: Counts from 1 to below it are not shown.
    """
    areas = table.references[~table.references.index.duplicated()].head(MOST_AREAS)
    if areas.empty:
        return []
    totals = table.totals()
    return [
        ReferenceValues(
            _labelled(table.schema[name]),
            float(totals[name]),
            tuple(
                _value(areas.loc[area], name, table.schema[name], threshold) for area in areas.index
            ),
        )
        for name in table.directions
    ]


def reference_header(table: UnitTable) -> list[str]:
    """Return the header of a table of reference values."""
    return [_("Indicator"), _("All units"), *reference_areas(table)]


def reference_rows(table: UnitTable, threshold: int = DEFAULT_THRESHOLD) -> list[list[str]]:
    """Return the rows of a table of reference values, as they are shown."""
    return [
        [one.label, *(_shown(value) for value in (one.ours, *one.others))]
        for one in reference_values(table, threshold)
    ]


def _value(area: pd.Series[float], name: str, column: ColumnSchema, threshold: int) -> float:
    above, below = area.get(column.numerator or ""), area.get(column.denominator or "")
    if above is not None and 1 <= above < threshold:
        return math.nan
    if above is not None and below:
        return float(above / below * column.multiplier)
    value = area.get(name)
    return math.nan if value is None else float(value)


def _labelled(column: ColumnSchema) -> str:
    aside = f" ({column.unit})" if column.unit and column.unit not in column.label else ""
    return f"{column.label}{aside}"


def _shown(value: float) -> str:
    return "–" if math.isnan(value) else number_text(value, _DIGITS)
