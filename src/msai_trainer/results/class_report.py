"""The report of a class: where points were lost, what helps, what to say at the next meeting.

Page and ``grade`` make it by this function and show the same figures. A handful of people gives no
percentages: counts are told instead („3 z 7 osób”).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msai.assignments import Assignment, LearningOutcome, Question
from msai.assignments.cells import graded_cell
from msai_trainer.marking.done import Done
from msai_trainer.results.feedback import Levels
from msai_trainer.results.lessons import Lesson, helping
from msai_trainer.results.passing import Assessed, evidence_of
from msai_trainer.results.scores import Scores

#: Of fewer answers no percentage is told, and of fewer than that nothing about the group.
FEWEST, TOO_FEW = 10, 3
MOST_FREQUENT = 8


@dataclass(frozen=True, slots=True)
class PersonResult:
    """What one person has in an assignment: points, levels given by hand, what was graded."""

    scores: Scores
    levels: Levels
    done: Done | None


@dataclass(frozen=True, slots=True)
class AssignmentResults:
    """The results of a class in one assignment.

    Attributes:
        declared: The assignment.
        people: How many people are on the list.
        found: What those have who were graded.
    """

    declared: Assignment
    people: int
    found: tuple[PersonResult, ...]

    @classmethod
    def of(
        cls,
        declared: Assignment,
        people: int,
        scores: Mapping[str, Scores],
        levels: Mapping[str, Levels],
        done: Mapping[str, Done],
    ) -> AssignmentResults:
        """Return the results of those who have scores; all three are told by code."""
        found = (
            PersonResult(scores[code], levels.get(code, {}), done.get(code)) for code in scores
        )
        return cls(declared, people, tuple(found))


@dataclass(frozen=True, slots=True)
class ItemFigure:
    """How one question went, or one criterion of a question that a person reads.

    Attributes:
        question: Caption of the question.
        criterion: Name of the criterion; "": the question as a whole.
        outcome: Learning outcome that it is evidence of.
        most: Most points.
        points: Points of each answer that was judged.
        waiting: Answers that a person has still to read.
        lessons: Lessons to go back to.
    """

    question: str
    criterion: str
    outcome: LearningOutcome | None
    most: float
    points: tuple[float, ...]
    waiting: int
    lessons: tuple[Lesson, ...]

    @property
    def label(self) -> str:
        """Return what it is called."""
        return f"{self.question} – {self.criterion}" if self.criterion else self.question

    @property
    def mean(self) -> float | None:
        """Return the mean of the points; None: nothing was judged."""
        return round(sum(self.points) / len(self.points), 2) if self.points else None

    @property
    def share(self) -> float | None:
        """Return the share of the points that was got, 0 to 1: the less, the more difficult."""
        worth = self.most * len(self.points)
        return sum(self.points) / worth if worth else None

    @property
    def full(self) -> int:
        """Return how many answers got all points."""
        return sum(points >= self.most for points in self.points)

    @property
    def none(self) -> int:
        """Return how many answers got no point."""
        return sum(points == 0 for points in self.points)

    @property
    def part(self) -> int:
        """Return how many answers got some of the points."""
        return len(self.points) - self.full - self.none


@dataclass(frozen=True, slots=True)
class OutcomeLoss:
    """What a class has lost in one learning outcome.

    Attributes:
        outcome: The outcome.
        points: Points of everything that was judged, of all people together.
        most: Most points of it.
        lessons: Lessons that teach it.
    """

    outcome: LearningOutcome
    points: float
    most: float
    lessons: tuple[Lesson, ...]

    @property
    def lost(self) -> float:
        """Return how many points are missing."""
        return round(self.most - self.points, 6)


@dataclass(frozen=True, slots=True)
class AssignmentReport:
    """How an assignment went: who gave it in, each question, the most frequent mistakes."""

    title: str
    people: int
    graded: int
    waiting: int
    items: tuple[ItemFigure, ...]
    mistakes: tuple[tuple[str, int], ...]

    @property
    def questions(self) -> tuple[ItemFigure, ...]:
        """Return the questions as a whole."""
        return tuple(one for one in self.items if not one.criterion)


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The report: assignment by assignment, and outcome by outcome, most points lost first."""

    parts: tuple[AssignmentReport, ...]
    outcomes: tuple[OutcomeLoss, ...]


def class_report(results: Iterable[AssignmentResults], lessons: Sequence[Lesson]) -> ClassReport:
    """Return the report.

    Args:
        results: The assignments that somebody has given in.
        lessons: The lessons of the course.
    """
    known = tuple(results)
    return ClassReport(tuple(_part(one, lessons) for one in known), tuple(_losses(known, lessons)))


def _part(one: AssignmentResults, lessons: Sequence[Lesson]) -> AssignmentReport:
    return AssignmentReport(
        one.declared.title,
        one.people,
        len(one.found),
        sum(len(each.scores.waiting) for each in one.found),
        tuple(
            item for question in one.declared.questions for item in _items(question, one, lessons)
        ),
        tuple(_mistakes(one.found)),
    )


def _items(
    question: Question, one: AssignmentResults, lessons: Sequence[Lesson]
) -> Iterator[ItemFigure]:
    cell, label = graded_cell(question), question.field.label
    judged = [
        each for each in one.found if cell in each.scores.cells and cell not in each.scores.waiting
    ]
    points = tuple(each.scores.cells[cell][0] for each in judged)
    waiting = sum(cell in each.scores.waiting for each in one.found)
    exercise = question.offer.exercise if question.offer else ""
    help_ = helping(lessons, question.outcome, exercise)
    yield ItemFigure(label, "", question.outcome, question.points, points, waiting, help_)
    for number, criterion in enumerate(question.rubric):
        levels = [each.levels.get(question.grade_id, ()) for each in judged]
        given = tuple(own[number].points for own in levels if len(own) == len(question.rubric))
        best = max(level.points for level in criterion.levels)
        if given:
            help_ = helping(lessons, criterion.outcome)
            yield ItemFigure(label, criterion.name, criterion.outcome, best, given, 0, help_)


def _mistakes(found: Iterable[PersonResult]) -> Iterator[tuple[str, int]]:
    counted = Counter(
        mark["message"]
        for one in found
        if one.done is not None
        for bundle in one.done.marks.values()
        for mark in bundle["marks"]
        if mark["points"] < mark["worth"]
    )
    yield from counted.most_common(MOST_FREQUENT)


def _losses(results: Sequence[AssignmentResults], lessons: Sequence[Lesson]) -> list[OutcomeLoss]:
    got: Counter[LearningOutcome] = Counter()
    most: Counter[LearningOutcome] = Counter()
    for one in results:
        for each in one.found:
            for evidence in evidence_of(Assessed(one.declared, each.scores, each.levels)):
                if evidence.outcome is not None and not evidence.waiting:
                    got[evidence.outcome] += evidence.points  # type: ignore[assignment]
                    most[evidence.outcome] += evidence.most  # type: ignore[assignment]
    found = [
        OutcomeLoss(outcome, got[outcome], most[outcome], helping(lessons, outcome))
        for outcome in LearningOutcome
        if most[outcome]
    ]
    return sorted(found, key=lambda loss: -loss.lost)
