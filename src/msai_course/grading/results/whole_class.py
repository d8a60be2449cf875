"""The report of a class as a file: DOCX or XLSX, the same as in the trainer's page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msai.assignments import assignment, assignment_ids
from msai.base.export import write_docx
from msai_course.base.files import Guard, write_bytes
from msai_course.grading.classes.class_words import words_of
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.results.lessons import course_lessons
from msai_course.grading.rubric.judging import done_in, levels_in
from msai_trainer.errors import GradingError
from msai_trainer.people.roster import Roster
from msai_trainer.results.class_report import AssignmentResults, class_report
from msai_trainer.results.report_words import TITLE, report_blocks, report_xlsx

ENDINGS = (".docx", ".xlsx")


def export_report(
    output: Path,
    roster: Path,
    target: Path,
    *,
    db_url: str | None = None,
    overwrite: bool = False,
) -> Path:
    """Write the report of a class over all assignments that somebody has given in.

    Args:
        output: Folder that `grade` wrote to.
        roster: The participants.
        target: File to write; its ending says whether for Word or for a spreadsheet.
        db_url: Address of the gradebook, if not in `output`.
        overwrite: Whether a file that is not an earlier report may be replaced.

    Raises:
        GradingError: Another ending, unreadable roster, nothing graded.
        FileError: The target must not or cannot be written.
    """
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        hint = "Nazwij plik tak, żeby kończył się na .docx albo .xlsx."
        raise GradingError.of("bad_ending", f"Nie wiadomo, czym ma być „{target.name}”.", hint)
    guard = Guard("gradebook report", (roster,), overwrite)
    guard.check(target)
    workspace = Workspace.graded(output, db_url)
    people = workspace.people(roster)
    report = class_report(_results(workspace, people), course_lessons())
    if ending == ".xlsx":
        return write_bytes(target, report_xlsx(report), guard)
    return write_bytes(
        target, write_docx(report_blocks(report, people.klasa.name), title=TITLE), guard
    )


def _results(workspace: Workspace, people: Roster) -> Iterator[AssignmentResults]:
    codes = [entry.kod for entry in people.entries]
    words = words_of(workspace)
    for name in assignment_ids():
        declared, known = words.over(assignment(name)), read_scores(workspace, name)
        scores = {code: known[code] for code in codes if code in known}
        done = done_in(workspace, name, known)
        levels = levels_in(workspace, declared, known, done)
        if scores:
            yield AssignmentResults.of(declared, len(codes), scores, levels, done)
