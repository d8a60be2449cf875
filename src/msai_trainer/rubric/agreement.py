"""Two markers side by side: where they agree, criterion by criterion, and where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from msai_trainer.rubric.answers import JudgedAnswer
from msai_trainer.rubric.judgements import AGREED, Judgement


@dataclass(frozen=True, slots=True)
class MarkersAgreement:
    """How two markers agree in one criterion.

    Attributes:
        question: Caption of the question.
        criterion: Name of the criterion.
        markers: The two.
        both: How many answers both have judged.
        same: How many of them got the same level from both.
        differing: Labels of the others.
    """

    question: str
    criterion: str
    markers: tuple[str, str]
    both: int
    same: int
    differing: tuple[str, ...]


def markers_of(judgements: Mapping[str, Judgement]) -> list[str]:
    """Return who judged on their own, in the order of their names."""
    return sorted(marker for marker in judgements if marker != AGREED)


def agreement(judged: Iterable[JudgedAnswer]) -> list[MarkersAgreement]:
    """Return the agreement of every two markers in every criterion that both have judged."""
    found: dict[tuple[str, str, tuple[str, str]], list[tuple[str, bool]]] = {}
    for one in judged:
        for pair in combinations(markers_of(one.judgements), 2):
            left, right = (one.judgements[marker].levels for marker in pair)
            for mine, theirs in zip(left, right, strict=True):
                place = one.question.field.label, mine.criterion, pair
                found.setdefault(place, []).append((one.label, mine.points == theirs.points))
    return [
        MarkersAgreement(
            *place, len(pairs), sum(same for _label, same in pairs),
            tuple(label for label, same in pairs if not same),
        )
        for place, pairs in found.items()
    ]  # fmt: skip
