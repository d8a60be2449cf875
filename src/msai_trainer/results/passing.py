"""Who passes: enough points in every assignment, and every learning outcome shown.

Closed questions alone give more than half of the points of an assignment, so a share of points
says little about what somebody can do. Passing asks in each outcome for the same share of its
points, and, of what a person reads, for level 1 on average: with zeros there nobody passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msai.assignments import Assignment, Criterion, LearningOutcome, Question, outcome_name
from msai.assignments.cells import graded_cell
from msai.base.numbers import number_text
from msai_trainer.results.feedback import Chosen, Levels
from msai_trainer.results.scores import Scores

#: Share of the points of each assignment and each outcome where nobody said another: of a class
#: that is made, of the desk without a class, of ``certificate`` without one.
USUAL = 0.6
#: Points are sums of fractions.
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Assessed:
    """What one person has in one assignment.

    Attributes:
        assignment: The assignment.
        scores: Her points; None: nothing was graded.
        levels: Levels that a person gave, as far as they are known.
        share: Share of the points that this assignment asks for; None: that of all others.
    """

    assignment: Assignment
    scores: Scores | None
    levels: Levels
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One reason why a person does not pass.

    Attributes:
        assignment: In which assignment; empty: the reason is a learning outcome.
        why: In words.
        points: Points so far; None: nothing was handed in.
        needed: Points that are needed.
    """

    assignment: str
    why: str
    points: float | None
    needed: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one question or criterion shows of an outcome.

    Attributes:
        outcome: The outcome; None: of none of the course's.
        points: Points.
        most: Most points.
        least: Points of level 1, of what a person reads; None: the machine judged it.
        waiting: Whether a person has still to read it.
        share: As its assignment says.
    """

    outcome: LearningOutcome | None
    points: float
    most: float
    least: float | None = None
    waiting: bool = False
    share: float | None = None


@dataclass(frozen=True, slots=True)
class OutcomeResult:
    """How far a person has shown one outcome.

    Attributes:
        outcome: The outcome; None: what names none, taken together.
        points: Points of everything that is evidence of it.
        most: Most points.
        needed: Points that the outcome asks for.
        read: Points of what a person reads.
        least: Points that level 1 on average would give there.
        waiting: Whether something has still to be read.
    """

    outcome: LearningOutcome | None
    points: float
    most: float
    needed: float
    read: float
    least: float
    waiting: bool

    @property
    def name(self) -> str:
        """Return the outcome in words."""
        return "odpowiedzi opisowe" if self.outcome is None else outcome_name(self.outcome)

    @property
    def why_not(self) -> str:
        """Return why it is not shown yet; empty: it is."""
        if self.points < self.needed - _TINY:
            needed = number_text(self.needed)
            return f"{number_text(self.points)} z {number_text(self.most)} pkt, potrzeba {needed}"
        if self.read < self.least - _TINY and not self.waiting:
            read, least = number_text(self.read), number_text(self.least)
            return f"odpowiedzi opisowe poniżej poziomu 1: {read} pkt, potrzeba {least}"
        return "czeka na ocenę" if self.waiting else ""


def shortfalls(
    assessed: Iterable[Assessed], threshold: float = USUAL, beside: Iterable[Evidence] = ()
) -> tuple[Shortfall, ...]:
    """Return why a person does not pass; empty: she does.

    What an outcome lacks is told where all assignments that show it have their points: one cause
    is told once.

    Args:
        assessed: The assignments that count.
        threshold: Share of the points of each assignment and each outcome, from 0 to 1; an
            assignment may have another.
        beside: What else she has shown: a micro-lesson, work from her workplace.
    """
    known = tuple(assessed)
    found = [one for each in known if (one := _of_assignment(each, threshold)) is not None]
    short = {one.assignment for one in found}
    told = {
        evidence.outcome
        for each in known
        if each.assignment.id in short
        for evidence in evidence_of(each)
    }
    outcomes = (one for one in outcome_results(known, threshold, beside) if one.outcome not in told)
    return (*found, *filter(None, map(_of_outcome, outcomes)))


def points_words(assessed: Iterable[Assessed]) -> str:
    """Return the points of a person in words: „70 z 101 punktów”."""
    scores = [one.scores for one in assessed if one.scores is not None]
    most = sum(points for one in scores for _earned, points in one.cells.values())
    return f"{number_text(sum(one.total for one in scores))} z {number_text(most)} punktów"


def _share_of(each: Assessed, threshold: float) -> float:
    return threshold if each.share is None else each.share


def _of_assignment(each: Assessed, threshold: float) -> Shortfall | None:
    name, most = each.assignment.id, each.assignment.points
    needed = round(most * _share_of(each, threshold), 6)
    if each.scores is None:
        return Shortfall(name, "nie ma ocenionej pracy", None, needed)
    reasons = []
    total = each.scores.total
    if total < needed:
        reasons.append(
            f"brakuje {number_text(needed - total)} pkt (ma {number_text(total)} z "
            f"{number_text(most)}, potrzeba {number_text(needed)})"
        )
    if each.scores.waiting:
        reasons.append(f"czeka na ocenę osoby prowadzącej – {_waiting(each)}")
    return Shortfall(name, "; ".join(reasons), total, needed) if reasons else None


def _waiting(each: Assessed) -> str:
    """Return what waits in the words of the form; of a cell that is no question its name."""
    cells = each.scores.waiting if each.scores else frozenset()
    asked = {graded_cell(one): f"„{one.field.label}”" for one in each.assignment.questions}
    named = [words for cell, words in asked.items() if cell in cells]
    return ", ".join([*named, *sorted(cells - asked.keys())])


def _of_outcome(one: OutcomeResult) -> Shortfall | None:
    why = one.why_not
    needed = round(max(one.needed, one.least), 6)
    words = f"nie potwierdzono efektu „{one.name}”: {why}"
    return Shortfall("", words, one.points, needed) if why else None


def outcome_results(
    assessed: Iterable[Assessed], threshold: float = USUAL, beside: Iterable[Evidence] = ()
) -> tuple[OutcomeResult, ...]:
    """Return how far each outcome is shown, in the order of the course; arguments as above."""
    found: dict[LearningOutcome | None, list[Evidence]] = {}
    for one in (*(one for each in assessed for one in evidence_of(each)), *beside):
        found.setdefault(one.outcome, []).append(one)
    ordered = [one for one in (*LearningOutcome, None) if one in found]
    return tuple(_result(outcome, found[outcome], threshold) for outcome in ordered)


def _result(
    outcome: LearningOutcome | None, evidence: list[Evidence], threshold: float
) -> OutcomeResult:
    shares = [(one.most, threshold if one.share is None else one.share) for one in evidence]
    read = [one for one in evidence if one.least is not None]
    return OutcomeResult(
        outcome,
        points=round(sum(one.points for one in evidence), 6),
        most=sum(one.most for one in evidence),
        needed=0.0 if outcome is None else round(sum(most * share for most, share in shares), 6),
        read=round(sum(one.points for one in read), 6),
        least=sum(one.least or 0.0 for one in read),
        waiting=any(one.waiting for one in read),
    )


def evidence_of(each: Assessed) -> Iterator[Evidence]:
    """Yield what an assignment shows; nothing where nothing was handed in."""
    if each.scores is None:
        return
    for question in each.assignment.questions:
        cell = graded_cell(question)
        points = each.scores.cells.get(cell, (0.0, 0.0))[0]
        if not question.manual:
            yield Evidence(question.outcome, points, question.points, share=each.share)
            continue
        waiting = cell in each.scores.waiting
        chosen = each.levels.get(question.grade_id, ())
        for criterion, given in zip(
            question.rubric, _shared(question, points, chosen), strict=True
        ):
            best = max(level.points for level in criterion.levels)
            least = _level_one(criterion)
            yield Evidence(criterion.outcome, given, best, least, waiting, each.share)


def _shared(question: Question, points: float, chosen: tuple[Chosen, ...]) -> list[float]:
    """Return the points of each criterion; of another program's points each its share."""
    if len(chosen) == len(question.rubric):
        return [one.points for one in chosen]
    best = [max(level.points for level in criterion.levels) for criterion in question.rubric]
    return [points * one / (sum(best) or 1.0) for one in best]


def _level_one(criterion: Criterion) -> float:
    """Return the points of the lowest level that gives any."""
    return min((level.points for level in criterion.levels if level.points > 0), default=0.0)
