"""How far a person is: which of several points for an answer count, and whether that is enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msai.assignments import assignment
from msai_trainer.classfile.model import ClassFile, Score
from msai_trainer.classfile.saved import latest

#: Markers whose points count before those of others: what two agreed on, then the first one.
FIRST_TO_COUNT = ("uzgodniona", "1")


@dataclass(frozen=True, slots=True)
class Standing:
    """One person in one assignment.

    Attributes:
        assignment: Its name.
        points: Points so far; None: nothing was graded.
        most: Most points.
        waiting: Answers that a person has to read.
        needed: Points that are needed; None: the assignment does not count.
    """

    assignment: str
    points: float | None
    most: float
    waiting: int
    needed: float | None

    @property
    def is_enough(self) -> bool:
        """Tell whether this assignment stands in nobody's way: enough points, nothing waits."""
        if self.needed is None:
            return True
        return self.points is not None and not self.waiting and self.points >= self.needed


def standing(file: ClassFile, code: str, name: str) -> Standing:
    """Return how far a person is in an assignment."""
    own = [one for one in file.scores if one.code == code and one.assignment == name]
    counted = counting_scores(own)
    most = assignment(name).points
    part = file.thresholds.get(name)
    return Standing(
        name,
        round(sum(one.points or 0 for one in counted), 2) if counted else None,
        most,
        sum(one.points is None for one in counted),
        None if part is None else round(most * part, 6),
    )


def counting_scores(scores: Iterable[Score]) -> tuple[Score, ...]:
    """Return the score of each question that counts: a person's before the program's."""
    by_question: dict[tuple[str, str], list[Score]] = {}
    for one in latest(scores):
        by_question.setdefault((one.assignment, one.question), []).append(one)
    return tuple(min(several, key=_rank) for several in by_question.values())


def _rank(one: Score) -> tuple[int, str, str]:
    markers = (*FIRST_TO_COUNT, one.marker)
    place = markers.index(one.marker) if one.marker else len(markers) + 1
    return (place, one.saved_at.isoformat(), one.marker)
