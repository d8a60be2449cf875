"""Rows between the units that hold none: notes, headings of groups, the header once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msai.base.i18n import catalogue
from msai.diagnosis.cell_numbers import read_number
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.raw_table import filled, header_at, text_of
from msai.diagnosis.safe_files import Row
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: How notes below a table begin, folded; "*" and "a)" mark footnotes.
_NOTES = ("zrodlo", "uwaga", "uwagi", "objasnien", "opracowan", "dane na dzien", "stan na", "wg ",
          "legenda", "przypis", "nota", "source", "note", "*", "¹")  # fmt: skip
_GROUPS = frozenset(["osiedla", "solectwa", "dzielnice", "wsie", "miasta", "gminy", "powiaty"])


def without_rows_between(rows: Sequence[Row]) -> tuple[Sequence[Row], list[ImportStep]]:
    """Return the rows with those emptied that are no units by their form; numbers stay."""
    start = header_at(rows)
    if start is None:
        return rows, []
    shaped, repeated = _without(rows, start, lambda row: _repeats(row, rows[start]))
    if _counts_columns(rows[start + 1 : start + 3]):
        shaped, repeated = [*shaped], [start + 1, *repeated]
        shaped[start + 1] = []
    shaped, notes = _without(shaped, start, _is_note)
    if all(not any(map(filled, row)) for row in shaped[start + 1 :]):
        return rows, []
    steps = [_repeated_said(repeated)] if repeated else []
    return shaped, [*steps, *([_notes_said(rows, notes)] if notes else [])]


def _without(
    rows: Sequence[Row], start: int, is_none: Callable[[Row], bool]
) -> tuple[Sequence[Row], list[int]]:
    # A row with a name and something beside it is a unit, unless its name is that of the column.
    name = rows[start][0]
    odd = [
        at
        for at, row in enumerate(rows)
        if at > start and row and (len(row) < 2 or not row[1] or not row[0] or row[0] == name)
    ]
    gone = [at for at in odd if is_none(rows[at])]
    if not gone:
        return rows, []
    kept = list(rows)
    for at in gone:
        kept[at] = []
    return kept, gone


def _repeats(row: Row, header: Row) -> bool:
    """Tell whether a row is the header again, as at the top of each page."""
    return (
        len(row) > 1
        and row[0] == header[0]
        and list(map(text_of, row)) == list(map(text_of, header))
    )


def _counts_columns(rows: Sequence[Row]) -> bool:
    """Tell whether the first row numbers the columns: 1, 2, 3, where the next one has a name."""
    if len(rows) < 2 or not rows[1] or read_number(rows[1][0]).fault != "text":
        return False
    numbers = [read_number(cell).value for cell in rows[0]]
    return len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1))


def _is_note(row: Row) -> bool:
    """Tell whether a row holds one text alone that begins as notes do, or names a group."""
    written = [cell for cell in row if filled(cell)]
    if len(written) != 1 or not isinstance(written[0], str):
        return False
    text = written[0].strip()
    return plain_name(text) in _GROUPS or text[:1] in "*¹" or plain_name(text).startswith(_NOTES)


def _repeated_said(rows: Sequence[int]) -> ImportStep:
    message = _("The header stands there once more, or its columns are numbered: left out.")
    numbers = ", ".join(str(at + 1) for at in rows[:10])
    return ImportStep(
        Problem(numbers, None, "header_repeated", message, _("Nothing has to be done."))
    )


def _notes_said(rows: Sequence[Row], notes: Sequence[int]) -> ImportStep:
    text = next(str(cell) for cell in rows[notes[0]] if filled(cell))
    message = _("Rows with nothing but a note were left out, such as “{note}”.")
    hint = _("If one of them is a unit, write its numbers beside it.")
    said = message.format(note=text[:60])
    return ImportStep(Problem(notes[0] + 1, None, "notes_left_out", said, hint))
