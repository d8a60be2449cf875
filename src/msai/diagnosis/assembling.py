"""Putting a `UnitTable` together: units, total row, missing codes, rates computed from counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.diagnosis import cleaning
from msai.diagnosis.describing import expected_columns
from msai.diagnosis.importing.rows_aside import sorted_by_name, sorted_by_numbers
from msai.diagnosis.importing.scales import in_base_units
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.raw_table import RawTable
from msai.diagnosis.refusals import stop
from msai.diagnosis.schema import ColumnSchema, TableSchema
from msai.diagnosis.table import UnitTable
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import Problem, TableError

_, _n = catalogue("diagnosis")


@dataclass(frozen=True, slots=True)
class _Numbers:
    values: dict[str, np.ndarray]
    odd: list[Problem]
    steps: tuple[ImportStep, ...]


def assemble(raw: RawTable, schema: TableSchema) -> UnitTable:
    """Return the table of units from its cells and what the columns mean.

    Raises:
        TableError: A cell cannot be read, a unit stands twice, a population or area is negative.
    """
    names = cleaning.unit_names(raw, schema.units_column)
    by_name = sorted_by_name(raw, names, schema)
    numbers = _numbers(raw, schema, by_name.aside)
    rows = sorted_by_numbers(by_name, numbers.values, raw, names, schema)
    units = list(rows.units)
    every = len(units) == len(names)
    own = names if every else [names[i] for i in units]
    cleaning.refuse_duplicates(own, [raw.numbers[i] for i in units], schema.units_column)
    if rows.levels.are_whole and schema.is_municipality:
        schema = replace(schema, kind="areas")
    steps = (*rows.steps, *numbers.steps)
    frame = pd.DataFrame(numbers.values, index=pd.Index(names, name=schema.units_column))
    words = {h: raw.cells(h) for h in schema.text_columns if h in raw.headers}
    words = {h: [cells[i] for i in units] for h, cells in words.items()}
    table = _table(
        frame if every else frame.iloc[units],
        schema,
        attributes=pd.DataFrame(words, index=frame.index[units]),
        total_row=frame.iloc[rows.totals[0]] if rows.totals else None,
        warnings=[*(step.said for step in steps), *numbers.odd],
    )
    return replace(table, references=frame.iloc[list(rows.parents)], steps=steps)


def _numbers(raw: RawTable, schema: TableSchema, aside: frozenset[int]) -> _Numbers:
    skip = {schema.units_column, *schema.text_columns, ""}
    described = [h for h in raw.headers if h in expected_columns(schema) and h not in skip]
    values, faults, odd, steps = {}, [], [], []
    for header in described:
        values[header], wrong, strange = cleaning.read_column(raw, header, ignore=aside)
        values[header], scaled = in_base_units(values[header], header, schema)
        faults += wrong
        odd += strange
        steps += scaled
    stop(faults)
    if not described:
        message = _("No column of the table holds numbers.")
        hint = _("Add at least one indicator, one number for each unit.")
        raise TableError(Problem.of("no_numbers", message, hint))
    odd += cleaning.dashes(raw, described, aside)
    return _Numbers(values, odd, tuple(steps))


def _table(
    numbers: pd.DataFrame,
    schema: TableSchema,
    *,
    attributes: pd.DataFrame,
    total_row: pd.Series[float] | None,
    warnings: Sequence[Problem],
) -> UnitTable:
    """Return the table of units from its columns of numbers."""
    values, coded = _without_codes(numbers, schema.missing_codes)
    stop(_impossible(values, schema))
    indicators = [n for n in schema.columns if n in schema.indicators or not schema.indicators]
    described = {n: schema.columns.get(n, ColumnSchema(label=n)) for n in values.columns}
    described |= {n: schema.columns[n] for n in indicators}
    counts = [c for c in values if c not in indicators and c not in _special(schema)]
    marked = _column(values, schema.post_industrial_column)
    table = UnitTable(
        frame=values.reindex(columns=indicators),
        population=_column(values, schema.population_column),
        area_ha=_column(values, schema.area_column),
        schema=described,
        warnings=(*warnings, *coded),
        description=schema,
        counts=values[counts],
        attributes=attributes,
        post_industrial=None if marked is None else marked.fillna(0) > 0,
        total_row=total_row,
    )
    return _with_rates(table, missing=[n for n in indicators if n not in values])


def _special(schema: TableSchema) -> set[str | None]:
    return {schema.population_column, schema.area_column, schema.post_industrial_column}


def _column(values: pd.DataFrame, name: str | None) -> pd.Series[float] | None:
    return values[name] if name is not None and name in values else None


def _without_codes(
    numbers: pd.DataFrame, codes: Sequence[float]
) -> tuple[pd.DataFrame, list[Problem]]:
    coded = numbers.isin(list(codes))
    problems = [
        Problem(
            units_in_words(numbers.index[coded[name]]),
            str(name),
            "missing_code",
            _("A code for “no data” (such as -999) was read as a missing value."),
            _("Leave such cells empty; read as a number, the code would distort the index."),
        )
        for name in numbers.columns
        if coded[name].any()
    ]
    return numbers.mask(coded), problems


def _impossible(values: pd.DataFrame, schema: TableSchema) -> list[Problem]:
    return [
        Problem(
            str(unit),
            name,
            "negative_value",
            _("Population and area cannot be negative."),
            _("Correct the value, or leave the cell empty."),
        )
        for name in (schema.population_column, schema.area_column)
        if name is not None and name in values
        for unit in values.index[values[name] < 0]
    ]


def _with_rates(table: UnitTable, missing: list[str]) -> UnitTable:
    """Compute indicators that only have counts; blank those whose denominator is zero."""
    frame = table.frame.copy()
    zero: list[Problem] = []
    for name in frame.columns:
        column = table.schema[name]
        above, below = table.column(column.numerator), table.column(column.denominator)
        if below is None:
            continue
        empty = below.to_numpy(dtype=float) == 0
        if name in missing and above is not None:
            with np.errstate(divide="ignore", invalid="ignore"):
                frame[name] = above / below * column.multiplier
        if empty.any():
            frame.loc[empty, name] = np.nan
            zero += _zero_denominator(name, frame.index[empty & table.inhabited])
    uninhabited = _uninhabited(table.frame.index[~table.inhabited])
    return replace(table, frame=frame).with_warnings(*zero, *uninhabited)


def _zero_denominator(column: str, units: pd.Index[str]) -> list[Problem]:
    if not len(units):
        return []
    message = _("The denominator is zero, so the rate does not exist; it was left empty.")
    hint = _("Check the denominator; do not write 0, it would look like the best situation.")
    return [Problem(units_in_words(units), column, "zero_denominator", message, hint)]


def _uninhabited(units: pd.Index[str]) -> list[Problem]:
    if not len(units):
        return []
    message = _("Nobody lives here: rates per inhabitant do not exist.")
    hint = _("The unit stays out of averages; see art. 10 par. 3 of the revitalisation act.")
    return [Problem(units_in_words(units), None, "uninhabited", message, hint)]
