"""What the feedback for one person says of one assignment; `feedback_page` makes a page of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from msai.assignments import Criterion, Question, is_own, placed
from msai.assignments.cells import graded_cell
from msai.assignments.checks import check_answer
from msai.assignments.describing import describe_answer
from msai.base.numbers import number_text
from msai_trainer.marking.done import Done
from msai_trainer.marking.master import Master
from msai_trainer.model import GradeStatus, Row
from msai_trainer.people.roster import Roster
from msai_trainer.results.scores import Scores

#: Stands over work on numbers that the course does not have.
OWN_NUMBERS = (
    "Praca na własnej gminie. Program policzył punkty z liczb, które w niej podano, i nie porównał "
    "ich ze źródłem."
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The level of one criterion, in the words of the day."""

    criterion: str
    points: float
    text: str


#: Question → the levels that a person has given.
Levels = Mapping[str, tuple[Chosen, ...]]


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One line of what was checked."""

    sign: str
    text: str
    points: str = ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What the page says about one question."""

    label: str
    answer: tuple[str, ...]
    points: str
    most: str
    waiting: bool
    remarks: tuple[CheckedLine, ...]
    comment: str
    rubric: tuple[Criterion, ...]
    example: str
    levels: tuple[Chosen, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """What the page says."""

    title: str
    person: str
    score: str
    most: str
    waiting: bool
    people: int
    notes: tuple[str, ...]
    questions: tuple[QuestionView, ...]


def page_view(
    master: Master,
    person: str,
    row: Row,
    scores: Scores,
    done: Done,
    levels: Levels | None = None,
) -> PageView:
    """Return what the page of one person says.

    Args:
        master: The assignment.
        person: Who it is for, as `addressee` says it.
        row: Her row in the table of grades.
        scores: Her points.
        done: What was graded.
        levels: What a person has decided about answers that a person reads.
    """
    plain = (GradeStatus.GRADED, GradeStatus.NEEDS_MANUAL)
    asked = placed(master.assignment, done.answers)
    told = row.transcribed if row.status in plain else row.message
    own = OWN_NUMBERS if asked.place and is_own(done.answers) else ""
    return PageView(
        title=master.assignment.title,
        person=person,
        score=number_text(scores.total),
        most=number_text(master.assignment.points),
        waiting=bool(scores.waiting),
        people=len(done.codes),
        notes=tuple(filter(None, [told, own])),
        questions=tuple(_question(q, scores, done, levels or {}) for q in asked.questions),
    )


def addressee(code: str, roster: Roster) -> str:
    """Return name, code and class, as far as the code does not carry its class."""
    entry = roster.find(code)
    if entry is None:
        return code
    person = f"{entry.name} ({code})" if entry.name else code
    return person if entry.label == code else f"{person}, klasa {entry.klasa}"


def _question(question: Question, scores: Scores, done: Done, levels: Levels) -> QuestionView:
    name, cell = question.grade_id, graded_cell(question)
    points, most = scores.cells.get(cell, (0.0, question.points))
    return QuestionView(
        label=question.field.label,
        answer=tuple(describe_answer(question.field, done.answers.get(name))),
        points=number_text(points),
        most=number_text(most),
        waiting=cell in scores.waiting,
        remarks=tuple(_remarks(question, done.answers.get(name), done.marks.get(name, {}))),
        comment=scores.comments.get(name, ""),
        rubric=question.rubric,
        example=question.example,
        levels=() if cell in scores.waiting else levels.get(name, ()),
    )


def _remarks(question: Question, answer: Any, bundle: Mapping[str, Any]) -> Iterator[CheckedLine]:
    for finding in bundle.get("findings", ()):
        yield CheckedLine("→", _finding(question, answer, finding))
    # An empty answer has been spoken of already; five more reproaches help nobody.
    if any(finding["blocking"] for finding in bundle.get("findings", ())):
        return
    for mark in bundle.get("marks", ()):
        points = f"{number_text(mark['points'])} z {number_text(mark['worth'])}"
        yield CheckedLine("✓" if mark["points"] >= mark["worth"] else "→", mark["message"], points)


def _finding(question: Question, answer: Any, found: Mapping[str, Any]) -> str:
    """Return what was found when it was judged, in the words that the question has now."""
    again = (one for one in check_answer(question.field, answer) if one.code == found["code"])
    if (one := next(again, None)) is not None:
        return f"{one.message} {one.hint}"
    return f"{found['message']} {found['hint']}"
