"""Judging answers by hand: what there is to judge, what was judged, and storing it.

A judgement of a second marker stands beside the first one's; the gradebook gets the one that
counts (see `judgements.final`). Points that came from another program, such as formgrader, stay
until the first marker judges the answer here or a judgement is agreed on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nbgrader.api import MissingEntry

from msai.assignments import Assignment, Question
from msai.assignments.describing import describe_answer
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.state import State
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.rubric.judgements import (
    AGREED,
    FIRST,
    Judgement,
    JudgementSheet,
    Sheets,
    final,
    fingerprint,
    now,
)
from msai_trainer.errors import GradingError
from msai_trainer.marking.done import Done
from msai_trainer.results.feedback import Chosen
from msai_trainer.results.scores import Scores


@dataclass(frozen=True, slots=True)
class Verdict:
    """Points for one answer of one person."""

    code: str
    grade_id: str
    points: float
    comment: str


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """An answer that a person judges; a group hands in one for all.

    Attributes:
        codes: Whose answer it is.
        question: What was asked.
        answer: What was written, in lines.
        raw: The answer as data.
        waiting: Whether the gradebook has no points for it.
        points: Points in the gradebook.
        comment: Comment in the gradebook.
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
        """Return whose judgement stands in the gradebook; empty: nobody's from here."""
        found = final(self.judgements)
        if found is None or self.waiting or abs(found[1].points - self.points) > 0.001:
            return ""
        return found[0]

    @property
    def foreign(self) -> bool:
        """Return whether the points in the gradebook come from another program."""
        return not self.waiting and not self.counts

    def locked_for(self, marker: str) -> bool:
        """Return whether a judgement of this marker would change what was given out."""
        return bool(self.given_out) and marker in (FIRST, AGREED, self.counts)


def answers(workspace: Workspace, declared: Assignment) -> list[JudgedAnswer]:
    """Return all answers that a person judges, one question after the other.

    Raises:
        GradingError: A file with judgements cannot be read.
    """
    state, sheets = State(workspace.state / declared.id), Sheets(workspace.state / declared.id)
    scores = read_scores(workspace, declared.id)
    done = {code: found for code in sorted(scores) if (found := state.load(code)) is not None}
    return [
        one
        for question in declared.questions
        if question.manual
        for one in _of_question(question, scores, done, sheets)
    ]


def _of_question(
    question: Question, scores: Mapping[str, Scores], done: Mapping[str, Done], sheets: Sheets
) -> Iterator[JudgedAnswer]:
    name = question.grade_id
    groups: dict[tuple[tuple[str, ...], bool, float], list[str]] = {}
    for code, known in done.items():
        points = scores[code].cells.get(name, (0.0, 0.0))[0]
        group = (known.codes or (code,), name in scores[code].waiting, points)
        groups.setdefault(group, []).append(code)
    for (_codes, waits, points), codes in groups.items():
        raw = done[codes[0]].answers.get(name)
        sheet = sheets.load(codes[0])
        judged = sheet.of(question, raw)
        yield JudgedAnswer(
            tuple(codes), question, describe_answer(question.field, raw), raw,
            waits, points, scores[codes[0]].comments.get(name) or "", judged,
            "" if waits else _given_out(sheet.given_out, judged),
        )  # fmt: skip


def _given_out(moment: str, judged: Mapping[str, Judgement]) -> str:
    """Return the moment if the judgement that counts is not a newer one."""
    found = final(judged)
    return "" if found is not None and found[1].at > moment else moment


def waiting(workspace: Workspace, declared: Assignment) -> Iterator[JudgedAnswer]:
    """Yield the answers that wait, one question after the other: so they are graded alike."""
    yield from (one for one in answers(workspace, declared) if one.waiting)


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


def judge(
    workspace: Workspace, name: str, made: Iterable[tuple[JudgedAnswer, str, Judgement]]
) -> list[str]:
    """Store judgements, all or none, and enter those that count into the gradebook.

    Args:
        workspace: The class.
        name: The assignment.
        made: Answer, marker and judgement.

    Returns:
        Labels of the answers whose points stay another one's.
    """
    sheets = Sheets(workspace.state / name)
    verdicts: list[Verdict] = []
    beside: list[str] = []
    with sheets.alone():
        changed: dict[str, JudgementSheet] = {}
        for answer, marker, one in made:
            first = marker in (FIRST, AGREED)
            for code in answer.codes:
                sheet = changed.get(code) or sheets.load(code)
                changed[code] = sheet.with_one(answer.question.grade_id, marker, one)
            judged = changed[answer.codes[0]].of(answer.question, answer.raw)
            counts = final(judged)
            if counts is not None and counts[0] == marker and (first or not answer.foreign):
                grade_id = answer.question.grade_id
                verdicts += [Verdict(c, grade_id, one.points, one.remark) for c in answer.codes]
            else:
                beside.append(answer.label)
        before = {code: sheets.load(code) for code in changed}
        try:
            for code, sheet in changed.items():
                sheets.save(code, sheet)
            store(workspace, name, verdicts, exact=True)
        except BaseException:
            for code, sheet in before.items():
                sheets.save(code, sheet)
            raise
    return beside


def store(
    workspace: Workspace, name: str, verdicts: Iterable[Verdict], *, exact: bool = False
) -> None:
    """Enter verdicts into the gradebook.

    Args:
        workspace: The class.
        name: The assignment.
        verdicts: Points and comments.
        exact: Whether an empty comment takes away the one that stands there.
    """
    with workspace.gradebook() as book:
        for verdict in verdicts:
            grade = book.find_grade(verdict.grade_id, name, name, verdict.code)
            grade.manual_score, grade.needs_manual_grade = verdict.points, False
            try:
                comment = book.find_comment(verdict.grade_id, name, name, verdict.code)
            except MissingEntry:
                continue
            kept = None if exact else comment.manual_comment
            comment.manual_comment = verdict.comment or kept
        book.db.commit()


def keep_judged(workspace: Workspace, name: str, code: str, questions: Iterable[str]) -> None:
    """Let answers that a person has scored stay scored: nbgrader makes all of a new file wait."""
    with workspace.gradebook() as book:
        for question in questions:
            grade = book.find_grade(question, name, name, code)
            if grade.manual_score is not None:
                grade.needs_manual_grade = False
        book.db.commit()
