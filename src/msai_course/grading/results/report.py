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
from msai_course.grading.results.lessons import course_lessons
from msai_trainer.handins.progress import Activity, hardest
from msai_trainer.model import GradeStatus, Row
from msai_trainer.people.roster import Roster
from msai_trainer.results import report_words as words
from msai_trainer.results.class_report import ClassReport, ItemFigure, class_report
from msai_trainer.results.csv_tables import Cell, plain_cell
from msai_trainer.results.words import WORDS, person

#: Statuses in the words of the report.
#: Folder with the reports of all assignments.
REPORTS = "raporty"
_QUESTION_COLUMNS = ("Pytanie", "Najwyżej", "Średnio", "Pełne punkty", "Część", "Zero", "Czeka")


def write_report(folder: Path, found: ClassResults, shared: Mapping[str, Activity]) -> list[Path]:
    """Write ``report.html`` (self-contained, without a script) and ``report.xlsx``.

    Returns:
        Reports that somebody had changed, where they were set aside.
    """
    master, roster, rows = found.master, found.roster, found.rows
    report = class_report([found.for_report], course_lessons())
    part = report.parts[0]
    lines = [line(row, roster) for row in rows]
    questions = [_question(item) for item in part.questions]
    progress = [(person(code, roster), one) for code, one in sorted(shared.items())]
    mistakes = list(part.mistakes)
    text = template("report.html.j2").render(
        title=master.assignment.title,
        klasa=roster.klasa.name,
        lines=lines,
        counts=_counts(rows),
        report=in_words(report),
        missing=[
            person(row.student_id, roster) for row in rows if row.status is GradeStatus.MISSING
        ],
        graded=part.graded,
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


def in_words(report: ClassReport) -> dict[str, Any]:
    """Return what the templates say of the class; the trainer's page says the same."""
    return {
        "titles": (words.SAYING, words.HELPING, words.ITEMS, words.MISTAKES),
        "saying": words.saying(report),
        "outcomes": [words.outcome_row(one, report) for one in report.outcomes],
        "outcome_columns": words.OUTCOMES,
        "columns": words.COLUMNS,
        "items": [words.item_row(item) for part in report.parts for item in part.items],
        "mistakes": [
            words.mistake_words(*one, part) for part in report.parts for one in part.mistakes
        ],
    }


def _question(item: ItemFigure) -> dict[str, Any]:
    return {
        "label": item.label,
        "most": item.most,
        "mean": item.mean,
        "full": item.full,
        "part": item.part,
        "none": item.none,
        "waiting": item.waiting,
    }
