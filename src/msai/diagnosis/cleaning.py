"""From raw cells to names of units, total rows and numbers; every fault is named."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from msai.base.fold import is_tidy
from msai.base.i18n import catalogue
from msai.base.numbers import fixed_text
from msai.diagnosis.cell_numbers import (
    MISSING,
    Reading,
    looks_like_code,
    plain_numbers,
    read_number,
)
from msai.diagnosis.importing.unit_names import same_names
from msai.diagnosis.raw_table import RawTable, filled
from msai.diagnosis.refusals import stop
from msai.errors import Problem

_, _n = catalogue("diagnosis")

_DASHES = frozenset("-–—−")


def unit_names(raw: RawTable, header: str) -> tuple[str, ...]:
    """Return the names of units.

    Raises:
        TableError: A row has no name.
    """
    cells = raw.cells(header)
    if is_tidy_column(cells):
        return tuple(cells)  # type: ignore[arg-type]
    names = tuple(" ".join(str(c).split()) if filled(c) else "" for c in cells)
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
    plain = same_names(tuple(names))
    if len(set(plain)) == len(plain):
        return
    first: dict[str, int] = {}
    problems = []
    for name, same, number in zip(names, plain, numbers, strict=True):
        if (seen := first.setdefault(same, number)) != number:
            message = _("“{unit}” already stands in row {row}.").format(unit=name, row=seen)
            hint = _("Join the two rows, or give one unit another name.")
            problems.append(Problem(number, header, "duplicated_unit", message, hint))
    stop(problems)


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
    if (plain := _plain(raw, header, ignore)) is not None:
        return plain, [], []
    cells = raw.cells(header)
    known: dict[object, Reading] = {}
    read = [_read_once(cell, known) for cell in cells]
    readings = [MISSING if i in ignore else reading for i, reading in enumerate(read)]
    faults = [
        _fault(number, header, reading.fault, cell)
        for number, reading, cell in zip(raw.numbers, readings, cells, strict=True)
        if reading.fault
    ]
    unclear, odd = _mixed_marks(raw, header, readings)
    return np.array([reading.value for reading in read]), [*faults, *unclear], odd


def _plain(raw: RawTable, header: str, ignore: frozenset[int]) -> np.ndarray | None:
    """Return the numbers of a column whose other rows hold nothing else; see `RawTable`."""
    if not ignore:
        return raw.plain_numbers(header)
    cells = raw.cells(header)
    kept = [at for at in range(len(cells)) if at not in ignore]
    numbers = plain_numbers([cells[at] for at in kept])
    if numbers is None:
        return None
    values = np.empty(len(cells))
    values[kept] = numbers
    values[list(ignore)] = [read_number(cells[at]).value for at in ignore]
    return values


def _read_once(cell: object, known: dict[object, Reading]) -> Reading:
    """Read a text that stands in many cells once; 1 and True are one key but not one number."""
    if not isinstance(cell, str):
        return read_number(cell)
    if (reading := known.get(cell)) is None:
        reading = known[cell] = read_number(cell)
    return reading


def is_tidy_column(cells: Sequence[object]) -> bool:
    """Tell whether each cell is a text as it is to be shown, without blanks to be taken away."""
    if set(map(type, cells)) != {str} or "" in set(cells):
        return False
    lines = "\n".join(cells)  # type: ignore[arg-type]
    return lines.count("\n") == len(cells) - 1 and is_tidy(lines)


def dashes(raw: RawTable, headers: Sequence[str], ignore: frozenset[int]) -> list[Problem]:
    """Ask once what a dash means: in tables of GUS it says that nothing occurred."""
    columns = [
        header
        for header in headers
        if raw.plain_numbers(header) is None
        and any(cell in _DASHES and at not in ignore for at, cell in enumerate(raw.cells(header)))
    ]
    if not columns:
        return []
    message = _("The sign “-” was read as “no data”.")
    hint = _("In tables of GUS it means that nothing occurred. If so, write 0 there.")
    return [Problem(None, ", ".join(columns), "dash_meaning", message, hint)]


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


def looks_like_text(cells: Sequence[object]) -> bool:
    """Tell whether a column holds words: nothing in it is a number and something is text.

    A column of digits of one length is words too when some begin with a zero: codes, as of TERYT.
    """
    # Neither a number nor a code begins with a letter, and most names do.
    may_be = [c for c in cells if not (type(c) is str and c[:1].isalpha())]
    if any(map(looks_like_code, may_be)):
        written = [cell for cell in cells if filled(cell)]
        if len({len(str(cell).strip()) for cell in written}) == 1:
            return all(str(cell).strip().isdigit() for cell in written)
    if any(not math.isnan(read_number(cell).value) for cell in may_be):
        return False
    return any(read_number(cell).fault in ("text", "date") for cell in cells)


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
