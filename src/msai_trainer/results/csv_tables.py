"""Tables as CSV, for people and for programs; the same from the command line and from the page.

Polish Excel opens a CSV by double click when columns are parted by semicolons, decimals have a
comma and the file begins with a byte order mark; programs expect commas, points and no mark.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msai.base.formulas import clean
from msai.base.numbers import exact_text
from msai_trainer.results.csv_bytes import harmless

Cell = str | float | int | datetime.date | None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV is written.

    Attributes:
        separator: Between cells.
        decimal: Decimal mark.
        line_end: After each row.
        encoding: Of the file.
    """

    separator: str
    decimal: str
    line_end: str
    encoding: str


#: For a double click in Polish Excel or LibreOffice.
PEOPLE = Dialect(";", ",", "\r\n", "utf-8-sig")
#: For programs: pandas, Moodle.
PROGRAMS = Dialect(",", ".", "\n", "utf-8")


def csv_bytes(
    header: Sequence[str], lines: Iterable[Sequence[Cell]], dialect: Dialect = PEOPLE
) -> bytes:
    """Return a CSV as the file holds it; arguments as in `csv_text`."""
    return csv_text(header, lines, dialect).encode(dialect.encoding)


def csv_text(
    header: Sequence[str], lines: Iterable[Sequence[Cell]], dialect: Dialect = PEOPLE
) -> str:
    """Return CSV in which no text is a formula.

    Args:
        header: Names of columns.
        lines: Cells; texts are guarded and lose their line breaks, numbers are written as numbers.
        dialect: For people or for programs.
    """
    target = io.StringIO()
    writer = csv.writer(target, delimiter=dialect.separator, lineterminator=dialect.line_end)
    writer.writerow([harmless(name) for name in header])
    writer.writerows([[_written(cell, dialect.decimal) for cell in line] for line in lines])
    return target.getvalue()


def plain_cell(cell: Cell) -> Cell:
    """Return a cell as the sheets of results have it: texts in one line, the rest as it is."""
    return " ".join(clean(cell).split()) if isinstance(cell, str) else cell


def number(value: float | None) -> str:
    """Return a number without needless zeros and without an exponent; empty when there is none."""
    if value is None or not math.isfinite(value):
        return ""
    return exact_text(value)


def _written(cell: Cell, decimal: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return number(cell).replace(".", decimal)
