"""The template workbook: sheet *Dane* for numbers, *Słownik danych* for what they mean.

The first sheet, *O danych*, says whose the table is, whether it is made up, and what the others
hold; the workbook opens on *Dane*, which is to be filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from string import ascii_uppercase
from typing import Any

from msai.base.sheets import Hint, Sheet, write_xlsx
from msai.diagnosis.about_sheet import ABOUT_FIELDS, ABOUT_SHEET, about_rows
from msai.diagnosis.cell_numbers import looks_like_code, read_number
from msai.diagnosis.dictionary import (
    DATA_SHEET,
    DICTIONARY_SHEET,
    ROLE_WORDS,
    SHEET_FIELDS,
    SPHERE_WORDS,
    WORSE_WORDS,
    SheetField,
)
from msai.diagnosis.raw_table import find_table
from msai.diagnosis.schema import ColumnSchema, TableSchema
from msai.diagnosis.table import UnitTable

#: Rows of the dictionary and of the data that get lists to choose from and room to write.
_ROWS = 200
#: Width of the columns, in letters.
_WIDTH, _NARROW = 22, 14
_ABOUT = {0: 24, 1: 30, 2: 60}
#: Columns of the dictionary that hold more than a word: column, role, full name.
_WORDS = {0: 14, 1: 18, 2: 18} | dict.fromkeys(range(3, len(SHEET_FIELDS)), 13)
#: Whole numbers below this are exact in every spreadsheet.
_EXACT = 1e15

_EXAMPLE: tuple[tuple[Any, ...], ...] = (
    ("Jednostka", "nazwa jednostki", "Nazwa osiedla albo sołectwa"),
    ("Ludność", "ludność", "Liczba osób zamieszkałych"),
    ("Powierzchnia", "powierzchnia (ha)", "Powierzchnia w hektarach"),
    ("Teren poprzemysłowy", "teren poprzemysłowy (0/1)", "1, gdy teren jest poprzemysłowy"),
    ("Wiek produkcyjny", "liczba", "Liczba osób w wieku produkcyjnym"),
    ("Bezrobotni", "liczba", "Liczba osób zarejestrowanych jako bezrobotne"),
    (
        *("Stopa bezrobocia", "wskaźnik", "Osoby bezrobotne w wieku produkcyjnym", "społeczna"),
        *("tak", "na 100 osób", "Bezrobotni", "Wiek produkcyjny", 100, "PUP"),
    ),
)


def template_xlsx(table: UnitTable | None = None) -> bytes:
    """Return a workbook to fill in, with lists to choose from.

    `msai.diagnosis.read_units` reads it back, dictionary included. Without a table it holds one
    example: an unemployment rate that has no column among the data, because it is computed from
    its numerator and denominator.

    Args:
        table: A table read without a dictionary: its numbers are put in, and a row of the
            dictionary is opened for each column.
    """
    example = [[row[0] for row in _EXAMPLE if row[1] != "wskaźnik"]]
    data = example if table is None else _data(table)
    header = [item.headers[0] for item in SHEET_FIELDS]
    words = [header, *(_EXAMPLE if table is None else _roles(table))]
    hints = [
        _hint(item, f"{letter}2:{letter}{_ROWS}")
        for letter, item in zip(ascii_uppercase, SHEET_FIELDS, strict=False)
    ]
    asked = [_hint(item, f"B{at}") for at, item in enumerate(ABOUT_FIELDS, start=2)]
    return write_xlsx(
        [
            Sheet(ABOUT_SHEET, about_rows(), widths=_ABOUT, hints=asked, explains=True),
            _data_sheet(data),
            Sheet(DICTIONARY_SHEET, words, frozen=(1, 1), widths=_WORDS, hints=hints),
        ]
    )


def _data_sheet(rows: Sequence[Sequence[Any]]) -> Sheet:
    """Return the sheet to fill in, with columns that leave room to write."""
    # Many columns are narrower, so that a page holds them side by side.
    width = _WIDTH if len(rows[0]) < len(ascii_uppercase) / 3 else _NARROW
    widths = dict.fromkeys(range(len(rows[0])), width)
    return Sheet(DATA_SHEET, rows, frozen=(1, 1), widths=widths, to_fill=True)


def _hint(item: SheetField, cells: str) -> Hint:
    return Hint(cells, item.headers[0], item.help, item.choices)


def described_xlsx(rows: Sequence[Sequence[Any]], schema: TableSchema) -> bytes:
    """Return a table and its dictionary as one workbook, which `read_units` reads back.

    Args:
        rows: Cells of the table, header first.
        schema: What its columns mean; known totals and codes for missing data are not written.
    """
    rows = _with_numbers(rows, schema)
    header = [item.headers[0] for item in SHEET_FIELDS]
    words = [[row[item.key] for item in SHEET_FIELDS] for row in _dictionary_rows(schema)]
    about = Sheet(ABOUT_SHEET, about_rows(schema), widths=_ABOUT, explains=True)
    data = Sheet(DATA_SHEET, rows, to_fill=True)
    return write_xlsx([about, data, Sheet(DICTIONARY_SHEET, [header, *words])])


def _with_numbers(rows: Sequence[Sequence[Any]], schema: TableSchema) -> list[list[Any]]:
    """Return the rows with numbers where a CSV has their digits; names and codes stay texts."""
    raw, _above = find_table([list(row) for row in rows])
    texts = {schema.units_column, *schema.text_columns, ""}
    names = [*raw.headers, *([""] * max(0, max(map(len, rows)) - len(raw.headers)))]
    return [
        [
            cell if number <= raw.header_row or header in texts else _number(cell)
            for cell, header in zip(row, names, strict=False)
        ]
        for number, row in enumerate(rows, start=1)
    ]


def _number(cell: Any) -> Any:
    """Return the number that a text holds; a code with leading zeros stays a text."""
    if not isinstance(cell, str) or looks_like_code(cell):
        return cell
    value = read_number(cell).value
    return cell if value != value else _value(value)


def _dictionary_rows(schema: TableSchema) -> Iterator[dict[str, Any]]:
    empty = dict.fromkeys((item.key for item in SHEET_FIELDS), "")
    roles = {
        "units": schema.units_column,
        "population": schema.population_column,
        "area": schema.area_column,
        "post_industrial": schema.post_industrial_column,
    }
    special = [(role, name) for role, name in roles.items() if name]
    for role, name in [*special, *(("text", name) for name in schema.text_columns)]:
        yield {**empty, "column": name, "role": ROLE_WORDS[role][0], "label": name}
    for name, column in schema.columns.items():
        if name not in roles.values():
            role = "indicator" if column.sphere else "count"
            told = {
                key: value
                for key, value in asdict(column).items()
                if key in empty and value is not None
            }
            yield {**empty, **told, "column": name, **_in_words(column, role)}


def _in_words(column: ColumnSchema, role: str) -> dict[str, str]:
    return {
        "role": ROLE_WORDS[role][0],
        "sphere": SPHERE_WORDS[column.sphere][0] if column.sphere else "",
        "direction": WORSE_WORDS[column.direction][0] if column.direction else "",
    }


def _data(table: UnitTable) -> list[list[Any]]:
    """Return the table as rows, its header first, in the order of `_roles`."""
    extra = [column for column in (table.population, table.area_ha) if column is not None]
    columns = [*extra, *(table.frame[name] for name in table.frame)]
    columns += [table.attributes[name] for name in table.attributes]
    header = [table.description.units_column, *(str(column.name) for column in columns)]
    rows = zip(table.frame.index, *columns, strict=True)
    return [
        header,
        *([str(unit), *(_value(cell) for cell in cells)] for unit, *cells in rows),
    ]


def _value(cell: Any) -> str | float | int | None:
    if isinstance(cell, str):
        return cell
    if cell is None or cell != cell:
        return None
    return int(cell) if abs(cell) < _EXACT and cell == int(cell) else float(cell)


def _roles(table: UnitTable) -> list[tuple[str, ...]]:
    description = table.description
    special = [
        (description.units_column, "nazwa jednostki"),
        (description.population_column, "ludność"),
        (description.area_column, "powierzchnia (ha)"),
    ]
    columns = [*special, *((str(column), "wskaźnik") for column in table.frame)]
    columns += [(str(column), "tekst") for column in table.attributes]
    return [(name, role, name) for name, role in columns if name]
