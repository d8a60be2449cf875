"""Headers over several rows, with merged cells, made one header row.

Bank Danych Lokalnych writes a table (XTAB) so: what is counted, below it years, below them units of
measure; a cell merged over several columns holds its text in the first of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msai.base.i18n import catalogue
from msai.diagnosis.cell_numbers import read_number
from msai.diagnosis.column_words import is_missing_word
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.raw_table import filled, header_at, text_of
from msai.diagnosis.safe_files import Row
from msai.errors import Problem

_, _n = catalogue("diagnosis")

_YEARS = range(1900, 2101)
#: Rows of a header at most.
_MOST = 6


def with_one_header(rows: Sequence[Row]) -> tuple[Sequence[Row], list[ImportStep]]:
    """Return the rows with one header row, and what was done; other rows keep their numbers."""
    start = header_at(rows)
    if start is None:
        return rows, []
    first = _first(rows[start])
    end = start + 1
    # Names and codes may be called so in the last row of the header alone.
    while (
        end < min(len(rows), start + _MOST) and _first(rows[end]) < first and _is_header(rows[end])
    ):
        first, end = _first(rows[end]), end + 1
    while end < min(len(rows), start + _MOST) and _goes_on(rows[end], first):
        end += 1
    while start and _is_group(rows[start - 1], rows[start], first):
        start -= 1
    if end == start + 1 or end == len(rows):
        return rows, []
    header = _joined(rows[start:end])
    empty: list[Row] = [[] for _ in range(end - start - 1)]
    shaped = [*rows[:start], *empty, header, *rows[end:]]
    return shaped, [_said(start + 1, end)]


def _first(row: Row) -> int:
    return next((at for at, cell in enumerate(row) if filled(cell)), len(row))


def _is_header(row: Row) -> bool:
    written = [cell for cell in row if filled(cell)]
    return len(written) > 1 and all(map(_is_heading, written))


def _is_group(row: Row, below: Row, first: int) -> bool:
    """Tell whether a row names groups of the columns below: years, or what is called alike."""
    names = [text_of(cell) for cell in below if filled(cell)]
    years = sum(read_number(name).value in _YEARS for name in names)
    written = [at for at, cell in enumerate(row) if filled(cell)]
    alike = len(set(names)) < len(names) or years > 1
    return (
        bool(written)
        and written[0] > first
        and alike
        and all(_is_heading(row[at]) for at in written)
    )


def _goes_on(row: Row, first: int) -> bool:
    """Tell whether a row belongs to the header: no name in front, only words and years."""
    if len(row) > first and filled(row[first]):
        return False
    written = [cell for cell in row if filled(cell)]
    return bool(written) and all(map(_is_heading, written))


def _is_heading(cell: object) -> bool:
    read = read_number(cell)
    if read.fault == "text":
        return True
    return read.value in _YEARS and not is_missing_word(str(cell))


def _joined(rows: Sequence[Row]) -> Row:
    width = max(map(len, rows))
    cells = [[text_of(row[at]) if at < len(row) else "" for at in range(width)] for row in rows]
    below = [any(cells[level][at] for level in range(1, len(rows))) for at in range(width)]
    columns: list[list[str]] = [[] for _ in range(width)]
    for level, row in enumerate(cells):
        carried, above = "", ""
        for at, text in enumerate(row):
            if not below[at]:
                carried = ""
            elif text or (level and _upper(cells, level, at) != above):
                carried = text
            above = _upper(cells, level, at) if level and text else above
            columns[at].append(text or (carried if level < len(rows) - 1 else ""))
    return [_name(parts) for parts in columns]


def _upper(cells: Sequence[Sequence[str]], level: int, at: int) -> str:
    """Return what stands above a cell, so that a merged cell ends with the one above it."""
    return next((cells[level - 1][i] for i in range(at, -1, -1) if cells[level - 1][i]), "")


def _name(parts: Sequence[str]) -> str:
    words = [part for part in dict.fromkeys(parts) if part]
    measures = [word for word in words if word.startswith("[")]
    return " ".join([", ".join(word for word in words if word not in measures), *measures]).strip()


def _said(first: int, last: int) -> ImportStep:
    message = _("The header stands in rows {first} to {last}; it was joined into one.")
    hint = _("Check the names of the columns.")
    text = message.format(first=first, last=last)
    return ImportStep(Problem(first, None, "stacked_header", text, hint))
