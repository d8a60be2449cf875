"""Hand grading in a workbook: a sheet for each question, and its scores taken into the gradebook.

One line for each answer and marker: what was judged stands filled in, what waits is empty. One
column for each criterion, with the levels in the heading. Comments go to the learner's feedback.
A workbook that is read back unchanged changes nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from msai.assignments import Assignment, Question
from msai.base.faults import is_of_content
from msai.base.form_values import Unreadable, read_number
from msai.base.sheets import Sheet, write_xlsx
from msai.errors import Problem
from msai_course.base.files import Guard, check_source, write_bytes
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.masters import load_master
from msai_course.grading.results.tables import number
from msai_course.grading.rubric.judgements import FIRST, Judgement
from msai_course.grading.rubric.judging import (
    JudgedAnswer,
    Verdict,
    answers,
    check_marker,
    clean,
    judge,
    judgement,
    keep_judged,
    store,
    waiting,
)
from msai_trainer.errors import GradingError

__all__ = [
    "Verdict", "export_rubric", "import_rubric", "judge", "keep_judged", "store", "waiting",
]  # fmt: skip

_FIRST = ("kod", "pytanie", "odpowiedź")
_COMMENT = "komentarz dla osoby"
_LAST = ("osoba oceniająca", "kiedy oceniono")
_HINT = "Popraw plik i wczytaj go ponownie; nic jeszcze nie zapisano."
#: An Excel cell holds no more.
_CELL = 32_000


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
    declared = load_master(name).assignment
    workspace = Workspace.graded(output, db_url)
    asked = _manual(declared, question)
    who = None if marker is None else check_marker(marker)
    found = answers(workspace, declared)
    lines = {one: list(_lines((a for a in found if a.question == one), who)) for one in asked}
    guard = Guard("gradebook export-rubric", overwrite=overwrite)
    content = write_xlsx(_sheet(one, rows) for one, rows in lines.items())
    return write_bytes(target, content, guard)


def _lines(found: Iterable[JudgedAnswer], marker: str | None) -> Iterator[list[Any]]:
    for one in found:
        about = [one.label, one.question.grade_id, " ".join(" ".join(one.answer).split())[:_CELL]]
        mine = {m: j for m, j in one.judgements.items() if marker in (None, m)}
        for who, judged in mine.items():
            points = [level.points for level in judged.levels]
            yield [*about, *points, judged.remark, who, judged.at]
        if not mine:
            empty = [None] * len(one.question.rubric)
            # What came from another program is shown to whoever reads all, not to a second marker.
            comment = one.comment if one.foreign and marker in (None, FIRST) else None
            yield [*about, *empty, comment, marker or FIRST, None]


def _sheet(question: Question, lines: list[list[Any]]) -> Sheet:
    """Return the sheet of a question; answers stand as they were written, and are read so again."""
    header = [*_FIRST, *_headings(question), _COMMENT, *_LAST]
    widths = {2: 70.0} | dict.fromkeys(range(3, 6 + len(question.rubric)), 28.0)
    return Sheet(
        question.grade_id, [header, *lines],
        frozen=(1, 1), widths=widths, wrapped=True, guarded=False,
    )  # fmt: skip


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
    reader = _Reader(answers(workspace, declared), declared, marker, reopen)
    for rows in sheets:
        for place, row in enumerate(rows[1:], start=2):
            cells = [*row, *[None] * len(rows[0])][: len(rows[0])]
            reader.take(place, cells, rows[0])
    if reader.problems:
        raise GradingError(reader.problems)
    judge(workspace, name, reader.made.values())
    return sum(len(answer.codes) for answer, _marker, _one in reader.made.values())


@dataclass(frozen=True)
class _Reader:
    """Reads lines; gathers judgements that are new and all that is wrong."""

    found: Sequence[JudgedAnswer]
    declared: Assignment
    marker: str | None
    reopen: bool
    problems: list[Problem] = field(default_factory=list)
    made: dict[tuple[str, str, str], tuple[JudgedAnswer, str, Judgement]] = field(
        default_factory=dict
    )

    def take(self, place: int, cells: list[Any], heading: list[Any]) -> None:
        """Read one line."""
        if all(cell in (None, "") for cell in cells):
            return
        try:
            question = self.declared.question(str(cells[1]))
        except KeyError:
            self._wrong(place, "pytanie", "unknown_question", f"Nie ma pytania „{cells[1]}”.")
            return
        end = len(_FIRST) + len(question.rubric)
        points, remark = cells[len(_FIRST) : end], clean(str(cells[end] or ""))
        if all(value in (None, "") for value in points):
            self._without_points(place, cells, question, remark)
            return
        levels, problems = _levels(place, question, points)
        self.problems.extend(problems)
        if not problems and (answer := self._answer(place, cells, question)) is not None:
            written = cells[end + 1] if heading[end + 1 : end + 2] == [_LAST[0]] else None
            self._add(place, answer, str(written or ""), judgement(answer, levels, remark))

    def _without_points(
        self, place: int, cells: list[Any], question: Question, remark: str
    ) -> None:
        answer = self._answer(place, cells, question)
        if answer is not None and remark and remark != clean(answer.comment):
            message = "Jest komentarz, a nie ma punktów."
            self._wrong(place, _COMMENT, "no_points", message)

    def _answer(self, place: int, cells: list[Any], question: Question) -> JudgedAnswer | None:
        codes = [code.strip() for code in str(cells[0]).split(",")]
        mine = [one for one in self.found if one.question == question]
        for code in codes:
            if not any(code in one.codes for one in mine):
                message = f"Nie ma ocenionej pracy osoby {code}."
                self._wrong(place, "kod", "unknown_code", message)
                return None
        answer = next((one for one in mine if set(codes) == set(one.codes)), None)
        if answer is None:
            # The group has changed since: each of its people has an answer of her own now.
            message = f"Praca osób {cells[0]} jest już podzielona inaczej."
            self._wrong(place, "kod", "other_group", message, "Zapisz arkusz jeszcze raz.")
        return answer

    def _add(self, place: int, answer: JudgedAnswer, written: str, made: Judgement) -> None:
        try:
            who = check_marker(self.marker or written or FIRST)
        except GradingError as fault:
            self._wrong(place, _LAST[0], "bad_marker", str(fault.problems[0].message))
            return
        key = answer.label, answer.question.grade_id, who
        if key in self.made and not made.same(self.made[key][2]):
            message = f"Ta praca stoi tu drugi raz z inną oceną tej samej osoby ({who})."
            self._wrong(place, "kod", "twice", message)
        elif not made.same(answer.judgements.get(who)):
            if answer.locked_for(who) and not self.reopen:
                message = f"Ocenę osoby {answer.label} już wydano."
                hint = "Jeśli ma się zmienić, dodaj --reopen; potem wydaj ją jeszcze raz."
                self._wrong(place, "kod", "given_out", message, hint)
            else:
                self.made[key] = answer, who, made

    def _wrong(self, place: int, column: str, code: str, message: str, hint: str = _HINT) -> None:
        self.problems.append(Problem(place, column, code, message, hint))


def _levels(place: int, question: Question, points: list[Any]) -> tuple[list[int], list[Problem]]:
    """Return the numbers of the levels that the points name, and what is wrong with them."""
    levels: list[int] = []
    problems: list[Problem] = []
    for criterion, value in zip(question.rubric, points, strict=True):
        allowed = [level.points for level in criterion.levels]
        try:
            given = read_number("" if value is None else value)
        except Unreadable:
            given = None
        if given in allowed:
            levels.append(allowed.index(given))
        else:
            said = ", ".join(number(one) for one in sorted(allowed))
            message = f"Tu może stać tylko: {said}."
            problems.append(Problem(place, criterion.name, "bad_points", message, _HINT))
    return levels, problems


def _manual(declared: Assignment, name: str | None) -> list[Question]:
    found = [q for q in declared.questions if q.manual and name in (None, q.grade_id)]
    if not found:
        message = f"W zadaniu „{declared.id}” nie ma takiego pytania z rubryką."
        raise GradingError.of("no_rubric", message, "Sprawdź nazwę pytania.")
    return found


def _headings(question: Question) -> list[str]:
    return [
        f"{criterion.name}\n"
        + "\n".join(f"{number(level.points)}: {level.text}" for level in criterion.levels)
        for criterion in question.rubric
    ]


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
    ours = [rows for rows in sheets if rows and tuple(rows[0][: len(_FIRST)]) == _FIRST]
    if not ours:
        message = f"Plik {source.name} nie jest arkuszem ocen z tego kursu."
        raise GradingError.of("not_a_rubric", message, "Weź arkusz z „gradebook export-rubric”.")
    return ours
