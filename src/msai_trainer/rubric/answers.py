"""The answers that a person judges, wherever they are kept: gradebook and files, or a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.assignments import Assignment, Question, is_own
from msai.assignments.cells import graded_cell
from msai.assignments.describing import describe_answer
from msai_trainer.errors import GradingError
from msai_trainer.marking.done import Done
from msai_trainer.results.feedback import Chosen, Levels
from msai_trainer.results.scores import Scores
from msai_trainer.rubric.judgements import (
    AGREED,
    FIRST,
    Judgement,
    JudgementSheet,
    final,
    fingerprint,
    now,
)

#: Stands before an answer that the figures of the town say nothing about.
_OWN = "[Praca na własnej gminie]"


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """An answer that a person judges; a group hands in one for all.

    Attributes:
        codes: Whose answer it is.
        question: What was asked.
        answer: What was written, in lines.
        raw: The answer as data.
        waiting: Whether the results have no points for it.
        points: Points in the results.
        comment: Comment in the results.
        judgements: Marker → judgement of this very answer.
        given_out: When feedback with its points was given out; empty: not yet.
    """

    codes: tuple[str, ...]
    question: Question
    answer: list[str]
    raw: Any = None
    waiting: bool = True
    points: float = 0.0
    comment: str = ""
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    given_out: str = ""

    @property
    def label(self) -> str:
        """Return the codes as they stand on the page and in the workbook."""
        return ", ".join(self.codes)

    @property
    def counts(self) -> str:
        """Return whose judgement stands in the results; empty: nobody's from here."""
        found = final(self.judgements)
        if found is None or self.waiting or abs(found[1].points - self.points) > 0.001:
            return ""
        return found[0]

    @property
    def foreign(self) -> bool:
        """Return whether the points in the results come from another program."""
        return not self.waiting and not self.counts

    def locked_for(self, marker: str) -> bool:
        """Return whether a judgement of this marker would change what was given out."""
        return bool(self.given_out) and marker in (FIRST, AGREED, self.counts)


def answers_of(
    declared: Assignment,
    scores: Mapping[str, Scores],
    done: Mapping[str, Done],
    sheets: Mapping[str, JudgementSheet],
) -> list[JudgedAnswer]:
    """Return all answers that a person judges, one question after the other.

    Args:
        declared: The assignment.
        scores: Code → points so far.
        done: Code → what was graded, in the order in which it is judged.
        sheets: Code → judgements; who has none may be left out.
    """
    return [
        one
        for question in declared.questions
        if question.manual
        for one in _of_question(question, scores, done, sheets)
    ]


def _of_question(
    question: Question,
    scores: Mapping[str, Scores],
    done: Mapping[str, Done],
    sheets: Mapping[str, JudgementSheet],
) -> Iterator[JudgedAnswer]:
    name = question.grade_id
    groups: dict[tuple[tuple[str, ...], bool, float], list[str]] = {}
    for code, known in done.items():
        points = scores[code].cells.get(name, (0.0, 0.0))[0]
        group = (known.codes or (code,), name in scores[code].waiting, points)
        groups.setdefault(group, []).append(code)
    for (_codes, waits, points), codes in groups.items():
        raw = done[codes[0]].answers.get(name)
        sheet = sheets.get(codes[0], JudgementSheet())
        judged = sheet.of(question, raw)
        own = [_OWN] if is_own(done[codes[0]].answers) else []
        yield JudgedAnswer(
            tuple(codes), question, [*own, *describe_answer(question.field, raw)], raw,
            waits, points, scores[codes[0]].comments.get(name) or "", judged,
            "" if waits else _given_out(sheet.given_out, judged),
        )  # fmt: skip


def _given_out(moment: str, judged: Mapping[str, Judgement]) -> str:
    """Return the moment if the judgement that counts is not a newer one."""
    found = final(judged)
    return "" if found is not None and found[1].at > moment else moment


def judgement(answer: JudgedAnswer, levels: Sequence[int], remark: str) -> Judgement:
    """Return a judgement of an answer, made now.

    Args:
        answer: What is judged.
        levels: Number of the chosen level, for each criterion.
        remark: Comment for the learner.

    Raises:
        IndexError: There is no such level.
    """
    rubric = answer.question.rubric
    chosen = tuple(
        Chosen(criterion.name, criterion.levels[number].points, criterion.levels[number].text)
        for criterion, number in zip(rubric, levels, strict=True)
    )
    return Judgement(chosen, clean(remark), now(), fingerprint(answer.raw))


def clean(remark: str) -> str:
    """Return a remark as it is stored: no control characters, line ends as anywhere."""
    text = remark.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable()).strip()[:4000]


def check_marker(name: str) -> str:
    """Return the name of a marker without needless spaces.

    Raises:
        GradingError: It is empty or too long to stand on a page.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= 40 or not name.isprintable():
        hint = "Podaj imię, inicjały albo liczbę: od 1 do 40 znaków."
        raise GradingError.of("bad_marker", "To nie jest nazwa osoby oceniającej.", hint)
    return AGREED if name.casefold() == AGREED else name


def levels_of(declared: Assignment, scores: Scores, done: Done, sheet: JudgementSheet) -> Levels:
    """Return the levels that were given, unless other points were entered elsewhere since."""
    levels = {}
    for question in declared.questions:
        points, _most = scores.cells.get(graded_cell(question), (0.0, question.points))
        found = final(sheet.of(question, done.answers.get(question.grade_id)))
        if found is not None and abs(found[1].points - points) <= 0.001:
            levels[question.grade_id] = found[1].levels
    return levels
