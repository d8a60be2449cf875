"""Rows that are no units – other levels, totals, statistics – set aside, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from msai.base.i18n import catalogue
from msai.diagnosis.column_words import plain_name, plain_names, statistic_rows, total_rows
from msai.diagnosis.importing.levels import Levels, level_label, read_levels
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.importing.summary_rows import NumberColumns, find_summaries
from msai.diagnosis.importing.teryt import full_codes, is_code_header
from msai.diagnosis.raw_table import RawTable
from msai.diagnosis.schema import TableSchema
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import Problem

_, _n = catalogue("diagnosis")


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The rows of a table, sorted into units and what is none.

    Attributes:
        units: Positions of the units.
        totals: Positions of rows that hold the whole.
        statistics: Positions of rows computed of the others.
        parents: Positions of rows of other levels.
        levels: The levels of all rows.
        steps: What was done and why.
    """

    units: tuple[int, ...]
    totals: tuple[int, ...]
    statistics: tuple[int, ...]
    parents: tuple[int, ...]
    levels: Levels
    steps: tuple[ImportStep, ...]

    @property
    def aside(self) -> frozenset[int]:
        """Return the positions of all rows that are no units."""
        return frozenset([*self.totals, *self.statistics, *self.parents])


def sorted_by_name(raw: RawTable, names: tuple[str, ...], schema: TableSchema) -> SortedRows:
    """Sort the rows as far as codes and names tell."""
    kept = {plain_name(name) for name in schema.as_written}
    levels = read_levels(names, _codes(raw), schema.level)
    parents = [at for at, is_unit in enumerate(levels.units) if not is_unit]
    free = _free(names, levels, kept)
    statistics = [free[i] for i in statistic_rows(_of(names, free))]
    # "Gmina X" is a total in a table of villages; where levels are known, it is what they say.
    alike = free
    if statistics or any(levels.of_rows):
        found = set(statistics)
        alike = [at for at in free if at not in found and levels.of_rows[at] in ("", "part")]
    totals = [alike[i] for i in total_rows(_of(names, alike))]
    countries = [at for at, level in enumerate(levels.of_rows) if level == "country"]
    totals, parents = sorted({*totals, *countries}), [at for at in parents if at not in countries]
    gone = {*parents, *statistics, *totals}
    units = tuple(at for at in range(len(names)) if at not in gone)
    if not units:
        everything = tuple(range(len(names)))
        return SortedRows(everything, (), (), (), read_levels([], None), ())
    steps = [
        *_level_steps(levels, [names[at] for at in parents], schema.units_column),
        *(_total(raw.numbers[at], names[at]) for at in totals),
        *(_statistic(raw.numbers[at], names[at], "named") for at in statistics),
    ]
    return SortedRows(units, tuple(totals), tuple(statistics), tuple(parents), levels, tuple(steps))


def _free(names: tuple[str, ...], levels: Levels, kept: set[str]) -> Sequence[int]:
    """Return the rows of the level of the units whom nobody told to keep."""
    if not kept and not any(levels.of_rows):
        return range(len(names))
    return [
        at
        for at, name in enumerate(names)
        if levels.units[at] and not _is_kept(name, kept) and levels.of_rows[at] != "country"
    ]


def _of(names: tuple[str, ...], rows: Sequence[int]) -> tuple[str, ...]:
    return names if len(rows) == len(names) else tuple(names[at] for at in rows)


