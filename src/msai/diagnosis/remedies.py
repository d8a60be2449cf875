"""What helps where small counts hide an indicator: units joined, years joined, a wider indicator.

Each is a function of a table to a table; none is done by itself (`remedy_offers` proposes them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.diagnosis.schema import ColumnSchema
from msai.diagnosis.table import UnitTable

_, _n = catalogue("diagnosis")

_JOINED = " + "
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing that may be done to a table.

    Attributes:
        kind: ``units``: joined; ``years``: joined; ``wider``: another numerator.
        indicator: Which indicator it is for; "" where it is for several.
        groups: Units that become one; each group has at least two.
        columns: For ``units``: the indicators that are kept, the others would give people away;
            for ``years``: the counts to be added up; for ``wider``: the new numerator.
    """

    kind: Literal["units", "years", "wider"]
    indicator: str = ""
    groups: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()


def applied(table: UnitTable, remedies: Iterable[Remedy]) -> UnitTable:
    """Return the table after remedies; one that does not fit the table changes nothing."""
    for remedy in remedies:
        if remedy.kind == "units" and _known_units(table, remedy):
            table = _with_units_joined(table, remedy)
        elif remedy.indicator not in table.schema or not set(remedy.columns) <= set(table.counts):
            continue
        elif remedy.kind == "years" and remedy.columns:
            table = _with_years_joined(table, remedy.indicator, remedy.columns)
        elif remedy.kind == "wider" and remedy.columns:
            table = _with_numerator(table, remedy.indicator, remedy.columns[0])
    return table


def joined_name(units: Sequence[str]) -> str:
    """Return the name of units that became one."""
    return _JOINED.join(units)


def parts_of(unit: str) -> tuple[str, ...]:
    """Return the units that a joined one consists of; a unit that was not joined is its own."""
    return tuple(unit.split(_JOINED))


def years_of(column: str) -> tuple[str, str]:
    """Return a name without its year, and the year; "" where it has none."""
    found = _YEAR.search(column)
    return (_YEAR.sub("", column).strip(" ,;()"), found[1]) if found else (column, "")


def _known_units(table: UnitTable, remedy: Remedy) -> bool:
    units = [unit for group in remedy.groups for unit in group]
    return len(set(units)) == len(units) > 0 and set(units) <= set(table.frame.index)


def _with_units_joined(table: UnitTable, remedy: Remedy) -> UnitTable:
    new = {unit: joined_name(group) for group in remedy.groups for unit in group}
    names = pd.Index(
        [new.get(str(u), str(u)) for u in table.frame.index], name=table.frame.index.name
    )
    kept = [n for n in table.frame.columns if n not in table.directions or n in remedy.columns]
    frame = pd.DataFrame({name: _joined_rate(table, name, names) for name in kept})
    gone = {name: table.schema[name] for name in table.frame.columns if name not in kept}
    only = {column.numerator for column in gone.values()}
    left = [c for c in table.counts if c not in only or _used(table, str(c), kept)]
    counts = pd.DataFrame({c: _summed(table.counts[c], names) for c in left})
    return replace(
        table,
        frame=frame.reindex(names.unique()),
        population=None if table.population is None else _summed(table.population, names),
        area_ha=None if table.area_ha is None else _summed(table.area_ha, names),
        schema={name: column for name, column in table.schema.items() if name not in gone},
        counts=counts.reindex(names.unique()),
        attributes=pd.DataFrame(index=names.unique()),
        post_industrial=None
        if table.post_industrial is None
        else pd.Series(table.post_industrial.groupby(names, sort=False).any()),
    )


def _used(table: UnitTable, column: str | None, kept: Sequence[str]) -> bool:
    return any(column in (table.schema[n].numerator, table.schema[n].denominator) for n in kept)


def _summed(values: pd.Series[float], names: pd.Index) -> pd.Series[float]:
    return pd.Series(values.groupby(names, sort=False).sum(min_count=1))


def _joined_rate(table: UnitTable, name: str, names: pd.Index) -> pd.Series[float]:
    """Return a rate of joined units: sums divided, or the mean weighted by what it is a rate of."""
    column, values = table.schema[name], table.frame[name]
    above, below = table.column(column.numerator), table.column(column.denominator)
    if above is not None and below is not None:
        known = above.notna() & below.notna()
        top, bottom = _summed(above.where(known), names), _summed(below.where(known), names)
        return pd.Series(top / bottom.where(bottom > 0) * column.multiplier)
    weights = below if below is not None else table.population
    if weights is None:
        weights = pd.Series(1.0, index=values.index)
    weights = weights.where(values.notna())
    top, bottom = _summed(values * weights, names), _summed(weights, names)
    return pd.Series(top / bottom.where(bottom > 0))


def _with_years_joined(table: UnitTable, indicator: str, columns: Sequence[str]) -> UnitTable:
    column = table.schema[indicator]
    below = table.column(column.denominator)
    if below is None or column.denominator is None:
        return table
    years = sorted(year for name in columns if (year := years_of(name)[1]))
    stem = years_of(columns[0])[0]
    number = len(columns)
    top, bottom = f"{stem} {years[0]}–{years[-1]}", f"{column.denominator} × {number}"
    counts = table.counts.assign(
        **{top: table.counts[list(columns)].sum(axis=1, min_count=number), bottom: below * number}
    )
    label = _("{name} (mean of a year, {years})").format(name=stem, years=f"{years[0]}–{years[-1]}")
    new = replace(column, label=label, numerator=top, denominator=bottom, year=None)
    return _with_indicator(replace(table, counts=counts), indicator, new)


def _with_numerator(table: UnitTable, indicator: str, numerator: str) -> UnitTable:
    column = table.schema[indicator]
    if table.column(column.denominator) is None:
        return table
    known = table.schema.get(numerator)
    new = replace(column, label=known.label if known else numerator, numerator=numerator)
    return _with_indicator(table, indicator, new)


def _with_indicator(table: UnitTable, indicator: str, new: ColumnSchema) -> UnitTable:
    above, below = table.column(new.numerator), table.column(new.denominator)
    assert above is not None and below is not None, "both columns are there"
    rate = above / below.where(below > 0) * new.multiplier
    schema = {**table.schema, indicator: new}
    for name in (new.numerator, new.denominator):
        if name and name in table.counts:
            schema.setdefault(name, ColumnSchema(name))
    frame = table.frame.assign(**{indicator: rate.astype(np.float64)})
    return replace(table, frame=frame, schema=schema)
