"""Hand grading with a rubric: a workbook to fill in, and its scores taken into the gradebook.

One line for each answer that waits for a person; one column for each criterion, with the levels
in the heading. Comments go to the learner's feedback.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from nbgrader.api import MissingEntry

from msai.assignments import Assignment, Question, assignment
from msai.assignments.describing import describe_answer
from msai.errors import Problem
from msai.form_values import Unreadable, read_number
from msai_course.grading.errors import GradingError
from msai_course.grading.master import load_master
from msai_course.grading.scores import read_scores
from msai_course.grading.state import State
from msai_course.grading.tables import harmless, number
from msai_course.grading.workspace import Workspace

_FIRST = ("kod", "pytanie", "odpowiedź")
_COMMENT = "komentarz dla osoby"
_HINT = "Popraw plik i wczytaj go ponownie; nic jeszcze nie zapisano."


@dataclass(frozen=True, slots=True)
class Verdict:
    """Points for one answer of one person."""

    code: str
    grade_id: str
    points: float
    comment: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that waits for a person; a group hands in one for all.

    Attributes:
        codes: Whose answer it is.
        question: What was asked.
        answer: What was written, in lines.
    """

    codes: tuple[str, ...]
    question: Question
    answer: list[str]

    @property
    def label(self) -> str:
        """Return the codes as they stand on the page and in the workbook."""
        return ", ".join(self.codes)


def waiting(workspace: Workspace, declared: Assignment) -> Iterator[Waiting]:
    """Yield the answers that wait, one question after the other: so they are graded alike."""
    state = State(workspace.state / declared.id)
    scores = read_scores(workspace, declared.id)
    done = {code: found for code in sorted(scores) if (found := state.load(code)) is not None}
    for question in (one for one in declared.questions if one.manual):
        name = question.grade_id
        groups: dict[tuple[str, ...], list[str]] = {}
        for code in done:
            if name in scores[code].waiting:
                groups.setdefault(done[code].codes or (code,), []).append(code)
        for codes in groups.values():
            answer = describe_answer(question.field, done[codes[0]].answers.get(name))
            yield Waiting(tuple(codes), question, answer)


