"""What people judged of answers, as records of a class file and out of them again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from msai.assignments.cells import graded_cell
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.given import GivenOut, as_kept
from msai_trainer.classfile.model import ClassFile, MarkerRemark, Score
from msai_trainer.classfile.saved import Key, latest
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.rubric.in_class import ClassSheets, tasks
from msai_trainer.rubric.judgements import Judgement, JudgementSheet


def with_judgements_of(
    file: ClassFile, batch: Batch, masters: Masters, sheets: ClassSheets
) -> ClassFile:
    """Return a class with how its answers were judged; judgements of other answers are no part.

    Args:
        file: The class.
        batch: Its hand-ins, judged by the program.
        masters: The assignments.
        sheets: How people judged, perhaps other classes as well.
    """
    known, people = {one.key for one in file.remarks}, {one.code for one in file.people}
    scores: list[Score] = []
    remarks: list[MarkerRemark] = []
    for score, remark in _judged(batch, masters, sheets):
        if score.code in people:
            scores.append(score)
            remarks += [remark] if remark.text or remark.key in known else []
    judged = with_records(with_records(file, "scores", scores), "remarks", remarks)
    return with_records(judged, "given_out", _given_out(sheets, people))


def sheets_of(file: ClassFile) -> ClassSheets:
    """Return how the answers of a class were judged, as the newest version of each record says."""
    remarks = {one.key: one.text for one in latest(file.remarks)}
    sheets: dict[str, dict[str, JudgementSheet]] = {}
    for score in latest(file.scores):
        if score.levels:
            of_task = sheets.setdefault(score.assignment, {})
            sheet = of_task.get(score.code, JudgementSheet())
            one = judgement_of(score, remarks.get(score.key, ""))
            of_task[score.code] = sheet.with_one(score.question, score.marker, one)
    for given in latest(file.given_out):
        of_task = sheets.setdefault(given.assignment, {})
        sheet = of_task.get(given.code, JudgementSheet())
        of_task[given.code] = replace(sheet, given_out=as_kept(given.saved_at))
    return sheets


def _given_out(sheets: ClassSheets, people: Collection[str]) -> Iterator[GivenOut]:
    for name, own in sheets.items():
        for code, sheet in own.items():
            if code in people and sheet.given_out:
                yield given_out_of(code, name, sheet)


def given_out_of(code: str, assignment: str, sheet: JudgementSheet) -> GivenOut:
    """Return as a record when a person's feedback was given out."""
    moment = datetime.fromisoformat(sheet.given_out)
    return GivenOut(code=code, assignment=assignment, saved_at=moment)


def judgement_of(score: Score, remark: str) -> Judgement:
    """Return the judgement that a record of points by hand keeps."""
    moment = as_kept(score.saved_at)
    return Judgement(score.levels, remark, moment, score.answer, score.by, score.why)


def score_of(judgement: Judgement, key: Key, most: float) -> Score:
    """Return a judgement as a record.

    Args:
        judgement: What was judged.
        key: Whose answer to which question of which assignment, and who judged it.
        most: Most points of the question.
    """
    code, assignment, question, marker = key
    return Score(
        code=code, assignment=assignment, question=question, marker=marker,
        points=judgement.points, most=most, levels=judgement.levels,
        answer=judgement.answer, by=judgement.by, why=judgement.why,
        saved_at=datetime.fromisoformat(judgement.at),
    )  # fmt: skip


def remark_of(judgement: Judgement, score: Score) -> MarkerRemark:
    """Return the remark of a judgement as a record beside its points."""
    return MarkerRemark(
        code=score.code, assignment=score.assignment, question=score.question,
        marker=score.marker, text=judgement.remark, saved_at=score.saved_at,
    )  # fmt: skip


def _judged(
    batch: Batch, masters: Masters, sheets: ClassSheets
) -> Iterator[tuple[Score, MarkerRemark]]:
    for task in tasks(batch, masters, sheets):
        for answer in task.answers:
            for code in answer.codes:
                cells = batch.judged[task.assignment][code].scores.cells
                _points, most = cells[graded_cell(task.question)]
                for marker, one in answer.judgements.items():
                    key = (code, task.assignment, task.question.grade_id, marker)
                    score = score_of(one, key, most)
                    yield score, remark_of(one, score)
