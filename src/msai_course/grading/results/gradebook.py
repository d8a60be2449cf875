"""Results out of the gradebook: tables for people, spreadsheets and Moodle."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msai.assignments import assignment, assignment_ids
from msai.base.sheets import Sheet, write_xlsx
from msai_course.base.files import Guard, write_bytes
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_trainer.errors import GradingError
from msai_trainer.people.roster import Entry
from msai_trainer.results.csv_tables import PEOPLE, Cell, csv_bytes, number, plain_cell
from msai_trainer.results.giving_out import moodle_grades
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
    if format == "moodle":
        return write_bytes(target, moodle_grades(people.entries, scores), guard)
    lines = [_line(entry, scores) for entry in people.entries]
    header = _header(list(scores))
    if format == "xlsx":
        rows = [header, *(map(plain_cell, line) for line in lines)]
        sheet = Sheet("Oceny", [list(row) for row in rows], frozen=(1, 1))
        return write_bytes(target, write_xlsx([sheet]), guard)
    return write_bytes(target, csv_bytes(header, lines, PEOPLE), guard)


def _header(names: Sequence[str]) -> list[str]:
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


def _line(entry: Entry, scores: dict[str, dict[str, Scores]]) -> list[Cell]:
    own = {name: found.get(entry.kod) for name, found in scores.items()}
    points = [one.total if one else None for one in own.values()]
    total = sum(one.total for one in own.values() if one)
    waiting = ", ".join(name for name, one in own.items() if one and one.waiting)
    about = [entry.kod, entry.imie, entry.nazwisko, entry.instytucja, entry.grupa]
    return [*about, *points, round(total, 2), waiting, entry.klasa]
