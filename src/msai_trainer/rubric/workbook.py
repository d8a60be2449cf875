"""The workbook for judging by hand: a sheet for each question, written and read back.

One line for each answer and marker: what was judged stands filled in, what waits is empty. One
column for each criterion, with the levels in the heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.assignments import Assignment, Question
from msai.base.form_values import Unreadable, read_number
from msai.base.numbers import exact_text
from msai.base.sheets import Sheet
from msai.errors import Problem
from msai_trainer.errors import GradingError
from msai_trainer.rubric.answers import JudgedAnswer, check_marker, clean, judgement
from msai_trainer.rubric.judgements import FIRST, Judgement

#: How the heading of every sheet begins.
BEGINNING = ("kod", "pytanie", "odpowiedź")
_COMMENT = "komentarz dla osoby"
_LAST = ("osoba oceniająca", "kiedy oceniono")
_HINT = "Popraw plik i wczytaj go ponownie; nic jeszcze nie zapisano."
#: An Excel cell holds no more.
_CELL = 32_000


def rubric_lines(found: Iterable[JudgedAnswer], marker: str | None) -> Iterator[list[Any]]:
    """Yield a line for each answer and marker; `marker`: only this one's, None: everybody's."""
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


def rubric_sheet(question: Question, lines: list[list[Any]]) -> Sheet:
    """Return the sheet of a question; answers stand as they were written, and are read so again."""
    header = [*BEGINNING, *_headings(question), _COMMENT, *_LAST]
    widths = {2: 70.0} | dict.fromkeys(range(3, 6 + len(question.rubric)), 28.0)
    return Sheet(
        question.grade_id, [header, *lines],
        frozen=(1, 1), widths=widths, wrapped=True, guarded=False,
    )  # fmt: skip


@dataclass(frozen=True)
class RubricReader:
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
        end = len(BEGINNING) + len(question.rubric)
        points, remark = cells[len(BEGINNING) : end], clean(str(cells[end] or ""))
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
            said = ", ".join(exact_text(one) for one in sorted(allowed))
            message = f"Tu może stać tylko: {said}."
            problems.append(Problem(place, criterion.name, "bad_points", message, _HINT))
    return levels, problems


def _headings(question: Question) -> list[str]:
    return [
        f"{criterion.name}\n"
        + "\n".join(f"{exact_text(level.points)}: {level.text}" for level in criterion.levels)
        for criterion in question.rubric
    ]
