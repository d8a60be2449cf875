"""The figures of a settlement: person by person and criterion by criterion, and their sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msai.assignments import LearningOutcome
from msai.base.fold import fold_words
from msai_trainer.certificates.earned import (
    ParticipantStanding,
    assessed_in,
    practice_of,
    practice_share,
    standings_of,
)
from msai_trainer.certificates.evidence import CriterionMethod, criteria_in, practice_criteria
from msai_trainer.certificates.issuing import valid_of
from msai_trainer.certificates.training import day_words, told
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.saved import latest
from msai_trainer.results.passing import Evidence, OutcomeResult, evidence_of


@dataclass(frozen=True, slots=True)
class OutcomeFigure:
    """One person in one outcome.

    Attributes:
        code: The person.
        outcome: The outcome.
        required: Share of its points that is required, 0 to 1.
        before: Share before the training; None: it was not noted.
        after: Share after it.
        decision: Whether the outcome is confirmed, or why not.
    """

    code: str
    outcome: LearningOutcome
    required: float
    before: float | None
    after: float
    decision: str


@dataclass(frozen=True, slots=True)
class CriterionFigure:
    """One person in one criterion: what it is, and her points."""

    code: str
    criterion: CriterionMethod
    required: float
    points: float
    most: float


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """How many people.

    Attributes:
        trained: At one meeting at least; None: attendance was not noted.
        assessed: Whose work was judged.
        gained: With every outcome confirmed and all that the class asks for.
        not_gained: The others.
        certified: With a valid certificate.
        removed: Whose data were removed at their wish; nothing else is known of them.
    """

    trained: int | None
    assessed: int
    gained: int
    not_gained: int
    certified: int
    removed: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """All that a settlement says.

    Attributes:
        file: The class.
        people: How far everyone is.
        outcomes: Every person in every outcome that was judged.
        criteria: Every person in every criterion.
        count: How many people.
        missing: What is not known, or has to be looked at; sentences.
    """

    file: ClassFile
    people: tuple[ParticipantStanding, ...]
    outcomes: tuple[OutcomeFigure, ...]
    criteria: tuple[CriterionFigure, ...]
    count: PeopleCount
    missing: tuple[str, ...]


def settled(file: ClassFile) -> Settlement:
    """Return the settlement of a class."""
    people = standings_of(file)
    return Settlement(
        file,
        people,
        tuple(figure for one in people for figure in _outcomes(file, one)),
        tuple(figure for one in people for figure in _criteria(file, one.person.code)),
        _count(file, people),
        tuple(_missing(file, people)),
    )


def rule_set(file: ClassFile) -> date | None:
    """Return the day on which the thresholds were saved last; None: nobody has set any."""
    return next((one.saved_at.date() for one in latest(file.counting)), None)


def _outcomes(file: ClassFile, one: ParticipantStanding) -> Iterator[OutcomeFigure]:
    before = next((b.shares for b in latest(file.before) if b.code == one.person.code), {})
    for result in one.outcomes:
        if result.outcome is not None:
            required = result.needed / result.most if result.most else 0.0
            after = result.points / result.most if result.most else 0.0
            known = before.get(result.outcome.value)
            code, decision = one.person.code, _decision(result)
            yield OutcomeFigure(code, result.outcome, required, known, after, decision)


def _decision(result: OutcomeResult) -> str:
    why = result.why_not
    return f"niepotwierdzony: {why}" if why else "potwierdzony"


def _criteria(file: ClassFile, code: str) -> Iterator[CriterionFigure]:
    for each in assessed_in(file, code):
        declared = criteria_in(each.assignment.id)
        shown: list[Evidence] = [one for one in evidence_of(each) if one.outcome is not None]
        for criterion, evidence in zip(declared, shown, strict=False):
            share = each.share or 0.0
            yield CriterionFigure(code, criterion, share, evidence.points, evidence.most)
    for record in practice_of(file, code):
        for criterion, level in zip(practice_criteria([record]), record.levels, strict=False):
            yield CriterionFigure(code, criterion, practice_share(file), level.points, level.most)


def _count(file: ClassFile, people: tuple[ParticipantStanding, ...]) -> PeopleCount:
    noted = any(one.meetings is not None for one in people)
    gained = sum(not one.lacking for one in people)
    judged = {one.code for one in file.scores if one.points is not None}
    return PeopleCount(
        trained=sum(bool(one.meetings) for one in people) if noted else None,
        assessed=sum(one.person.code in judged for one in people),
        gained=gained,
        not_gained=len(people) - gained,
        certified=sum(valid_of(file, one.person.code) is not None for one in people),
        removed=len(file.removed),
    )


def _missing(file: ClassFile, people: tuple[ParticipantStanding, ...]) -> Iterator[str]:
    if unknown := sum(one.meetings is None for one in people):
        yield f"Obecność: nie zapisano nic o osobach: {unknown}."
    known = {one.code for one in latest(file.before) if one.shares}
    if without := sum(one.person.code not in known for one in people):
        yield f"Poziom przed szkoleniem: nie zapisano go u osób: {without}."
    trained, judged = told(file, "prowadzenie"), told(file, "walidacja")
    if not trained or not judged:
        yield "Nie wpisano, kto prowadził zajęcia i kto oceniał."
    elif fold_words(trained) == fold_words(judged):
        yield "Ta sama osoba prowadziła i oceniała. Regulamin może wymagać rozdzielenia tych ról."
    first, rule = min(filter(None, file.days), default=None), rule_set(file)
    if first and rule and rule > first:
        yield (
            f"Progi zapisano ostatnio {day_words(rule)}, po pierwszym spotkaniu. Sprawdź, czy "
            "masz dowód, że kryteria ustalono wcześniej."
        )
    if waiting := sum(any(r.waiting for r in one.outcomes) for one in people):
        yield f"Odpowiedzi opisowe czekają na ocenę u osób: {waiting}."
