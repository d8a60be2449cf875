"""Who of a class has earned a certificate and what the others lack, from its file."""

from __future__ import annotations

from dataclasses import dataclass

from msai.assignments import Assignment, assignment
from msai.assignments.cells import graded_cell
from msai_trainer.certificates.training import about
from msai_trainer.classfile.changing import people_of
from msai_trainer.classfile.model import ClassFile, Participant, Score
from msai_trainer.classfile.practised import PracticeRecord
from msai_trainer.classfile.saved import latest
from msai_trainer.classfile.standing import counting_scores
from msai_trainer.results.passing import (
    USUAL,
    Assessed,
    OutcomeResult,
    outcome_results,
    points_words,
    shortfalls,
)
from msai_trainer.results.practice import practice_evidence
from msai_trainer.results.scores import Scores


@dataclass(frozen=True, slots=True)
class ParticipantStanding:
    """How far one person of a class is.

    Attributes:
        person: The person.
        result: Points of all assignments that count, in words.
        outcomes: How far each outcome is shown.
        lacking: Why she has not earned a certificate, in words; empty: she has.
        meetings: Numbers of the meetings at which she was; None: nobody noted it.
        practice: Evidence beside the assignments.
    """

    person: Participant
    result: str
    outcomes: tuple[OutcomeResult, ...]
    lacking: tuple[str, ...]
    meetings: tuple[int, ...] | None
    practice: tuple[PracticeRecord, ...] = ()


def standings_of(file: ClassFile) -> tuple[ParticipantStanding, ...]:
    """Return how far everyone is; without assignments that count nobody has earned anything."""
    present = {one.code: one.meetings for one in latest(file.attendance)}
    return tuple(_standing(file, one, present.get(one.code)) for one in people_of(file))


def _standing(
    file: ClassFile, person: Participant, meetings: tuple[int, ...] | None
) -> ParticipantStanding:
    assessed = assessed_in(file, person.code)
    practice = practice_of(file, person.code)
    beside = practice_evidence(practice, practice_share(file))
    points = [
        f"{assignment(one.assignment).title.partition('.')[0]}: {one.why}"
        if one.assignment
        else one.why
        for one in shortfalls(assessed, beside=beside)
    ]
    if not assessed:
        points = ["nie wybrano zadań, które się liczą"]
    lacking = (*points, *_absent(file, meetings))
    outcomes = outcome_results(assessed, beside=beside)
    return ParticipantStanding(
        person, points_words(assessed), outcomes, lacking, meetings, practice
    )


def practice_of(file: ClassFile, code: str) -> tuple[PracticeRecord, ...]:
    """Return the evidence beside assignments that counts for a person."""
    return tuple(one for one in latest(file.practice) if one.code == code and one.levels)


def practice_share(file: ClassFile) -> float:
    """Return the share that evidence beside assignments is asked for: the least of the class's."""
    return min(file.thresholds.values(), default=USUAL)


def _absent(file: ClassFile, meetings: tuple[int, ...] | None) -> tuple[str, ...]:
    """Return why attendance is not enough."""
    least = about(file).least_meetings
    if not least:
        return ()
    if meetings is None:
        return ("nie zapisano obecności",)
    was = len(meetings)
    return (f"obecność: {was} z {len(file.days)}, potrzeba {least}",) if was < least else ()


def assessed_in(file: ClassFile, code: str) -> tuple[Assessed, ...]:
    """Return what a person has in each assignment that counts, by the thresholds of her class."""
    scores = [one for one in file.scores if one.code == code]
    return tuple(
        _assessed(
            file.words.over(assignment(name)),
            share,
            [one for one in scores if one.assignment == name],
        )
        for name, share in file.thresholds.items()
    )


def _assessed(declared: Assignment, share: float, scores: list[Score]) -> Assessed:
    counted = {one.question: one for one in counting_scores(scores)}
    if not counted:
        return Assessed(declared, None, {}, share)
    cells = {question: (one.points or 0.0, one.most) for question, one in counted.items()}
    waiting = {question for question, one in counted.items() if one.points is None}
    levels = {
        question.grade_id: counted[cell].levels
        for question in declared.questions
        if (cell := graded_cell(question)) in counted
    }
    return Assessed(declared, Scores(cells, waiting), levels, share)
