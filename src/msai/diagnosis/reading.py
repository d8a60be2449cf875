"""`read_units`: from a file of any usual kind to a checked `UnitTable`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from msai.base.collecting import not_collecting
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
from msai.diagnosis.html_tables import holds_html_table, read_html_table
from msai.diagnosis.importing.shaping import shape, sheet_of_table
from msai.diagnosis.plausibility import check_table
from msai.diagnosis.raw_table import find_table
from msai.diagnosis.safe_files import Row, choose, encrypted, is_ole, read_bytes
from msai.diagnosis.schema import TableSchema
from msai.diagnosis.table import UnitTable
from msai.diagnosis.workbooks import read_workbook
from msai.errors import Problem, TableError

_, _n = catalogue("diagnosis")

Source = str | os.PathLike[str] | bytes | BinaryIO
SchemaSource = TableSchema | Mapping[str, Any] | str | Path


def read_units(
    source: Source,
    *,
    schema: SchemaSource | None = None,
    level: str = "",
    as_written: Sequence[str] = (),
) -> UnitTable:
    """Read a table of units and say everything that is odd about it.

    CSV (``;`` or ``,``, decimal comma or dot, UTF-8 or cp1250), XLSX and ODS, also as Bank Danych
    Lokalnych writes them. Totals, statistics and rows of other levels are set aside and reported.
    Without ``schema`` the file's own dictionary is used: its sheet *Słownik danych*, or
    ``<table>.schema.json`` beside it; else columns have no sphere or direction.

    Args:
        source: Path, content as bytes, or an open binary file.
        schema: Data dictionary: `TableSchema`, parsed JSON, or the path of a ``.schema.json``.
        level: Whose rows are units where several levels are listed, one of
            `msai.diagnosis.importing.teryt.LEVELS`; "": the dictionary's, or the proposed one.
        as_written: Names of rows and columns that the importer leaves as they are.

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
    return units_of(replace(cells, level=level, as_written=tuple(as_written)))


@dataclass(frozen=True)
class FileRows:
    """What a file holds before anything is understood: plain cells, as they can be kept as JSON.

    Attributes:
        rows: Cells of the table's sheet, the first row of the file first.
        schema: The file's own data dictionary; None: it has none.
        notes: What was odd about the file, and how the importer brought its rows into shape.
        sheet: Name of the sheet that was read where the file has several; "": no such thing.
        level: Level of the units that somebody chose; "": the dictionary's, or the proposed one.
        as_written: Rows and columns to leave as they are, beside those of the dictionary.
        joined: Names of the files that the rows were joined of; empty: they are of one file.
    """

    rows: Sequence[Row]
    schema: TableSchema | None = None
    notes: tuple[Problem, ...] = ()
    sheet: str = ""
    level: str = ""
    as_written: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


def read_rows(source: Source, *, turn: bool = False) -> FileRows:
    """Read the cells of a file as one header and one row per unit.

    For those who describe the columns afterwards.

    Args:
        source: See `read_units`.
        turn: Somebody said that units stand in columns and indicators in rows.

    Raises:
        TableError: The file cannot be used.
    """
    content = read_bytes(source)
    with not_collecting():
        cells = _rows(content)
        with _place_told(cells):
            shaped = shape(cells.rows, turn)
    notes = (*cells.notes, *(step.said for step in shaped.steps))
    return replace(cells, rows=shaped.rows, notes=notes)


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
    with not_collecting(), _place_told(cells):
        raw, above = find_table(cells.rows)
        matched, description, unknown = described(raw, cells.schema)
        table = assemble(matched, _with_choices(description, cells))
    changed = map(_changed_before, table.description.changes)
    table = table.with_warnings(*cells.notes, *changed, *above, *unknown)
    return table.with_warnings(*check_table(table))


def _with_choices(description: TableSchema, cells: FileRows) -> TableSchema:
    return replace(
        description,
        level=cells.level or description.level,
        as_written=(*description.as_written, *cells.as_written),
    )


def sidecar_of(source: Source) -> Path | None:
    """Return ``<table>.schema.json`` beside a table when it is there."""
    if not isinstance(source, str | os.PathLike):
        return None
    path = Path(source)
    beside = [path.with_suffix(".schema.json"), path.with_name(path.name + ".schema.json")]
    return next((candidate for candidate in beside if candidate.is_file()), None)


@contextmanager
def _place_told(cells: FileRows) -> Iterator[None]:
    """Add to an error which sheet was read or which files were joined: the fault may be there."""
    try:
        yield
    except TableError as error:
        told = [_sheet_read(cells.sheet)] if cells.sheet else []
        told += [_joined_rows(cells.joined)] if cells.joined else []
        if not told:
            raise
        raise TableError([*error.problems, *told]) from error


def _rows(content: bytes) -> FileRows:
    if is_ole(content):
        raise encrypted()
    if not content.startswith(b"PK\x03\x04"):
        read = read_html_table if holds_html_table(content) else read_delimited
        rows, odd = read(content)
        return FileRows(rows, notes=tuple(odd))
    sheets = read_workbook(content)
    words = choose(sheets, DICTIONARY_SHEET)
    about = choose(sheets, ABOUT_SHEET)
    others = [sheet for sheet in sheets if sheet is not words and sheet is not about]
    data = choose(others, DATA_SHEET) or sheet_of_table(others)
    unread = [sheet.name for sheet in others if sheet is not data]
    schema = schema_from_sheet(words.rows) if words else None
    schema = with_about(schema, about.rows) if schema and about else schema
    if data is None:
        return FileRows([], schema)
    notes = (_other_sheets(data.name, unread),) if unread else ()
    return FileRows(data.rows, schema, notes, data.name if unread else "")


def _sheet_read(name: str) -> Problem:
    return Problem.of(
        "sheet_read",
        _("The sheet “{name}” was read.").format(name=name),
        _("If the table stands in another one, move it to the first place."),
    )


def _joined_rows(files: Sequence[str]) -> Problem:
    return Problem.of(
        "joined_rows",
        _("Rows are numbered as in the table joined of {files}.").format(files=", ".join(files)),
        _("Correct the cell in the file that holds it."),
    )


def _changed_before(change: str) -> Problem:
    message = _("Before this file was made: {change}").format(change=change)
    return Problem.of("changed_before", message, _("It stands in the sheet “O danych”."))


def _other_sheets(read: str, names: list[str]) -> Problem:
    message = _("The sheet “{read}” was read. These sheets were not read: {names}.")
    return Problem.of(
        "other_sheets",
        message.format(read=read, names=", ".join(names)),
        _("Move the table to the first sheet if it is the wrong one."),
    )
