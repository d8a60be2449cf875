"""Results out of the gradebook: tables for people, spreadsheets and Moodle."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msai.assignments import assignment, assignment_ids
from msai.base.sheets import Sheet, write_xlsx
from msai_course.base.files import Guard, write_bytes
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.results.tables import PEOPLE, PROGRAMS, Cell, csv_bytes, number, plain_cell
from msai_trainer.errors import GradingError
from msai_trainer.people.roster import Entry
from msai_trainer.results.scores import Scores

FORMATS = ("csv", "xlsx", "moodle")


def export_gradebook(
    output: Path,
    roster: Path,
    target: Path,
    *,
    format: str = "csv",
    db_url: str | None = None,
    overwrite: bool = False,
) -> Path:
    """Write the scores of everyone in all assignments.

    Args:
        output: Folder that `grade` wrote to.
        roster: The participants.
        target: File to write.
        format: ``csv`` and ``xlsx`` for people, ``moodle`` for Moodle's grade import.
        db_url: Address of the gradebook, if not in `output`.
        overwrite: Whether a file that is not an earlier export may be replaced.

    Raises:
        GradingError: Unknown format, unreadable roster.
        FileError: The target must not or cannot be written.
    """
    if format not in FORMATS:
        hint = f"Wybierz: {', '.join(FORMATS)}."
        raise GradingError.of("bad_format", f"Nieznany format „{format}”.", hint)
    guard = Guard("gradebook export", (roster,), overwrite)
    guard.check(target)
    workspace = Workspace.graded(output, db_url)
    people = workspace.people(roster)
    scores = {name: read_scores(workspace, name) for name in assignment_ids()}
    lines = [_line(entry, scores, format) for entry in people.entries]
    header = _header(format, list(scores))
    if format == "xlsx":
        rows = [header, *(map(plain_cell, line) for line in lines)]
        sheet = Sheet("Oceny", [list(row) for row in rows], frozen=(1, 1))
        return write_bytes(target, write_xlsx([sheet]), guard)
    dialect = PROGRAMS if format == "moodle" else PEOPLE
    return write_bytes(target, csv_bytes(header, lines, dialect), guard)


def _header(format: str, names: Sequence[str]) -> list[str]:
    if format == "moodle":
        return ["email", "idnumber", *names]
    most = [f"{name} (najwyżej {number(assignment(name).points)})" for name in names]
    return [
        "kod",
        "imię",
        "nazwisko",
        "instytucja",
        "grupa",
        *most,
        "razem",
        "czeka na ocenę",
        "klasa",
    ]


def _line(entry: Entry, scores: dict[str, dict[str, Scores]], format: str) -> list[Cell]:
    own = {name: found.get(entry.kod) for name, found in scores.items()}
    points = [one.total if one else None for one in own.values()]
    if format == "moodle":
        return [entry.email, entry.kod, *points]
    total = sum(one.total for one in own.values() if one)
    waiting = ", ".join(name for name, one in own.items() if one and one.waiting)
    about = [entry.kod, entry.imie, entry.nazwisko, entry.instytucja, entry.grupa]
    return [*about, *points, round(total, 2), waiting, entry.klasa]
