"""The class report: who handed in, how each question went, which mistakes are most frequent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2

from msai.base.numbers import number_text
from msai.base.sheets import Sheet, write_xlsx
from msai_course.base.files import write_result
from msai_course.grading.results.class_results import ClassResults
from msai_course.grading.results.feedback import TEMPLATES
from msai_course.grading.results.tables import Cell, plain_cell
from msai_trainer.handins.progress import Activity, hardest
from msai_trainer.marking.done import Done
from msai_trainer.marking.master import Master
from msai_trainer.model import GradeStatus, Row
from msai_trainer.people.roster import Roster
from msai_trainer.results.scores import Scores
from msai_trainer.results.words import WORDS, person

#: Statuses in the words of the report.
#: Folder with the reports of all assignments.
REPORTS = "raporty"
MOST_FREQUENT = 8
_QUESTION_COLUMNS = ("Pytanie", "Najwyżej", "Średnio", "Pełne punkty", "Część", "Zero", "Czeka")


def write_report(folder: Path, found: ClassResults, shared: Mapping[str, Activity]) -> list[Path]:
    """Write ``report.html`` (self-contained, without a script) and ``report.xlsx``.

    Returns:
        Reports that somebody had changed, where they were set aside.
    """
    master, roster, rows = found.master, found.roster, found.rows
    scores, done = found.scores, found.done
    graded = [row.student_id for row in rows if row.score is not None and row.student_id in scores]
    lines = [line(row, roster) for row in rows]
    questions = _questions(master, [scores[code] for code in graded])
    progress = [(person(code, roster), one) for code, one in sorted(shared.items())]
    mistakes = _mistakes([done[code] for code in graded if code in done])
    text = template("report.html.j2").render(
        title=master.assignment.title,
        klasa=roster.klasa.name,
        lines=lines,
        counts=_counts(rows),
        questions=questions,
        mistakes=mistakes,
        missing=[
            person(row.student_id, roster) for row in rows if row.status is GradeStatus.MISSING
        ],
        graded=len(graded),
        progress=progress,
        hardest=hardest(shared.values()),
    )
    sheets = _sheets(roster, rows, questions, mistakes, progress)
    aside = (
        write_result(folder / "report.html", text.encode("utf-8", "replace"), "grade"),
        write_result(folder / "report.xlsx", workbook(sheets), "grade"),
    )
    return [one for one in aside if one is not None]


def keep_reports(folder: Path, name: str) -> list[Path]:
    """Copy table and reports to ``raporty/``: the next assignment writes over the originals.

    Returns:
        Copies that somebody had changed, where they were set aside.
    """
    kept = folder / REPORTS
    kept.mkdir(exist_ok=True)
    aside = []
    for source in ("grades.csv", "grades.machine.csv", "report.html", "report.xlsx"):
        kind = source[source.index(".") :]
        content = (folder / source).read_bytes()
        aside.append(write_result(kept / f"{name}{kind}", content, "grade"))
    return [one for one in aside if one is not None]


def template(name: str) -> jinja2.Template:
    """Return a template of the reports; everything put in is escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["points"] = lambda value: "–" if value is None else number_text(value)
    return environment.get_template(name)


def _sheets(
    roster: Roster,
    rows: tuple[Row, ...],
    questions: list[dict[str, Any]],
    mistakes: list[tuple[str, int]],
    progress: list[tuple[str, Activity]],
) -> dict[str, list[Sequence[Cell]]]:
    """Return the sheets of ``report.xlsx``; points are numbers, so that they can be summed."""
    people = [
        (person(r.student_id, roster), r.score, r.max_score, WORDS[r.status], r.message, r.klasa)
        for r in rows
    ]
    sheets: dict[str, list[Sequence[Cell]]] = {
        "Osoby": [("Osoba", "Punkty", "Najwyżej", "Stan", "Uwagi", "Klasa"), *people],
        "Pytania": [_QUESTION_COLUMNS, *(tuple(one.values()) for one in questions)],
        "Potknięcia": [("Na co zwrócić uwagę", "Osoby"), *mistakes],
    }
    if progress:
        told = [(name, one.read, one.right, len(one.quizzes)) for name, one in progress]
        sheets["Postępy"] = [("Osoba", "Przeczytane strony", "Dobre", "Odpowiedzi"), *told]
    return sheets


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Return a workbook of plain tables, the first row of each being its heading."""
    return write_xlsx(
        Sheet(name, [[plain_cell(cell) for cell in row] for row in table], frozen=(1, 1))
        for name, table in sheets.items()
    )


def line(row: Row, roster: Roster) -> dict[str, str]:
    """Return the cells of a row in the words of the report."""
    most = number_text(row.max_score or 0)
    score = "" if row.score is None else f"{number_text(row.score)} z {most}"
    return {
        "person": person(row.student_id, roster),
        "score": score,
        "status": WORDS[row.status],
        "message": row.message,
    }


def _counts(rows: tuple[Row, ...]) -> list[tuple[str, int]]:
    found = Counter(row.status for row in rows)
    return [(WORDS[status], found[status]) for status in GradeStatus if found[status]]


def _questions(master: Master, scores: list[Scores]) -> list[dict[str, Any]]:
    lines = []
    for question in master.assignment.questions:
        cell = question.grade_id if question.manual else f"{question.grade_id}-test"
        known = [s.cells[cell][0] for s in scores if cell in s.cells and cell not in s.waiting]
        lines.append(
            {
                "label": question.field.label,
                "most": question.points,
                "mean": round(sum(known) / len(known), 2) if known else None,
                "full": sum(points >= question.points for points in known),
                "part": sum(0 < points < question.points for points in known),
                "none": sum(points == 0 for points in known),
                "waiting": sum(cell in one.waiting for one in scores),
            }
        )
    return lines


def _mistakes(done: list[Done]) -> list[tuple[str, int]]:
    found = Counter(
        mark["message"]
        for one in done
        for bundle in one.marks.values()
        for mark in bundle["marks"]
        if mark["points"] < mark["worth"]
    )
    return found.most_common(MOST_FREQUENT)
