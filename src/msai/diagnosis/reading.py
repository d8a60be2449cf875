"""`read_units`: from a file of any usual kind to a checked `UnitTable`."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.diagnosis import cleaning
from msai.diagnosis.about import ABOUT_SHEET, with_about
from msai.diagnosis.assembling import assemble
from msai.diagnosis.cleaning import RawTable
from msai.diagnosis.containers import Row, choose, encrypted, is_ole, read_bytes
from msai.diagnosis.delimited import read_delimited
from msai.diagnosis.dictionary import (
    DATA_SHEET,
    DICTIONARY_SHEET,
    load_schema,
    schema_from_sheet,
)
from msai.diagnosis.plausibility import check_table
from msai.diagnosis.schema import ColumnSchema, TableSchema
from msai.diagnosis.table import UnitTable
from msai.diagnosis.words import is_area, is_population, plain_name
from msai.diagnosis.workbooks import read_workbook
from msai.errors import Problem, TableError

_, _n = catalogue("diagnosis")

Source = str | os.PathLike[str] | bytes | BinaryIO
SchemaSource = TableSchema | Mapping[str, Any] | str | Path


def read_units(source: Source, *, schema: SchemaSource | None = None) -> UnitTable:
    """Read a table of units and say everything that is odd about it.

    CSV (``;`` or ``,``, decimal comma or dot, UTF-8 or cp1250), XLSX and ODS. Total rows are set
    aside and reported. Without ``schema`` the file's own dictionary is used: the second sheet of
    the template, or ``<table>.schema.json`` beside it; else columns have no sphere or direction.

    Args:
        source: Path, content as bytes, or an open binary file.
        schema: Data dictionary: `TableSchema`, parsed JSON, or the path of a ``.schema.json``.

    Returns:
        The table; ``warnings`` name what was understood in a way that needs checking.

    Raises:
        TableError: The file or the table cannot be used; ``problems`` say what, where, what to do.
    """
    found = read_rows(source)
    if schema is not None:
        found = replace(found, schema=load_schema(schema))
    elif found.schema is None and (sidecar := sidecar_of(source)) is not None:
        found = replace(found, schema=load_schema(sidecar))
    return units_of(found)


@dataclass(frozen=True)
class FoundRows:
    """What a file holds before anything is understood: plain cells, as they can be kept as JSON.

    Attributes:
        rows: Cells of the table's sheet, the first row of the file first.
        schema: The file's own data dictionary; None: it has none.
        notes: What was odd about the file.
    """

    rows: Sequence[Row]
    schema: TableSchema | None = None
    notes: tuple[Problem, ...] = ()


def read_rows(source: Source) -> FoundRows:
    """Read the cells of a file, for those who describe the columns afterwards.

    Raises:
        TableError: The file cannot be used.
    """
    content, _name = read_bytes(source)
    rows, schema, notes = _rows(content)
    return FoundRows(rows, schema, tuple(notes))


def headers_of(found: FoundRows) -> list[str]:
    """Return the headers of the table's columns, without empty ones.

    Raises:
        TableError: See `read_units`.
    """
    raw, _above = cleaning.find_table(found.rows)
    return [header for header in raw.headers if header]


def units_of(found: FoundRows) -> UnitTable:
    """Make the checked table of rows that were read, as `read_units` does.

    Raises:
        TableError: The table cannot be used; ``problems`` say what, where, what to do.
    """
    raw, above = cleaning.find_table(found.rows)
    matched, description, unknown = _described(raw, found.schema)
    table = _build(matched, description)
    table = table.with_warnings(*found.notes, *above, *unknown)
    return table.with_warnings(*check_table(table))


def sidecar_of(source: Source) -> Path | None:
    """Return ``<table>.schema.json`` beside a table when it is there."""
    if not isinstance(source, str | os.PathLike):
        return None
    path = Path(source)
    beside = [path.with_suffix(".schema.json"), path.with_name(path.name + ".schema.json")]
    return next((candidate for candidate in beside if candidate.is_file()), None)


def _rows(content: bytes) -> tuple[list[Row], TableSchema | None, list[Problem]]:
    if is_ole(content):
        raise encrypted()
    if not content.startswith(b"PK\x03\x04"):
        rows, odd = read_delimited(content)
        return rows, None, odd
    sheets = read_workbook(content)
    words = choose(sheets, DICTIONARY_SHEET)
    about = choose(sheets, ABOUT_SHEET)
    others = [sheet for sheet in sheets if sheet is not words and sheet is not about]
    data = choose(others, DATA_SHEET) or next(iter(others), None)
    unread = [sheet.name for sheet in others if sheet is not data]
    schema = schema_from_sheet(words.rows) if words else None
    schema = with_about(schema, about.rows) if schema and about else schema
    return data.rows if data else [], schema, [_other_sheets(unread)] if unread else []


def _described(
    raw: RawTable, schema: TableSchema | None
) -> tuple[RawTable, TableSchema, list[Problem]]:
    """Return the table with headers renamed to the names of the dictionary."""
    if schema is None:
        return raw, _guessed(raw), []
    names = _spellings(schema)
    headers = [names.get(plain_name(h), h) if h else "" for h in raw.headers]
    renamed = replace(raw, headers=headers)
    cleaning.stop(cleaning.repeated_headers(renamed))
    schema = _with_counts(schema, headers)
    cleaning.stop(_missing_columns(renamed, schema))
    known = set(_expected(schema))
    return renamed, schema, [_undescribed(h) for h in headers if h and h not in known]


def _spellings(schema: TableSchema) -> dict[str, str]:
    """Return the name of each column by the ways a header may spell it, the surest last."""
    counts = {plain_name(s.label): name for name, s in schema.columns.items() if s.sphere is None}
    rates = {plain_name(s.label): name for name, s in schema.indicators.items()}
    used = {plain_name(name): name for name in _numerators_and_denominators(schema)}
    # "Bezrobotni" may be the label of a rate and the header of its numerator.
    return {**rates, **used, **counts, **{plain_name(name): name for name in _expected(schema)}}


def _numerators_and_denominators(schema: TableSchema) -> list[str]:
    used = (name for s in schema.columns.values() for name in (s.numerator, s.denominator) if name)
    return list(dict.fromkeys(used))


def _with_counts(schema: TableSchema, headers: list[str]) -> TableSchema:
    """Describe the numerators and denominators that the dictionary uses but does not list."""
    known = set(_expected(schema))
    used = _numerators_and_denominators(schema)
    counts = {n: ColumnSchema(label=n) for n in used if n in headers and n not in known}
    return replace(schema, columns={**schema.columns, **counts})


def _expected(schema: TableSchema) -> list[str]:
    special = [schema.units_column, schema.population_column, schema.area_column]
    return [
        name
        for name in [*special, schema.post_industrial_column, *schema.text_columns, *schema.columns]
        if name
    ]


def _missing_columns(raw: RawTable, schema: TableSchema) -> list[Problem]:
    present = set(raw.headers)
    computed = {
        name
        for name, column in schema.columns.items()
        if {column.numerator, column.denominator} <= present
    }
    optional = {name for name, column in schema.columns.items() if column.sphere is None}
    wanted = [n for n in _expected(schema) if n not in present | computed | optional]
    return [_missing_column(name, raw.headers) for name in dict.fromkeys(wanted)]


def _guessed(raw: RawTable) -> TableSchema:
    """Describe a table without a dictionary: names first, then numbers; words set aside."""
    headers = [header for header in raw.headers if header]
    texts = [header for header in headers if cleaning.looks_like_text(raw.cells(header))]
    # A first column of numbers counts the rows: names stand in a column of different words.
    names = (h for h in texts if len({plain_name(cell) for cell in raw.cells(h)}) == len(raw.rows))
    units = headers[0] if headers[0] in texts else next(names, headers[0])
    rest = [header for header in headers if header != units]
    words = tuple(header for header in texts if header != units)
    population = next((h for h in rest if is_population(h) and h not in words), None)
    area = next((h for h in rest if is_area(h) and h not in words), None)
    special = {population, area, *words}
    columns = {h: ColumnSchema(label=h) for h in rest if h not in special}
    return TableSchema(
        units, columns, population_column=population, area_column=area, text_columns=words
    )


@dataclass(frozen=True, slots=True)
class _Numbers:
    values: dict[str, np.ndarray]
    odd: list[Problem]


def _build(raw: RawTable, schema: TableSchema) -> UnitTable:
    names = cleaning.unit_names(raw, schema.units_column)
    named = cleaning.named_totals(names)
    numbers = _numbers(raw, schema, frozenset(named))
    frame = pd.DataFrame(numbers.values, index=range(len(names)))
    totals = named or _sum_rows(frame, schema)
    units = [i for i in range(len(names)) if i not in totals]
    cleaning.refuse_duplicates(
        [names[i] for i in units], [raw.numbers[i] for i in units], schema.units_column
    )
    index = pd.Index([names[i] for i in units], name=schema.units_column)
    words = {h: [raw.cells(h)[i] for i in units] for h in schema.text_columns if h in raw.headers}
    return assemble(
        frame.iloc[units].set_axis(index),
        schema,
        attributes=pd.DataFrame(words, index=index),
        total_row=frame.iloc[totals[0]] if totals else None,
        warnings=[*(_total_row(raw.numbers[i], names[i]) for i in totals), *numbers.odd],
    )


def _numbers(raw: RawTable, schema: TableSchema, totals: frozenset[int]) -> _Numbers:
    skip = {schema.units_column, *schema.text_columns, ""}
    described = [h for h in raw.headers if h in _expected(schema) and h not in skip]
    values, faults, odd = {}, [], []
    for header in described:
        values[header], wrong, strange = cleaning.read_column(raw, header, ignore=totals)
        faults += wrong
        odd += strange
    cleaning.stop(faults)
    if not described:
        raise TableError(_no_numbers())
    return _Numbers(values, odd)


def _sum_rows(frame: pd.DataFrame, schema: TableSchema) -> list[int]:
    """Return the row whose counts are all the sums of the other rows, whatever its name."""
    special = [schema.population_column, schema.area_column]
    counts = [c for c, s in schema.columns.items() if s.sphere is None and schema.indicators]
    additive = [c for c in [*special, *counts] if c in frame]
    values = frame[additive].to_numpy(dtype=float)
    if not additive or len(frame) < 4 or np.isnan(values).any():
        return []
    rest = values.sum(axis=0) - values
    hits = np.isclose(values, rest, rtol=1e-9, atol=1e-9).all(axis=1) & (values > 0).any(axis=1)
    return [int(i) for i in np.flatnonzero(hits)][:1]


def _total_row(row: int, name: str) -> Problem:
    return Problem(
        row,
        None,
        "total_row",
        _("Row “{name}” is a total, not a unit: it was set aside.").format(name=name),
        _("If it is a unit, give it another name."),
    )


def _other_sheets(names: list[str]) -> Problem:
    return Problem(
        None,
        None,
        "other_sheets",
        _("These sheets were not read: {names}.").format(names=", ".join(names)),
        _("Move the table to the first sheet if it is the wrong one."),
    )


def _undescribed(header: str) -> Problem:
    return Problem(
        None,
        header,
        "undescribed_column",
        _("The data dictionary does not describe this column; it was left out."),
        _("Add it to the dictionary with its sphere and direction if you need it."),
    )


def _missing_column(name: str, headers: list[str]) -> Problem:
    near = cleaning.closest(name, headers)
    hint = (
        _("Is it the column “{near}”? Correct one of the two names.").format(near=near)
        if near
        else _("Add the column, or remove it from the dictionary.")
    )
    message = _("The data dictionary describes this column, but the table has none.")
    return Problem(None, name, "missing_column", message, hint)


def _no_numbers() -> Problem:
    return Problem(
        None,
        None,
        "no_numbers",
        _("No column of the table holds numbers."),
        _("Add at least one indicator, one number for each unit."),
    )
