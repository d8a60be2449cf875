"""Cells corrected by hand where they stand: each correction is told and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from msai.base.i18n import catalogue
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.raw_table import header_at, text_of
from msai.errors import Problem

_, _n = catalogue("diagnosis")

Cells = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell corrected.

    Attributes:
        row: Row as the author sees it; the first one is 1.
        column: Place in the row; the first one is 0.
        before: What stood there, as one line.
        after: What stands there now.
    """

    row: int
    column: int
    before: str
    after: str


def corrected(
    rows: Sequence[Sequence[Any]], corrections: Sequence[Correction]
) -> tuple[Cells, list[ImportStep]]:
    """Return the rows with the corrections, and each of them told.

    One whose cell holds something else by now (another file was joined) is not made and said so.
    """
    made = [list(row) for row in rows]
    steps = []
    for one in corrections:
        row = made[one.row - 1] if 0 < one.row <= len(made) else []
        row += [None] * max(0, min(one.column + 1, _width(made)) - len(row))
        fits = one.column < len(row) and text_of(row[one.column]) == one.before
        if fits:
            row[one.column] = one.after or None
        steps.append(_told(made, one) if fits else _lost(one))
    return tuple(map(tuple, made)), steps


def _width(rows: Sequence[Sequence[Any]]) -> int:
    return max(map(len, rows), default=0)


def _told(rows: Sequence[Sequence[Any]], one: Correction) -> ImportStep:
    start = header_at([list(row) for row in rows[: one.row]])
    header = rows[start] if start is not None else ()
    column = text_of(header[one.column]) if one.column < len(header) else ""
    message = _("Corrected by hand: “{before}” became “{after}”.")
    hint = _("The file on your disk is as it was. Note why, and correct it there too.")
    said = message.format(before=one.before, after=one.after)
    return ImportStep(Problem(one.row, column or None, "cell_corrected", said, hint))


def _lost(one: Correction) -> ImportStep:
    message = _("A correction was not made: the cell does not hold “{before}” any more.")
    hint = _("Look whether “{after}” is still right, and write it anew.")
    said, advice = message.format(before=one.before), hint.format(after=one.after)
    return ImportStep(Problem(one.row, None, "correction_lost", said, advice))
