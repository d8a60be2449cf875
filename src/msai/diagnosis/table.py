"""The table of units after reading: numbers, what they mean, and what was odd about them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.schema import ColumnSchema, TableSchema
from msai.errors import Problem


@dataclass(frozen=True, eq=False)
class UnitTable:
    """Units of a municipality and their indicators.

    Attributes:
        frame: Indicators; index = names of units, float columns, NaN = no value.
        population: Inhabitants of each unit; None: the table does not say.
        area_ha: Area of each unit in hectares; None: the table does not say.
        schema: ``{column: ColumnSchema}`` of every column of ``frame`` and ``counts``.
        warnings: What was odd and how it was understood; show it, never drop it.
        counts: Numerators and denominators; the same index.
        attributes: Columns of words, such as identifiers; the same index.
        post_industrial: True where a unit is post-industrial, ex-military or railway land.
        total_row: The row of the whole municipality, set aside; None: there was none.
        references: Rows of other levels (county, voivodeship), set aside: to compare with only.
        steps: What the importer did with the rows; said in ``warnings`` too.
        description: The data dictionary of the whole table.
    """

    frame: pd.DataFrame
    population: pd.Series[float] | None
    area_ha: pd.Series[float] | None
    schema: dict[str, ColumnSchema]
    warnings: tuple[Problem, ...]
    description: TableSchema
    counts: pd.DataFrame = field(default_factory=pd.DataFrame)
    attributes: pd.DataFrame = field(default_factory=pd.DataFrame)
    post_industrial: pd.Series[bool] | None = None
    total_row: pd.Series[float] | None = None
    references: pd.DataFrame = field(default_factory=pd.DataFrame)
    steps: tuple[ImportStep, ...] = ()

    @property
    def directions(self) -> dict[str, int]:
        """Return ``{indicator: +1 | -1}`` of the columns of ``frame`` that have a sphere."""
        return {c: s.direction or 1 for c, s in self.schema.items() if s.sphere and c in self.frame}

    @property
    def spheres(self) -> dict[str, list[str]]:
        """Return the indicators of each sphere that the table has."""
        return {
            sphere: present
            for sphere, names in self.description.spheres.items()
            if (present := [name for name in names if name in self.frame])
        }

    @property
    def inhabited(self) -> np.ndarray:
        """Return a mask: False where the population is known to be zero."""
        if self.population is None:
            return np.ones(len(self.frame), dtype=bool)
        return np.asarray(self.population.to_numpy() != 0)

    def column(self, name: str | None) -> pd.Series[float] | None:
        """Return a column of counts, the population or the area by its name in the table."""
        if name is None:
            return None
        if name == self.description.population_column:
            return self.population
        if name == self.description.area_column:
            return self.area_ha
        return self.counts.get(name)

    def totals(self) -> pd.Series[float]:
        """Return each indicator for the whole municipality.

        Not the mean of the units: the sum of numerators over the sum of denominators. Where the
        table has no such columns, the mean weighted by the declared denominator or by population
        (see `total_basis`); without these, the plain mean.
        """
        values = {name: _total(self, name)[0] for name in self.frame.columns}
        return pd.Series(values, dtype=float, name="total")

    def total_basis(self) -> dict[str, str]:
        """Return how each value of `totals` was made: ``ratio``, ``weighted`` or ``mean``."""
        return {name: _total(self, name)[1] for name in self.frame.columns}

    def with_warnings(self, *more: Problem) -> UnitTable:
        """Return the same table with further warnings."""
        return replace(self, warnings=(*self.warnings, *more))


def _total(table: UnitTable, name: str) -> tuple[float, str]:
    column = table.schema[name]
    values = table.frame[name].to_numpy(dtype=float)
    above, below = table.column(column.numerator), table.column(column.denominator)
    if above is not None and below is not None:
        known = above.notna() & below.notna()
        if (bottom := float(below[known].sum())) > 0:
            return float(above[known].sum()) / bottom * column.multiplier, "ratio"
    weights = below if below is not None else table.population
    if weights is not None:
        share = np.where(np.isnan(values), 0.0, weights.to_numpy(dtype=float))
        if (whole := float(np.nansum(share))) > 0:
            return float(np.nansum(values * share)) / whole, "weighted"
    return (float(np.nanmean(values)) if (~np.isnan(values)).any() else np.nan), "mean"
