"""The table of grades, for people and, beside it, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msai_course.base.files import write_result
from msai_trainer.model import Row
from msai_trainer.results.csv_tables import PEOPLE, PROGRAMS, csv_bytes

COLUMNS = ("student_id", "assignment", "score", "max_score", "status", "message", "klasa")


def write_grades(path: Path, rows: Iterable[Row]) -> list[Path]:
    """Write ``grades.csv`` for people and, beside it, ``grades.machine.csv`` for programs.

    Returns:
        Tables that somebody had changed, where they were set aside.
    """
    lines = [
        (r.student_id, r.assignment, r.score, r.max_score, r.status, r.message, r.klasa)
        for r in rows
    ]
    aside = (
        write_result(path, csv_bytes(COLUMNS, lines, PEOPLE), "grade"),
        write_result(machine_twin(path), csv_bytes(COLUMNS, lines, PROGRAMS), "grade"),
    )
    return [one for one in aside if one is not None]


def machine_twin(path: Path) -> Path:
    """Return where the twin for programs stands."""
    return path.with_suffix(".machine.csv")
