"""Writing tables that people open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from msai_course.grading.model import Row

COLUMNS = ("student_id", "assignment", "score", "max_score", "status", "message", "klasa")
#: A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_grades(path: Path, rows: Iterable[Row]) -> None:
    """Write ``grades.csv`` (UTF-8, commas, points as decimals: made for programs too)."""
    lines = [
        (
            *(r.student_id, r.assignment, number(r.score), number(r.max_score)),
            *(r.status, r.message, r.klasa),
        )
        for r in rows
    ]
    path.write_text(csv_text(COLUMNS, lines), encoding="utf-8", newline="")


def csv_text(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return CSV in which no cell is a formula."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[harmless(str(cell)) for cell in line] for line in lines])
    return target.getvalue()


def harmless(text: str) -> str:
    """Return a cell's text so that no spreadsheet runs it; line breaks become spaces."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def number(value: float | None) -> str:
    """Return a score without needless zeros; empty when there is none."""
    return "" if value is None else f"{value:g}"
