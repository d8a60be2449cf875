"""`read_units`: from a file of any usual kind to a checked `UnitTable`."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from msai.base.i18n import catalogue
from msai.diagnosis.about_sheet import ABOUT_SHEET, with_about
from msai.diagnosis.assembling import assemble
from msai.diagnosis.csv_files import read_delimited
from msai.diagnosis.describing import described
from msai.diagnosis.dictionary import (
    DATA_SHEET,
    DICTIONARY_SHEET,
    load_schema,
    schema_from_sheet,
)
from msai.diagnosis.plausibility import check_table
from msai.diagnosis.raw_table import find_table
from msai.diagnosis.safe_files import Row, choose, encrypted, is_ole, read_bytes
from msai.diagnosis.schema import TableSchema
from msai.diagnosis.table import UnitTable
from msai.diagnosis.workbooks import read_workbook
from msai.errors import Problem

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
    cells = read_rows(source)
    if schema is not None:
        cells = replace(cells, schema=load_schema(schema))
    elif cells.schema is None and (sidecar := sidecar_of(source)) is not None:
        cells = replace(cells, schema=load_schema(sidecar))
    return units_of(cells)


@dataclass(frozen=True)
class FileRows:
    """What a file holds before anything is understood: plain cells, as they can be kept as JSON.

    Attributes:
        rows: Cells of the table's sheet, the first row of the file first.
        schema: The file's own data dictionary; None: it has none.
        notes: What was odd about the file.
    """

    rows: Sequence[Row]
    schema: TableSchema | None = None
    notes: tuple[Problem, ...] = ()


def read_rows(source: Source) -> FileRows:
    """Read the cells of a file, for those who describe the columns afterwards.

    Raises:
        TableError: The file cannot be used.
    """
    rows, schema, notes = _rows(read_bytes(source))
    return FileRows(rows, schema, tuple(notes))


def headers_of(cells: FileRows) -> list[str]:
    """Return the headers of the table's columns, without empty ones.

    Raises:
        TableError: See `read_units`.
    """
    raw, _above = find_table(cells.rows)
    return [header for header in raw.headers if header]


def units_of(cells: FileRows) -> UnitTable:
    """Make the checked table of rows that were read, as `read_units` does.

    Raises:
        TableError: The table cannot be used; ``problems`` say what, where, what to do.
    """
    raw, above = find_table(cells.rows)
    matched, description, unknown = described(raw, cells.schema)
    table = assemble(matched, description)
    table = table.with_warnings(*cells.notes, *above, *unknown)
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


def _other_sheets(names: list[str]) -> Problem:
    return Problem.of(
        "other_sheets",
        _("These sheets were not read: {names}.").format(names=", ".join(names)),
        _("Move the table to the first sheet if it is the wrong one."),
    )
