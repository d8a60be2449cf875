"""Hand grading in a workbook: a sheet for each question, and its scores taken into the gradebook.

What stands in it: `msai_trainer.rubric.workbook`. Comments go to the learner's feedback. A workbook
that is read back unchanged changes nothing.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from msai.assignments import Assignment, Question
from msai.base.faults import is_of_content
from msai.base.sheets import write_xlsx
from msai_course.base.files import Guard, check_source, write_bytes
from msai_course.grading.classes.class_words import words_of
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.masters import load_master
from msai_course.grading.rubric.judging import answers, judge, keep_judged, store, waiting
from msai_trainer.errors import GradingError
from msai_trainer.rubric.answers import check_marker
from msai_trainer.rubric.entering import Verdict
from msai_trainer.rubric.workbook import BEGINNING, RubricReader, rubric_lines, rubric_sheet

__all__ = [
    "Verdict", "export_rubric", "import_rubric", "judge", "keep_judged", "store", "waiting",
]  # fmt: skip


def export_rubric(
    output: Path,
    name: str,
    target: Path,
    *,
    question: str | None = None,
    marker: str | None = None,
    db_url: str | None = None,
    overwrite: bool = False,
) -> Path:
    """Write the workbook for hand grading: every answer, judged or waiting.

    Args:
        output: Folder that `grade` wrote to.
        name: The assignment.
        target: Workbook to write.
        question: Only this question.
        marker: Only this marker's judgements and what she has not judged; None: everybody's.
        db_url: Address of the gradebook, if not in `output`.
        overwrite: Whether a file that is not an earlier workbook may be replaced.

    Raises:
        GradingError: There is no such assignment, or it has no question with a rubric.
        FileError: The target must not or cannot be written.
    """
    workspace = Workspace.graded(output, db_url)
    declared = words_of(workspace).over(load_master(name).assignment)
    asked = _manual(declared, question)
    who = None if marker is None else check_marker(marker)
    found = answers(workspace, declared)
    lines = {one: list(rubric_lines((a for a in found if a.question == one), who)) for one in asked}
    guard = Guard("gradebook export-rubric", overwrite=overwrite)
    content = write_xlsx(rubric_sheet(one, rows) for one, rows in lines.items())
    return write_bytes(target, content, guard)


def import_rubric(
    output: Path,
    name: str,
    source: Path,
    *,
    marker: str | None = None,
    reopen: bool = False,
    db_url: str | None = None,
) -> int:
    """Take the scores of a filled workbook into the gradebook; all or nothing.

    Empty lines stay waiting; lines that say what is stored already change nothing.

    Args:
        output: Folder that `grade` wrote to.
        name: The assignment.
        source: The workbook.
        marker: Whose judgements these are; None: as its column says, the first marker's without.
        reopen: Whether answers may be changed whose feedback was given out.
        db_url: Address of the gradebook, if not in `output`.

    Returns:
        How many answers were scored; one of a group counts for each of its people.

    Raises:
        GradingError: Unreadable workbook, unknown code or question, points outside the levels,
            given out already.
    """
    declared = load_master(name).assignment
    sheets = _sheets(source)
    workspace = Workspace.graded(output, db_url)
    declared = words_of(workspace).over(declared)
    reader = RubricReader(answers(workspace, declared), declared, marker, reopen)
    for rows in sheets:
        for place, row in enumerate(rows[1:], start=2):
            cells = [*row, *[None] * len(rows[0])][: len(rows[0])]
            reader.take(place, cells, rows[0])
    if reader.problems:
        raise GradingError(reader.problems)
    judge(workspace, name, reader.made.values())
    return sum(len(answer.codes) for answer, _marker, _one in reader.made.values())


def _manual(declared: Assignment, name: str | None) -> list[Question]:
    found = [q for q in declared.questions if q.manual and name in (None, q.grade_id)]
    if not found:
        message = f"W zadaniu „{declared.id}” nie ma takiego pytania z rubryką."
        raise GradingError.of("no_rubric", message, "Sprawdź nazwę pytania.")
    return found


def _sheets(source: Path) -> list[list[list[Any]]]:
    import openpyxl

    check_source(source)
    try:
        # From memory: a damaged workbook is not held open then.
        content = io.BytesIO(source.read_bytes())
        book = openpyxl.load_workbook(content, read_only=True, data_only=True)
        sheets = [[list(row) for row in sheet.values] for sheet in book.worksheets]
    except FileNotFoundError as fault:
        message = f"Nie ma pliku z arkuszem ocen: {source.name}."
        raise GradingError.of("no_file", message, "Sprawdź ścieżkę.") from fault
    except Exception as fault:
        if not isinstance(fault, OSError) and not is_of_content(fault, "openpyxl"):
            raise
        message = f"Pliku {source.name} nie da się przeczytać jako arkusza XLSX."
        raise GradingError.of("unreadable", message, "Zapisz arkusz ocen jako XLSX.") from fault
    ours = [rows for rows in sheets if rows and tuple(rows[0][: len(BEGINNING)]) == BEGINNING]
    if not ours:
        message = f"Plik {source.name} nie jest arkuszem ocen z tego kursu."
        raise GradingError.of("not_a_rubric", message, "Weź arkusz z „gradebook export-rubric”.")
    return ours
