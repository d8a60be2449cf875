"""Several assignments in one run: one table of grades, one page of people × assignments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from msai.base.numbers import number_text
from msai_course.base.files import write_result
from msai_course.grading.results.lessons import course_lessons
from msai_course.grading.results.report import REPORTS, in_words, line, template, workbook
from msai_course.grading.results.tables import write_grades
from msai_trainer.handins.sorting import Sorted
from msai_trainer.model import GradeRun, GradeStatus, Row
from msai_trainer.people.roster import Roster
from msai_trainer.results.class_report import AssignmentResults, class_report
from msai_trainer.results.csv_tables import Cell as Value
from msai_trainer.results.rows import loose_row
from msai_trainer.results.words import WORDS, person

#: Statuses of a person's own row that are not worth a word beside the points.
_PLAIN = (GradeStatus.GRADED,)
_HEADINGS = ("Zadanie", "Osoba", "Punkty", "Najwyżej", "Stan", "Uwagi", "Klasa")


@dataclass(frozen=True, slots=True)
class OverviewCell:
    """One person in one assignment: points, if any, and what to look at."""

    score: float | None
    words: str

    @property
    def text(self) -> str:
        """Return both as they stand in the table."""
        points = "" if self.score is None else number_text(self.score)
        return f"{points} ({self.words})" if points and self.words else points or self.words


def together(
    done: Sequence[GradeRun],
    came: Sorted,
    people: Roster,
    found: Sequence[AssignmentResults] = (),
) -> GradeRun:
    """Return the runs over several assignments as one, its table and overview written.

    Args:
        done: One run for each assignment.
        came: What came in.
        people: The class.
        found: What the report of the class is made of.
    """
    if len(done) == 1:
        return replace(done[0], elsewhere=came.elsewhere)
    rows = [row for run in done for row in run.rows]
    rows += [loose_row(one) for one in came.loose]
    whole = GradeRun(
        tuple(rows),
        done[0].output,
        sum(run.regraded for run in done),
        sum(run.reused for run in done),
        sum(run.waiting for run in done),
        {name: count for run in done for name, count in run.waiting_in.items()},
        came.elsewhere,
        tuple(name for run in done for name in run.assignments),
        done[0].remarks,
    )
    aside = [path for run in done for path in run.aside]
    aside += write_grades(whole.grades_csv, whole.rows)
    book = whole.output / "report.xlsx"
    made = (
        write_result(whole.report, _page(whole, people, found).encode("utf-8", "replace"), "grade"),
        write_result(book, workbook(_sheets(whole, people)), "grade"),
    )
    return replace(whole, aside=(*aside, *filter(None, made)))


def _cells(run: GradeRun) -> Mapping[tuple[str, str], OverviewCell]:
    """Return what stands in the table; the first row of a person in an assignment is her own."""
    cells: dict[tuple[str, str], OverviewCell] = {}
    for row in run.rows:
        words = "" if row.status in _PLAIN else WORDS[row.status]
        cells.setdefault((row.student_id, row.assignment), OverviewCell(row.score, words))
    return cells


def _page(run: GradeRun, people: Roster, found: Sequence[AssignmentResults]) -> str:
    cells = _cells(run)
    lines = [
        (person(entry.kod, people), [cells[entry.kod, name].text for name in run.assignments])
        for entry in people.entries
    ]
    return template("overview.html.j2").render(
        assignments=[(name, f"{REPORTS}/{name}.html") for name in run.assignments],
        lines=lines,
        totals=_totals(cells, run, people),
        report=in_words(class_report(found, course_lessons())),
        waiting=run.waiting_in,
        told=[{"assignment": row.assignment, **line(row, people)} for row in _told(run)],
    )


def _totals(
    cells: Mapping[tuple[str, str], OverviewCell], run: GradeRun, people: Roster
) -> list[tuple[str, int, int]]:
    """Return name, people with points and people without a file, of each assignment."""
    found = []
    for name in run.assignments:
        own = [cells[entry.kod, name] for entry in people.entries]
        graded = sum(one.score is not None for one in own)
        missing = sum(one.words == WORDS[GradeStatus.MISSING] for one in own)
        found.append((name, graded, missing))
    return found


def _told(run: GradeRun) -> list[Row]:
    """Return the rows with something to read."""
    plain = (GradeStatus.GRADED, GradeStatus.NEEDS_MANUAL, GradeStatus.MISSING)
    return [row for row in run.rows if row.status not in plain or _unusual(row)]


def _unusual(row: Row) -> bool:
    return row.status is GradeStatus.MISSING and bool(row.file)


def _sheets(run: GradeRun, people: Roster) -> dict[str, list[Sequence[Value]]]:
    """Return the sheets of ``report.xlsx``; points are numbers, so that they can be summed."""
    cells = _cells(run)
    overview: list[Sequence[Value]] = [("Osoba", *run.assignments, "razem")]
    for entry in people.entries:
        own = [cells[entry.kod, name] for name in run.assignments]
        points = [one.score for one in own if one.score is not None]
        told = [one.words if one.score is None else one.score for one in own]
        overview.append((person(entry.kod, people), *told, sum(points) if points else None))
    lines: list[Sequence[Value]] = [
        (row.assignment, person(row.student_id, people), row.score, row.max_score,
         WORDS[row.status], row.message, row.klasa)
        for row in run.rows
    ]  # fmt: skip
    return {"Przegląd": overview, "Osoby i pliki": [_HEADINGS, *lines]}
