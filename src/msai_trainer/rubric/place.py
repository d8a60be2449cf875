"""Reading one answer after another: where a marker is, what she chose so far, and what is next.

Pure and without a screen. A choice that was not saved is kept as a draft, so that going back and
forth loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from msai.assignments import Criterion, Question
from msai.base.numbers import exact_text
from msai_trainer.rubric.answers import JudgedAnswer
from msai_trainer.rubric.judgements import AGREED, FIRST, Judgement


@dataclass(frozen=True, slots=True)
class ChosenLevels:
    """What is chosen for one answer and not saved.

    Attributes:
        levels: Number of the level for each criterion; None: none yet.
        remark: Comment for the learner.
        active: Criterion that the next key is for; their number: all have a level.
        by: Who decided, of an agreed judgement.
        why: Why, of an agreed judgement.
    """

    levels: tuple[int | None, ...]
    remark: str = ""
    active: int = 0
    by: str = ""
    why: str = ""

    def with_level(self, criterion: int, level: int) -> ChosenLevels:
        """Return the draft with a level; the next criterion is asked for."""
        levels = tuple(level if n == criterion else one for n, one in enumerate(self.levels))
        return replace(self, levels=levels, active=criterion + 1)

    def without_last(self) -> ChosenLevels:
        """Return the draft with the criterion before open again."""
        last = max(0, self.active - 1)
        levels = tuple(None if n == last else one for n, one in enumerate(self.levels))
        return replace(self, levels=levels, active=last)


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """Where a marker is.

    Attributes:
        task: Name of the question that is read.
        marker: Who reads; `AGREED`: two settle what they judged differently.
        at: Place of the answer, from 0.
        drafts: Place → what is chosen there and not saved.
        problem: Why the last answer could not be saved; a sentence.
    """

    task: str
    marker: str = FIRST
    at: int = 0
    drafts: Mapping[int, ChosenLevels] = field(default_factory=dict)
    problem: str = ""

    def draft(self, answer: JudgedAnswer) -> ChosenLevels:
        """Return what is chosen for the answer at this place: typed, or judged before."""
        return self.drafts.get(self.at) or draft_of(answer, self.marker)

    def with_draft(self, draft: ChosenLevels) -> ReadingPlace:
        """Return the place with something chosen."""
        return replace(self, drafts={**self.drafts, self.at: draft}, problem="")

    def moved(self, at: int, count: int) -> ReadingPlace:
        """Return another place; drafts stay."""
        return replace(self, at=max(0, min(at, count - 1)), problem="")

    def saved(self, answers: Sequence[JudgedAnswer]) -> ReadingPlace:
        """Return the place after the answer was saved: the next one that waits, else the next."""
        drafts = {place: one for place, one in self.drafts.items() if place != self.at}
        here = replace(self, drafts=drafts)
        later = [*range(self.at + 1, len(answers)), *range(self.at)]
        waiting = (n for n in later if not is_judged(answers[n], self.marker))
        return here.moved(next(waiting, self.at + 1), len(answers))


def is_judged(answer: JudgedAnswer, marker: str) -> bool:
    """Return whether a marker has judged an answer, or two have agreed on it."""
    return marker in answer.judgements or AGREED in answer.judgements


def draft_of(answer: JudgedAnswer, marker: str) -> ChosenLevels:
    """Return a judgement as it stands, to be changed; for what two settle: what both chose."""
    rubric = answer.question.rubric
    own = answer.judgements.get(marker)
    if own is not None:
        return ChosenLevels(_levels(rubric, own), own.remark, len(rubric), own.by, own.why)
    if marker != AGREED or not answer.judgements:
        return ChosenLevels((None,) * len(rubric))
    chosen = [_levels(rubric, one) for one in answer.judgements.values()]
    same = tuple(a[0] if len(set(a)) == 1 else None for a in zip(*chosen, strict=True))
    first = next(iter(answer.judgements.values()))
    active = same.index(None) if None in same else len(same)
    return ChosenLevels(same, first.remark, active)


def _levels(rubric: Sequence[Criterion], judged: Judgement) -> tuple[int | None, ...]:
    options = [[level.points for level in criterion.levels] for criterion in rubric]
    given = [level.points for level in judged.levels]
    return tuple(
        has.index(one) if one in has else None for has, one in zip(options, given, strict=True)
    )


def level_keys(criterion: Criterion) -> tuple[str, ...]:
    """Return the key of each level: its points where they are single digits, else its number."""
    points = [exact_text(level.points) for level in criterion.levels]
    if all(len(one) == 1 for one in points) and len(set(points)) == len(points):
        return tuple(points)
    count = len(criterion.levels)
    return tuple(str(count - number) for number in range(count))


def all_keys(question: Question) -> tuple[str, ...]:
    """Return the keys that choose a level anywhere in a question."""
    found = {key for criterion in question.rubric for key in level_keys(criterion)}
    return tuple(sorted(found))


def press(question: Question, draft: ChosenLevels, key: str) -> ChosenLevels:
    """Return a draft after a key: it is for the criterion that is asked for now."""
    if draft.active >= len(question.rubric):
        return draft
    keys = level_keys(question.rubric[draft.active])
    return draft.with_level(draft.active, keys.index(key)) if key in keys else draft


def differing(answers: Sequence[JudgedAnswer]) -> tuple[JudgedAnswer, ...]:
    """Return the answers that two markers judged differently, settled or not."""
    return tuple(
        one
        for one in answers
        if len({judged.chosen for who, judged in one.judgements.items() if who != AGREED}) > 1
    )


def both_done(answers: Sequence[JudgedAnswer]) -> bool:
    """Return whether two markers have judged every answer: before, it would not be blind."""
    markers = [{who for who in one.judgements if who != AGREED} for one in answers]
    shared = set.intersection(*markers) if markers else set()
    return len(shared) > 1
