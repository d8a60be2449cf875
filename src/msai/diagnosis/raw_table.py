"""The cells of a sheet as header and rows below it; a header that cannot be used is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

import numpy as np

from msai.base.i18n import catalogue
from msai.diagnosis.cell_numbers import plain_numbers
from msai.diagnosis.column_words import plain_name, scale_of
from msai.diagnosis.refusals import stop
from msai.diagnosis.safe_files import Row
from msai.errors import Problem, TableError

_, _n = catalogue("diagnosis")


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows below the header; ``numbers[i]`` is the row as the author sees it (first row = 1)."""

    headers: list[str]
    rows: list[Row]
    numbers: list[int]
    header_row: int = 1
    #: What was worked out of the rows, by position of the column; headers may be renamed.
    _columns: list[tuple[object, ...]] = field(default_factory=list, compare=False, repr=False)
    _numbers: dict[int, np.ndarray | None] = field(default_factory=dict, compare=False, repr=False)

    def cells(self, header: str) -> Sequence[object]:
        """Return the cells of one column."""
        at = self.headers.index(header)
        if not self._columns:
            self._columns.extend(zip_longest(*self.rows))
        return self._columns[at] if at < len(self._columns) else (None,) * len(self.rows)

    def plain_numbers(self, header: str) -> np.ndarray | None:
        """Return the numbers of a column that holds nothing else; None: each cell has to be read.

        See `msai.diagnosis.cell_numbers.plain_numbers`.
        """
        at = self.headers.index(header)
        if at not in self._numbers:
            self._numbers[at] = plain_numbers(self.cells(header))
        return self._numbers[at]


def find_table(rows: Sequence[Row]) -> tuple[RawTable, list[Problem]]:
    """Find the header row and the rows below it.

    Raises:
        TableError: No header, a column without a header, repeated headers, rows too long.
    """
    start = header_at(rows)
    if start is None:
        raise TableError(_no_table())
    headers = [str(cell).strip() if filled(cell) else "" for cell in rows[start]]
    numbers = rows_below(rows, start)
    if not numbers:
        raise TableError(_no_table())
    below = [rows[number - 1] for number in numbers]
    raw = RawTable(headers, below, numbers, start + 1)
    stop([*_missing_headers(raw), *repeated_headers(raw), *_ragged_rows(raw)])
    above = [str(cell) for row in rows[:start] for cell in row if filled(cell)]
    return raw, [_rows_above(start), *_measures_above(above)] if above else []


def header_at(rows: Sequence[Sequence[object]]) -> int | None:
    """Return the position of the header: the first row with several cells; None: there is none."""
    return next((i for i, row in enumerate(rows) if sum(map(filled, row)) >= 2), None)


def rows_below(rows: Sequence[Row], header: int) -> list[int]:
    """Return the numbers of the rows below a header that hold anything; the first row is 1."""
    below = rows[header + 1 :]
    if all(below):
        # Nearly always the name in front is filled.
        first = [row[0] for row in below]
        if set(map(type, first)) == {str} and all(first) and not any(map(str.isspace, first)):
            return list(range(header + 2, len(rows) + 1))
    return [number for number, row in enumerate(below, header + 2) if any(map(filled, row))]


def text_of(cell: object) -> str:
    """Return what stands in a cell as one line; a whole number has no decimals."""
    if not filled(cell):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())


def filled(cell: object) -> bool:
    """Tell whether something stands in a cell."""
    return cell is not None and str(cell).strip() != ""


def _missing_headers(raw: RawTable) -> list[Problem]:
    problems = []
    for at, header in enumerate(raw.headers):
        if not header and any(at < len(row) and filled(row[at]) for row in raw.rows):
            message = _("Column {n} has values but no header.").format(n=at + 1)
            hint = _("Write a header or delete the column.")
            problems.append(Problem(raw.header_row, None, "missing_header", message, hint))
    return problems


def repeated_headers(raw: RawTable) -> list[Problem]:
    """Return a problem for each header that stands twice, even if spelled a bit differently."""
    problems = []
    repeated = [
        name for name, n in Counter(plain_name(h) for h in raw.headers if h).items() if n > 1
    ]
    for header in raw.headers:
        if header and plain_name(header) in repeated:
            repeated.remove(plain_name(header))
            message = _("Two columns have the same header.")
            hint = _("Give each column a header of its own.")
            problems.append(Problem(raw.header_row, header, "duplicated_column", message, hint))
    return problems


def _ragged_rows(raw: RawTable) -> list[Problem]:
    width = len(raw.headers)
    if max(map(len, raw.rows)) <= width:
        return []
    return [
        Problem(
            number,
            None,
            "ragged_row",
            _("The row has {n} cells, the header only {width}.").format(n=len(row), width=width),
            _(
                "Give every column a header. In a CSV file perhaps a decimal comma split a number: "
                "save it with semicolons between columns."
            ),
        )
        for number, row in zip(raw.numbers, raw.rows, strict=True)
        if len(row) > width and any(map(filled, row[width:]))
    ]


def _rows_above(count: int) -> Problem:
    message = _n(
        "One row above the header was left out.", "{n} rows above the header were left out.", count
    ).format(n=count)
    return Problem(1, None, "rows_above_header", message, _("Check that the header is right."))


def _measures_above(texts: Sequence[str]) -> list[Problem]:
    """Return a question for notes above the header that say in what the numbers are."""
    said = [text for text in texts if scale_of(text) != 1.0]
    message = _("Above the header it says “{note}”.")
    hint = _("If it is about the numbers, write it into their headers: “w tysiącach”.")
    return [
        Problem(1, None, "measure_above_header", message.format(note=text[:60]), hint)
        for text in said[:3]
    ]


def _no_table() -> Problem:
    return Problem.of(
        "no_units",
        _("The file has no header with rows of units below it."),
        _("The first row must hold headers, each next row one unit."),
    )
