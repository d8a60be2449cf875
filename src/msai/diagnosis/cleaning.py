"""From raw rows to columns: header, names of units, total rows, numbers; every fault is named."""

from __future__ import annotations

import difflib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from msai.base.i18n import catalogue
from msai.base.numbers import fixed_text
from msai.diagnosis.containers import Row
from msai.diagnosis.numbers import MISSING, Reading, looks_like_code, read_number
from msai.diagnosis.words import plain_name, total_rows
from msai.errors import Problem, TableError

_, _n = catalogue("diagnosis")

#: Problems listed at most; a table with more is better repaired at its source.
MAX_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows below the header; ``numbers[i]`` is the row as the author sees it (first row = 1)."""

    headers: list[str]
    rows: list[Row]
    numbers: list[int]
    header_row: int = 1

    def cells(self, header: str) -> list[object]:
        """Return the cells of one column."""
        at = self.headers.index(header)
        return [row[at] if at < len(row) else None for row in self.rows]


def find_table(rows: Sequence[Row]) -> tuple[RawTable, list[Problem]]:
    """Find the header row and the rows below it.

    Raises:
        TableError: No header, a column without a header, repeated headers, rows too long.
    """
    start = next((i for i, row in enumerate(rows) if sum(map(_filled, row)) >= 2), None)
    if start is None:
        raise TableError(_no_table())
    headers = [str(cell).strip() if _filled(cell) else "" for cell in rows[start]]
    body = [(i + 1, row) for i, row in enumerate(rows) if i > start and any(map(_filled, row))]
    if not body:
        raise TableError(_no_table())
    numbers, below = [number for number, _row in body], [row for _number, row in body]
    raw = RawTable(headers, below, numbers, start + 1)
    stop([*_missing_headers(raw), *repeated_headers(raw), *_ragged_rows(raw)])
    return raw, [_rows_above(start)] if start and any(
        any(map(_filled, r)) for r in rows[:start]
    ) else []


def stop(problems: Iterable[Problem]) -> None:
    """Raise `TableError` when there is any problem; at most `MAX_PROBLEMS` are listed."""
    found = list(problems)
    if len(found) > MAX_PROBLEMS:
        rest = len(found) - MAX_PROBLEMS
        message = _n("And {n} more problem.", "And {n} more problems.", rest).format(n=rest)
        hint = _("Repair these first, then choose the file again.")
        found = [*found[:MAX_PROBLEMS], Problem(None, None, "more_problems", message, hint)]
    if found:
        raise TableError(found)


def unit_names(raw: RawTable, header: str) -> list[str]:
    """Return the names of units.

    Raises:
        TableError: A row has no name.
    """
    names = [" ".join(str(c).split()) if _filled(c) else "" for c in raw.cells(header)]
    stop(
        Problem(
            number,
            header,
            "missing_unit_name",
            _("The row has numbers but no name of a unit."),
            _("Write the name, or delete the row."),
        )
        for number, name in zip(raw.numbers, names, strict=True)
        if not name
    )
    return names


def refuse_duplicates(names: Sequence[str], numbers: Sequence[int], header: str) -> None:
    """Refuse a table where two rows name the same unit, even if spelled a bit differently.

    Raises:
        TableError: A name stands twice.
    """
    first: dict[str, int] = {}
    problems = []
    for name, number in zip(names, numbers, strict=True):
        if (seen := first.setdefault(plain_name(name), number)) != number:
            message = _("“{unit}” already stands in row {row}.").format(unit=name, row=seen)
            hint = _("Join the two rows, or give one unit another name.")
            problems.append(Problem(number, header, "duplicated_unit", message, hint))
    stop(problems)


def named_totals(names: list[str]) -> list[int]:
    """Return positions of total rows, unless that would leave no unit."""
    totals = total_rows(names)
    return totals if len(totals) < len(names) else []


def read_column(
    raw: RawTable, header: str, *, ignore: frozenset[int] = frozenset()
) -> tuple[np.ndarray, list[Problem], list[Problem]]:
    """Read one column of numbers.

    Args:
        raw: The table.
        header: Column to read.
        ignore: Positions of rows whose faults do not matter (total rows).

    Returns:
        The values (NaN where there is none), what makes the table unusable, what was odd.
    """
    cells = raw.cells(header)
    read = [read_number(cell) for cell in cells]
    readings = [MISSING if i in ignore else reading for i, reading in enumerate(read)]
    faults = [
        _fault(number, header, reading.fault, cell)
        for number, reading, cell in zip(raw.numbers, readings, cells, strict=True)
        if reading.fault
    ]
    unclear, odd = _mixed_marks(raw, header, readings)
    return np.array([reading.value for reading in read]), [*faults, *unclear], odd


def _mixed_marks(
    raw: RawTable, header: str, readings: list[Reading]
) -> tuple[list[Problem], list[Problem]]:
    """Return cells that cannot be understood in a column of two decimal marks, and a warning.

    Beside 18,5 nobody knows whether 1.500 is one and a half or fifteen hundred.
    """
    marked = [reading for reading in readings if reading.mark]
    if len({reading.mark for reading in marked}) < 2:
        doubtful = bool(marked) and all(reading.ambiguous for reading in marked)
        return [], [_thousands(header, marked[0].value)] if doubtful else []
    message = _("The column mixes decimal commas and points, so this number has two meanings.")
    hint = _("Write the column with one decimal mark and without marks between thousands.")
    unclear = [
        Problem(number, header, "ambiguous_number", message, hint)
        for number, reading in zip(raw.numbers, readings, strict=True)
        if reading.ambiguous
    ]
    message = _("The column mixes decimal commas and points.")
    hint = _("Both were read as decimal marks; check that none divides thousands.")
    return unclear, [Problem(None, header, "mixed_decimals", message, hint)]


def _thousands(header: str, value: float) -> Problem:
    """Return the doubt about a column whose every mark has exactly three digits after it."""
    message = _("Does the mark divide thousands? It was read as a decimal mark: {number}.")
    hint = _("If these are thousands, write them without a mark: 1234.")
    return Problem(
        None, header, "thousands_mark", message.format(number=fixed_text(value, 3)), hint
    )


def closest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate spelled most like a name; None: nothing is near."""
    near = {plain_name(candidate): candidate for candidate in candidates}
    found = difflib.get_close_matches(plain_name(name), near, n=1)
    return near[found[0]] if found else None


