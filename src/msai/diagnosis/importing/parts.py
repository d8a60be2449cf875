"""One of several tables that are to be joined: its units by name and code, its other columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msai.base.i18n import catalogue
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.describing import described
from msai.diagnosis.importing.teryt import full_codes, is_code_header
from msai.diagnosis.raw_table import RawTable, filled, find_table, text_of
from msai.diagnosis.refusals import stop
from msai.diagnosis.safe_files import Row
from msai.diagnosis.schema import TableSchema
from msai.errors import Problem, TableError

_, _n = catalogue("diagnosis")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of a part: which part, which of its rows, and what names its unit."""

    part: int
    row: int
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class TablePart:
    """One table to be joined.

    Attributes:
        name: Name of its file.
        entries: Its units, each once.
        names: Header of the column of names.
        codes: Header of the column of full TERYT codes; "": it has none.
        columns: Cells of the other columns by header, in the order of ``entries``.
        schema: Its own dictionary; None: it has none.
    """

    name: str
    entries: tuple[UnitRow, ...]
    names: str
    codes: str
    columns: dict[str, list[object]]
    schema: TableSchema | None = None


def as_part(
    number: int, name: str, rows: Sequence[Row], schema: TableSchema | None = None
) -> tuple[TablePart, list[Problem]]:
    """Return a table as a part of the whole, and what was odd about it.

    Args:
        number: Its place among the parts.
        name: Name of its file.
        rows: One header and one row per unit.
        schema: Its own dictionary; None: it has none.

    Raises:
        TableError: It has no header, or one unit stands in two rows that differ; the file is named.
    """
    try:
        raw, above = find_table(rows)
        raw, known, _unknown = described(raw, schema)
        return _part(number, name, raw, known.units_column, schema), above
    except TableError as error:
        raise TableError([in_file(problem, name) for problem in error.problems]) from error


def in_file(problem: Problem, name: str) -> Problem:
    """Return a problem that says in which file it is."""
    message = _("File “{file}”: {message}").format(file=name, message=problem.message)
    return Problem(problem.row, problem.column, problem.code, message, problem.hint)


def _part(
    number: int, name: str, raw: RawTable, names: str, schema: TableSchema | None
) -> TablePart:
    codes = next((h for h in raw.headers if h and _holds_codes(raw, h)), "")
    full = (full_codes(raw.cells(codes)) if codes else None) or [""] * len(raw.rows)
    entries = [
        UnitRow(number, at, text_of(cell) or code, code)
        for at, (cell, code) in enumerate(zip(raw.cells(names), full, strict=True))
    ]
    kept = _each_once(raw, entries, names)
    others = [header for header in raw.headers if header and header not in (names, codes)]
    columns = {header: _taken(raw.cells(header), kept) for header in others}
    return TablePart(name, tuple(entries[at] for at in kept), names, codes, columns, schema)


def _holds_codes(raw: RawTable, header: str) -> bool:
    return is_code_header(header) and full_codes(raw.cells(header)) is not None


def _taken(cells: Sequence[object], kept: Sequence[int]) -> list[object]:
    return [cells[at] for at in kept]


def _each_once(raw: RawTable, entries: Sequence[UnitRow], header: str) -> list[int]:
    """Return the positions of rows with a unit; a row that repeats another adds nothing."""
    first: dict[tuple[str, str], int] = {}
    problems = []
    for at, entry in enumerate(entries):
        if not entry.name:
            continue
        seen = first.setdefault((entry.code, plain_name(entry.name)), at)
        if seen != at and _cells(raw.rows[seen]) != _cells(raw.rows[at]):
            problems.append(_twice(entry.name, raw.numbers[seen], raw.numbers[at], header))
    stop(problems)
    return sorted(first.values())


def _cells(row: Row) -> list[str]:
    filled_up_to = max((at for at, cell in enumerate(row) if filled(cell)), default=-1)
    return [text_of(cell) for cell in row[: filled_up_to + 1]]


def _twice(name: str, first: int, row: int, header: str) -> Problem:
    message = _("“{unit}” already stands in row {row}, with other values.")
    hint = _(
        "Perhaps the file has a row for each year or group: leave one row a unit. If these are two "
        "units, give them two names."
    )
    return Problem(row, header, "duplicated_unit", message.format(unit=name, row=first), hint)
