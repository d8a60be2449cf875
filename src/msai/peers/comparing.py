"""Two ratings side by side: where they are furthest apart first, agreement in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msai.assignments import Criterion
from msai.base.i18n import catalogue
from msai.peers.ratings import SheetRating
from msai.peers.sheet import PeerAnswer

_, ngettext = catalogue("peers")


@dataclass(frozen=True, slots=True)
class ComparedPoint:
    """What both gave an answer in one criterion."""

    answer: PeerAnswer
    criterion: Criterion
    points: tuple[int, int]

    @property
    def apart(self) -> int:
        """Return by how many points they differ."""
        return abs(self.points[0] - self.points[1])

    def anchor(self, points: int) -> str:
        """Return what the rubric says of so many points."""
        return next((one.text for one in self.criterion.levels if one.points == points), "")


def compared(
    sent: Sequence[PeerAnswer], one: SheetRating, other: SheetRating
) -> list[ComparedPoint]:
    """Return every criterion of every answer, those furthest apart first."""
    rated = [{each.answer: each.points for each in rating.answers} for rating in (one, other)]
    found = [
        ComparedPoint(answer, criterion, (mine, theirs))
        for answer in sent
        for criterion, mine, theirs in zip(
            answer.asked.rubric, rated[0][answer.id], rated[1][answer.id], strict=True
        )
    ]
    return sorted(found, key=lambda point: -point.apart)


def agreement_words(points: Sequence[ComparedPoint]) -> str:
    """Return how far two ratings agree, as counts: a coefficient of so few would say nothing."""
    counts = [sum(point.apart == apart for point in points) for apart in (0, 1, 2)]
    return _(
        "The same points: {same} of {all}. One point apart: {near}. Two points apart: {far}."
    ).format(same=counts[0], all=len(points), near=counts[1], far=counts[2])
