"""Evidence beside assignments: a micro-lesson, and a piece of work from somebody's workplace.

A trainer judges them by a rubric whose criteria name learning outcomes; the levels count in passing
like those of an answer that a person reads. Nobody has to have such evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msai.activities.micro_lesson.rubric import rubric as lesson_rubric
from msai.assignments import Criterion, LearningOutcome, Level, outcome_name
from msai_trainer.classfile.practised import PracticeLevel, PracticeRecord
from msai_trainer.results.passing import Evidence

#: How such evidence is judged, in certificates and settlement.
METHOD = "ocena osoby prowadzącej, według rubryki"


@dataclass(frozen=True, slots=True)
class PracticeKind:
    """A kind of evidence.

    Attributes:
        id: Name in the class file.
        title: What it is called.
        criteria: What is looked for, each evidence of an outcome.
    """

    id: str
    title: str
    criteria: tuple[Criterion, ...]


def kinds() -> tuple[PracticeKind, ...]:
    """Return the kinds of evidence: the micro-lesson by the rubric of its lesson, and own work."""
    return (
        PracticeKind("micro-lesson", "Mikrolekcja", tuple(_of_lesson())),
        PracticeKind("workplace", "Praca z miejsca pracy", _WORK),
    )


def kind_named(name: str) -> PracticeKind | None:
    """Return a kind of evidence; None: a later course knows it."""
    return next((one for one in kinds() if one.id == name), None)


def title_of(name: str) -> str:
    """Return what a kind of evidence is called."""
    kind = kind_named(name)
    return kind.title if kind else name


def judged_levels(kind: PracticeKind, chosen: Iterable[float | None]) -> tuple[PracticeLevel, ...]:
    """Return what was judged, as the class file keeps it; a criterion may be left out.

    Args:
        kind: The kind of evidence.
        chosen: Points in each criterion; None: it does not apply.
    """
    found = []
    for criterion, points in zip(kind.criteria, chosen, strict=True):
        level = next((one for one in criterion.levels if one.points == points), None)
        if level is not None and criterion.outcome is not None:
            most = max(one.points for one in criterion.levels)
            found.append(
                PracticeLevel(criterion.name, criterion.outcome, level.points, most, level.text)
            )
    return tuple(found)


def practice_evidence(
    records: Iterable[PracticeRecord], share: float | None = None
) -> tuple[Evidence, ...]:
    """Return what such evidence shows: level 1 is a point in each criterion.

    Args:
        records: What was judged.
        share: Share of its points that is asked for, 0 to 1; None: that of all others.
    """
    return tuple(
        Evidence(one.outcome, one.points, one.most, min(1.0, one.most), share=share)
        for record in records
        for one in record.levels
    )


def practice_words(record: PracticeRecord) -> str:
    """Return what was judged in words: „Mikrolekcja (ocena: A. Nowak, 2027-03-20): Cel 2 z 2”."""
    levels = "; ".join(f"{one.criterion}: {one.points:g} z {one.most:g}" for one in record.levels)
    when = f", {record.day.isoformat()}" if record.day else ""
    return f"{title_of(record.kind)} (ocena: {record.by}{when}): {levels}"


def outcomes_words(kind: PracticeKind) -> str:
    """Return the outcomes that a kind is evidence of."""
    found = dict.fromkeys(one.outcome for one in kind.criteria if one.outcome)
    return ", ".join(f"„{outcome_name(one)}”" for one in found)


def _of_lesson() -> Iterator[Criterion]:
    for one in lesson_rubric():
        levels = tuple(Level(float(at), one.levels[at]) for at in (2, 1, 0))
        yield Criterion(one.name, levels, LearningOutcome.PASSING_ON)


def _criterion(name: str, outcome: LearningOutcome, *texts: str) -> Criterion:
    levels = tuple(Level(float(at), text) for at, text in zip((2, 1, 0), texts, strict=True))
    return Criterion(name, levels, outcome)


_WORK = (
    _criterion(
        "Miejsce i dane", LearningOutcome.AREA,
        "praca mówi o konkretnym miejscu, dane mają źródło i datę",
        "miejsce jest nazwane, dane są bez źródła",
        "nie wiadomo, o jakie miejsce chodzi",
    ),
    _criterion(
        "Ludzie i partnerzy", LearningOutcome.PARTNERS,
        "są osoby, których to dotyczy, i partnerzy z zadaniami",
        "partnerzy są wymienieni, bez zadań",
        "nie ma partnerów",
    ),
    _criterion(
        "Rozmowa", LearningOutcome.CONVERSATION,
        "widać głos drugiej strony i co z niego wynikło",
        "rozmowa jest opisana, bez skutku",
        "nie było rozmowy albo jej nie widać",
    ),
    _criterion(
        "Zmiana i miara", LearningOutcome.CHANGE,
        "zmiana, działania i wskaźnik tworzą całość",
        "jest zmiana albo wskaźnik, nie łączą się",
        "są same działania",
    ),
    _criterion(
        "Wynik i wniosek", LearningOutcome.EVALUATION,
        "wynik ma porównanie i prowadzi do decyzji",
        "wynik jest podany, bez porównania",
        "nie ma wyniku",
    ),
    _criterion(
        "Przekazanie dalej", LearningOutcome.PASSING_ON,
        "ktoś inny może z tej pracy skorzystać bez autora",
        "praca jest czytelna dla tych, którzy przy niej byli",
        "nikt inny z niej nie skorzysta",
    ),
)  # fmt: skip