def sorted_by_numbers(
    by_name: SortedRows,
    numbers: Mapping[str, np.ndarray],
    raw: RawTable,
    names: tuple[str, ...],
    schema: TableSchema,
) -> SortedRows:
    """Sort the rows that names left by what their numbers are made of."""
    kept = {plain_name(name) for name in schema.as_written}
    # A unit that stands there twice equals its twin; that is told elsewhere.
    plain = plain_names(names)
    times = Counter(plain)
    free: Sequence[int] = by_name.units
    if kept or len(times) < len(plain):
        free = [at for at in by_name.units if plain[at] not in kept and times[plain[at]] == 1]
    found = find_summaries(_columns(numbers, schema), free)
    sure = [one for one in found if one.surely]
    totals = [one.at for one in sure if one.kind == "sum"]
    statistics = [one.at for one in sure if one.kind != "sum"]
    steps = [
        *by_name.steps,
        *(_total(raw.numbers[at], names[at]) for at in totals),
        *(_statistic(raw.numbers[o.at], names[o.at], o.kind) for o in sure if o.kind != "sum"),
        *(_doubt(raw.numbers[o.at], names[o.at], o.kind) for o in found if not o.surely),
    ]
    gone = {*totals, *statistics}
    return SortedRows(
        units=tuple(at for at in by_name.units if at not in gone),
        totals=(*by_name.totals, *totals),
        statistics=(*by_name.statistics, *statistics),
        parents=by_name.parents,
        levels=by_name.levels,
        steps=tuple(steps),
    )


def _is_kept(name: str, kept: set[str]) -> bool:
    return bool(kept) and plain_name(name) in kept


def _codes(raw: RawTable) -> list[str] | None:
    named = (header for header in raw.headers if header and is_code_header(header))
    return next((codes for h in named if (codes := full_codes(raw.cells(h)))), None)


def _columns(numbers: Mapping[str, np.ndarray], schema: TableSchema) -> NumberColumns:
    names = [name for name in numbers if name != schema.post_industrial_column]
    declared = bool(schema.indicators)
    counts = {name for name, column in schema.columns.items() if column.sphere is None}
    adds = {schema.population_column, schema.area_column} | (counts if declared else set())
    values = np.column_stack([numbers[name] for name in names]) if names else np.empty((0, 0))
    weights = numbers.get(schema.population_column or "")
    coded = np.isin(values, list(schema.missing_codes))
    return NumberColumns(
        np.where(coded, np.nan, values), [name in adds for name in names], declared, weights
    )


def _level_steps(levels: Levels, parents: Sequence[str], column: str) -> list[ImportStep]:
    if not levels.is_nested or not parents:
        return []
    message = _("Areas of several levels stand in one table: {level} were taken as units.")
    hint = _("Set aside, for comparison only: {rows}. Another level can be chosen: {levels}.")
    alone = _("Set aside, for comparison only: {rows}.")
    units = level_label(levels.chosen) if levels.chosen else _("the smallest areas")
    others = ", ".join(level_label(one) for one in levels.present if one != levels.chosen)
    said = (hint if others else alone).format(rows=units_in_words(parents), levels=others)
    present = tuple(one for one in levels.present if one != levels.chosen)
    problem = Problem(None, column, "nested_levels", message.format(level=units), said)
    return [ImportStep(problem, options=(levels.chosen, *present) if present else ())]


def _total(row: int, name: str) -> ImportStep:
    message = _("Row “{name}” is a total, not a unit: it was set aside.").format(name=name)
    return ImportStep(Problem(row, None, "total_row", message, _put_back()), undone_by=name)


def _statistic(row: int, name: str, kind: str) -> ImportStep:
    if kind == "named":
        message = _("Row “{name}” is a statistic by its name, not a unit: it was set aside.")
    else:
        message = _("Row “{name}” is {statistic} of the other rows, not a unit: it was set aside.")
    said = message.format(name=name, statistic=statistic_label(kind))
    return ImportStep(Problem(row, None, "statistic_row", said, _put_back()), undone_by=name)


def _doubt(row: int, name: str, kind: str) -> ImportStep:
    message = _("Row “{name}” is as great as {statistic} of the other rows.")
    said = message.format(name=name, statistic=statistic_label(kind))
    return ImportStep(
        Problem(row, None, "maybe_summary", said, _("Is it a unit? If not, delete it."))
    )


def _put_back() -> str:
    return _("If it is a unit, put it back.")


def statistic_label(kind: str) -> str:
    """Return the name of a statistic, as after "is"."""
    return {
        "sum": _("the sum"),
        "mean": _("the mean"),
        "median": _("the median"),
        "deviation": _("the standard deviation"),
        "minimum": _("the least value"),
        "maximum": _("the greatest value"),
        "named": "",
    }[kind]