def looks_like_text(cells: Sequence[object]) -> bool:
    """Tell whether a column holds words: nothing in it is a number and something is text.

    A column of digits of one length is words too when some begin with a zero: codes, as of TERYT.
    """
    filled = [cell for cell in cells if _filled(cell)]
    if any(map(looks_like_code, filled)) and len({len(str(cell).strip()) for cell in filled}) == 1:
        return all(str(cell).strip().isdigit() for cell in filled)
    readings = [read_number(cell) for cell in cells]
    texts = sum(reading.fault in ("text", "date") for reading in readings)
    return texts > 0 and all(math.isnan(reading.value) for reading in readings)


def _filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""


def _missing_headers(raw: RawTable) -> list[Problem]:
    problems = []
    for at, header in enumerate(raw.headers):
        if not header and any(at < len(row) and _filled(row[at]) for row in raw.rows):
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
        if any(map(_filled, row[width:]))
    ]


def _fault(row: int, column: str, fault: str, cell: object) -> Problem:
    shown = str(cell)[:40]
    code, message, hint = {
        "text": (
            "text_in_numbers",
            _("“{cell}” is not a number.").format(cell=shown),
            _("Write the number alone; leave the cell empty when there is no data."),
        ),
        "date": (
            "date_in_numbers",
            _("The cell holds a date ({cell}), not a number.").format(cell=shown),
            _("The spreadsheet took a number such as 1.05 for a date: type it again."),
        ),
        "infinite": (
            "infinite_value",
            _("The value is infinite."),
            _("Check the formula: probably something was divided by zero."),
        ),
        "spreadsheet_error": (
            "spreadsheet_error",
            _("The cell holds the spreadsheet error {cell}.").format(cell=shown),
            _("Repair the formula, or leave the cell empty when there is no data."),
        ),
    }[fault]
    return Problem(row, column, code, message, hint)


def _rows_above(count: int) -> Problem:
    message = _n(
        "One row above the header was left out.", "{n} rows above the header were left out.", count
    ).format(n=count)
    return Problem(1, None, "rows_above_header", message, _("Check that the header is right."))


def _no_table() -> Problem:
    return Problem(
        None,
        None,
        "no_units",
        _("The file has no header with rows of units below it."),
        _("The first row must hold headers, each next row one unit."),
    )
