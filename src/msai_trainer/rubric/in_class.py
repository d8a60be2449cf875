"""What a class has to be read for, and its results once it was read; all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from msai.assignments import Assignment, Question
from msai.assignments.cells import graded_cell
from msai_trainer.marking.batch import Batch, with_scores
from msai_trainer.marking.judging import Judged
from msai_trainer.marking.masters import Masters
from msai_trainer.results.scores import Scores
from msai_trainer.rubric.answers import JudgedAnswer, answers_of
from msai_trainer.rubric.entering import Made, entered
from msai_trainer.rubric.judgements import AGREED, JudgementSheet, final

#: Assignment → code → judgements of that person's answers.
ClassSheets: TypeAlias = Mapping[str, Mapping[str, JudgementSheet]]


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """One question that a person reads, across a class.

    Attributes:
        assignment: Name of the assignment.
        question: The question.
        answers: What was handed in, as `answers_of` orders it.
    """

    assignment: str
    question: Question
    answers: tuple[JudgedAnswer, ...]

    @property
    def name(self) -> str:
        """Return the name among all tasks of a class."""
        return f"{self.assignment}/{self.question.grade_id}"

    def left_for(self, marker: str) -> int:
        """Return how many answers this marker has not judged; what was agreed on is done."""
        return sum(not {marker, AGREED} & set(one.judgements) for one in self.answers)


def tasks(batch: Batch, masters: Masters, sheets: ClassSheets) -> tuple[ReadingTask, ...]:
    """Return what a person reads, question by question; questions that nobody answered are none."""
    return tuple(one for name in batch.names for one in _tasks_of(batch, masters, sheets, name))


def task_named(
    batch: Batch, masters: Masters, sheets: ClassSheets, name: str
) -> ReadingTask | None:
    """Return one of `tasks`; the other assignments are not looked at. None: there is none."""
    of_assignment = name.partition("/")[0]
    if of_assignment not in batch.names:
        return None
    found = _tasks_of(batch, masters, sheets, of_assignment)
    return next((one for one in found if one.name == name), None)


def _tasks_of(
    batch: Batch, masters: Masters, sheets: ClassSheets, name: str
) -> Iterator[ReadingTask]:
    declared = masters.catalogue.masters[name].assignment
    answers = answers_in(batch, declared, sheets.get(name, {}))
    for question in declared.questions:
        if own := tuple(one for one in answers if one.question == question):
            yield ReadingTask(name, question, own)


def answers_in(
    batch: Batch, declared: Assignment, sheets: Mapping[str, JudgementSheet]
) -> list[JudgedAnswer]:
    """Return the answers of an assignment that wait for a person by themselves."""
    judged = batch.judged[declared.id]
    scores = {code: one.scores for code, one in judged.items()}
    done = {code: one.done for code, one in judged.items()}
    return [one for one in answers_of(declared, scores, done, sheets) if one.waiting]


def with_judgements(batch: Batch, masters: Masters, sheets: ClassSheets) -> Batch:
    """Return the class with the points and comments that count, as the gradebook would have them.

    Args:
        batch: What the machine judged.
        masters: All assignments.
        sheets: How people judged; what they judged of another answer counts for nothing.
    """
    judged = {
        name: {
            code: _read(masters.catalogue.masters[name].assignment, one, sheets[name].get(code))
            for code, one in found.items()
        }
        if name in sheets
        else found
        for name, found in batch.judged.items()
    }
    return with_scores(batch, masters, judged)


def _read(declared: Assignment, judged: Judged, sheet: JudgementSheet | None) -> Judged:
    if sheet is None or not judged.scores.waiting:
        return judged
    cells, comments = dict(judged.scores.cells), dict(judged.scores.comments)
    waiting = set(judged.scores.waiting)
    for question in declared.questions:
        cell, name = graded_cell(question), question.grade_id
        found = final(sheet.of(question, judged.done.answers.get(name)))
        if cell not in waiting or not question.manual or found is None:
            continue
        cells[cell] = (found[1].points, cells[cell][1])
        waiting.discard(cell)
        if found[1].remark:
            comments[name] = found[1].remark
    return replace(judged, scores=Scores(cells, waiting, comments))


def taken(sheets: ClassSheets, assignment: str, made: Iterable[Made]) -> ClassSheets:
    """Return the sheets of a class with further judgements of one assignment."""
    own = sheets.get(assignment, {})
    found = entered(made, lambda code: own.get(code, JudgementSheet()))
    return {**sheets, assignment: {**own, **found.sheets}}