def export_rubric(
    output: Path, name: str, target: Path, *, question: str | None = None, db_url: str | None = None
) -> Path:
    """Write the workbook for hand grading: every answer that waits for a person.

    Raises:
        GradingError: There is no such assignment, or it has no question with a rubric.
    """
    import xlsxwriter

    declared = load_master(name).assignment
    workspace = Workspace.graded(output, db_url)
    asked = _manual(declared, question)
    with xlsxwriter.Workbook(
        target, {"strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        bold, wrap = book.add_format({"bold": True, "text_wrap": True}), {"text_wrap": True}
        plain = book.add_format({**wrap, "valign": "top"})
        sheet = book.add_worksheet(asked.grade_id[:31])
        sheet.write_row(0, 0, [*_FIRST, *_headings(asked), _COMMENT], bold)
        mine = (one for one in waiting(workspace, declared) if one.question == asked)
        for row, one in enumerate(mine, start=1):
            answer = harmless(" ".join(one.answer))
            sheet.write_row(row, 0, [one.label, asked.grade_id, answer], plain)
        sheet.set_column(2, 2, 70)
        sheet.set_column(3, 3 + len(asked.rubric), 28)
        sheet.freeze_panes(1, 1)
    return target


def import_rubric(output: Path, name: str, source: Path, *, db_url: str | None = None) -> int:
    """Take the scores of a filled workbook into the gradebook; all or nothing.

    Empty lines stay waiting.

    Returns:
        How many answers were scored; one of a group counts for each of its people.

    Raises:
        GradingError: Unreadable workbook, unknown code or question, points outside the levels.
    """
    declared = load_master(name).assignment
    rows = _rows(source)
    verdicts, problems = _verdicts(declared, rows)
    workspace = Workspace.graded(output, db_url)
    known = read_scores(workspace, name)
    for place, verdict in verdicts:
        if verdict.code not in known:
            message = f"Nie ma ocenionej pracy osoby {verdict.code}."
            problems.append(Problem(place, "kod", "unknown_code", message, _HINT))
    if problems:
        raise GradingError(problems)
    store(workspace, name, [verdict for _place, verdict in verdicts])
    return len(verdicts)


def store(workspace: Workspace, name: str, verdicts: Iterable[Verdict]) -> None:
    """Enter verdicts into the gradebook; an empty comment keeps the one that stands there."""
    with workspace.gradebook() as book:
        for verdict in verdicts:
            grade = book.find_grade(verdict.grade_id, name, name, verdict.code)
            grade.manual_score, grade.needs_manual_grade = verdict.points, False
            try:
                comment = book.find_comment(verdict.grade_id, name, name, verdict.code)
                comment.manual_comment = verdict.comment or comment.manual_comment
            except MissingEntry:
                continue
        book.db.commit()


def keep_judged(workspace: Workspace, name: str, code: str, questions: Iterable[str]) -> None:
    """Let answers that a person has scored stay scored: nbgrader makes all of a new file wait."""
    with workspace.gradebook() as book:
        for question in questions:
            grade = book.find_grade(question, name, name, code)
            if grade.manual_score is not None:
                grade.needs_manual_grade = False
        book.db.commit()


def _manual(declared: Assignment, name: str | None) -> Question:
    found = [q for q in declared.questions if q.manual and name in (None, q.grade_id)]
    if not found:
        message = f"W zadaniu „{declared.id}” nie ma takiego pytania z rubryką."
        raise GradingError.of("no_rubric", message, "Sprawdź nazwę pytania.")
    return found[0]


def _headings(question: Question) -> list[str]:
    return [
        f"{criterion.name}\n"
        + "\n".join(f"{number(level.points)}: {level.text}" for level in criterion.levels)
        for criterion in question.rubric
    ]


def _rows(source: Path) -> list[list[Any]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(source, read_only=True, data_only=True)
        rows = [list(row) for row in book.worksheets[0].values]
        book.close()
    except (OSError, BadZipFile, KeyError, ValueError):
        message = f"Pliku {source.name} nie da się przeczytać jako arkusza XLSX."
        raise GradingError.of("unreadable", message, "Zapisz arkusz ocen jako XLSX.") from None
    if not rows or tuple(rows[0][: len(_FIRST)]) != _FIRST:
        message = f"Plik {source.name} nie jest arkuszem ocen z tego kursu."
        raise GradingError.of("not_a_rubric", message, "Weź arkusz z „gradebook export-rubric”.")
    return rows


def _verdicts(
    declared: Assignment, rows: list[list[Any]]
) -> tuple[list[tuple[int, Verdict]], list[Problem]]:
    verdicts: list[tuple[int, Verdict]] = []
    problems: list[Problem] = []
    for place, row in enumerate(rows[1:], start=2):
        cells = [*row, *[None] * len(rows[0])][: len(rows[0])]
        try:
            question = assignment(declared.id).question(str(cells[1]))
        except KeyError:
            message = f"Nie ma pytania „{cells[1]}”."
            problems.append(Problem(place, "pytanie", "unknown_question", message, _HINT))
            continue
        points = cells[len(_FIRST) : len(_FIRST) + len(question.rubric)]
        if all(value in (None, "") for value in points):
            continue
        found = list(_bad_points(place, question, points))
        problems += found
        if not found:
            total = sum(read_number(value) or 0 for value in points)
            comment = str(cells[len(_FIRST) + len(question.rubric)] or "")
            codes = str(cells[0]).split(",")
            verdicts += [
                (place, Verdict(code.strip(), question.grade_id, total, comment)) for code in codes
            ]
    return verdicts, problems


def _bad_points(place: int, question: Question, points: list[Any]) -> Iterator[Problem]:
    for criterion, value in zip(question.rubric, points, strict=True):
        allowed = [level.points for level in criterion.levels]
        try:
            given = read_number("" if value is None else value)
        except Unreadable:
            given = None
        if given not in allowed:
            levels = ", ".join(number(one) for one in sorted(allowed))
            message = f"Tu może stać tylko: {levels}."
            yield Problem(place, criterion.name, "bad_points", message, _HINT)
