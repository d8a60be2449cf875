"""Results out of the gradebook, rubric scores in, and a person's data deleted."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from nbgrader.api import MissingEntry

from msai.assignments import assignment, assignment_ids
from msai_course.grading.errors import GradingError
from msai_course.grading.roster import CODE, Entry, read_roster
from msai_course.grading.scores import Scores, read_scores
from msai_course.grading.state import State
from msai_course.grading.tables import csv_text, harmless, number
from msai_course.grading.workspace import Workspace

FORMATS = ("csv", "xlsx", "moodle")


def export_gradebook(
    output: Path, roster: Path, target: Path, *, format: str = "csv", db_url: str | None = None
) -> Path:
    """Write the scores of everyone in all assignments.

    Args:
        output: Folder that `grade` wrote to.
        roster: The participants.
        target: File to write.
        format: ``csv`` and ``xlsx`` for people, ``moodle`` for Moodle's grade import.
        db_url: Address of the gradebook, if not in `output`.

    Raises:
        GradingError: Unknown format, unreadable roster.
    """
    if format not in FORMATS:
        hint = f"Wybierz: {', '.join(FORMATS)}."
        raise GradingError.of("bad_format", f"Nieznany format „{format}”.", hint)
    people = read_roster(roster)
    workspace = Workspace.at(output, db_url)
    scores = {name: read_scores(workspace, name) for name in assignment_ids()}
    lines = [_line(entry, scores, format) for entry in people.entries]
    header = _header(format, list(scores))
    if format == "xlsx":
        _write_xlsx(target, header, lines)
    else:
        target.write_text(csv_text(header, lines), encoding="utf-8", newline="")
    return target


def forget(
    output: Path, code: str, *, roster: Path | None = None, db_url: str | None = None
) -> int:
    """Delete everything about a person: scores, answers, feedback, state, line in the roster.

    ``grades.csv`` and the report name the person too: they are deleted, and the next `grade`
    writes them anew.

    Returns:
        How many records and files were deleted.

    Raises:
        GradingError: That is no code; nothing was deleted.
    """
    if not CODE.fullmatch(code):
        # The code names folders that are deleted: "../x" must not get here.
        raise GradingError.of("bad_code", f"„{code}” nie jest kodem osoby.", "Podaj kod z listy.")
    workspace = Workspace.at(output, db_url)
    deleted = 0
    with workspace.gradebook() as book:
        try:
            book.remove_student(code)
            deleted += 1
        except MissingEntry:
            pass
    _overwrite_deleted(workspace)
    places = [workspace.feedback / code]
    places += [workspace.course / step / code for step in ("submitted", "autograded", "feedback")]
    places += [output / name for name in ("grades.csv", "report.html", "report.xlsx")]
    for name in assignment_ids():
        State(workspace.state / name).forget(code)
        places.append(workspace.state / f"{name}-{code}.log")
    deleted += sum(_delete(place) for place in places)
    return deleted + (_strike_out(roster, code) if roster else 0)


def _overwrite_deleted(workspace: Workspace) -> None:
    """Rewrite an SQLite file: it keeps deleted rows in free pages otherwise."""
    with workspace.gradebook() as book:
        if book.engine.dialect.name == "sqlite":
            with book.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.exec_driver_sql("VACUUM")


def _delete(place: Path) -> bool:
    if place.is_dir():
        shutil.rmtree(place)
        return True
    existed = place.is_file()
    place.unlink(missing_ok=True)
    return existed


def _strike_out(roster: Path, code: str) -> int:
    from msai_course.grading.classes import roster_text

    entries = read_roster(roster).entries
    left = tuple(entry for entry in entries if entry.kod.casefold() != code.casefold())
    if roster.suffix.lower() != ".csv" or len(left) == len(entries):
        return 0
    roster.write_text(roster_text(left), encoding="utf-8-sig", newline="")
    return len(entries) - len(left)


def _header(format: str, names: Sequence[str]) -> list[str]:
    if format == "moodle":
        return ["email", "idnumber", *names]
    most = [f"{name} (najwyżej {number(assignment(name).points)})" for name in names]
    return ["kod", "imię", "nazwisko", "instytucja", "grupa", *most, "razem", "czeka na ocenę"]


def _line(entry: Entry, scores: dict[str, dict[str, Scores]], format: str) -> list[str]:
    own = {name: found.get(entry.kod) for name, found in scores.items()}
    points = [number(one.total) if one else "" for one in own.values()]
    if format == "moodle":
        return [entry.email, entry.kod, *points]
    total = sum(one.total for one in own.values() if one)
    waiting = ", ".join(name for name, one in own.items() if one and one.waiting)
    about = [entry.kod, entry.imie, entry.nazwisko, entry.instytucja, entry.grupa]
    return [*about, *points, number(total), waiting]


def _write_xlsx(target: Path, header: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(
        target, {"strings_to_formulas": False, "strings_to_urls": False}
    ) as workbook:
        sheet = workbook.add_worksheet("Oceny")
        sheet.write_row(0, 0, header, workbook.add_format({"bold": True}))
        for row, line in enumerate(lines, start=1):
            for column, cell in enumerate(line):
                points = header[column] == "razem" or "(najwyżej" in header[column]
                sheet.write(row, column, float(cell) if points and cell else harmless(cell))
        sheet.freeze_panes(1, 1)
        sheet.autofit()
