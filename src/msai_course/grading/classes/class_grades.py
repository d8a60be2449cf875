"""Points of a class file into nbgrader's gradebook and back: the program's, and each marker's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from msai.assignments import Assignment, assignment
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.grade import grade
from msai_course.grading.masters import catalogue_of
from msai_course.grading.rubric.judgements import Sheets
from msai_course.grading.rubric.judging import answers, judge
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.gathering import scores_of
from msai_trainer.classfile.given import GivenOut, as_kept
from msai_trainer.classfile.judged import given_out_of, judgement_of, remark_of, score_of
from msai_trainer.classfile.model import ClassFile, MarkerRemark, Score
from msai_trainer.classfile.saved import latest
from msai_trainer.results.scores import Scores
from msai_trainer.rubric.judgements import JudgementSheet

#: Marker of points by hand whose levels nobody kept, such as formgrader's.
GRADEBOOK = "dziennik"


def enter_grades(
    file: ClassFile, works: Path, roster: Path, results: Path, db_url: str | None
) -> None:
    """Grade the hand-ins of a class and enter what markers have judged of these very answers."""
    if not file.works:
        return
    run = grade(works, None, roster, results, db_url=db_url)
    workspace = Workspace.graded(results, db_url)
    remarks = {one.key: one.text for one in latest(file.remarks)}
    for name in run.assignments:
        by_hand = [one for one in latest(file.scores) if one.assignment == name and one.levels]
        made = [
            (answer, score.marker, judgement_of(score, remarks.get(score.key, "")))
            for answer in answers(workspace, assignment(name))
            for score in by_hand
            if score.code == answer.codes[0] and score.question == answer.question.grade_id
        ]
        judge(workspace, name, made)
        for given in latest(file.given_out):
            if given.assignment == name:
                Sheets(workspace.state / name).give_out(given.code, as_kept(given.saved_at))


def read_grades(
    file: ClassFile, results: Path, roster: Path, db_url: str | None, now: datetime
) -> ClassFile:
    """Return a class with the points that its gradebook has."""
    workspace = Workspace.graded(results, db_url)
    workspace.people(roster)
    known = {one.code for one in file.people}
    scores: list[Score] = []
    remarks: list[MarkerRemark] = []
    given: list[GivenOut] = []
    for name in catalogue_of(()).wanted:
        declared, sheets = assignment(name), Sheets(workspace.state / name)
        for code, found in read_scores(workspace, name).items():
            if code in known:
                sheet = sheets.load(code)
                scores += _scores(code, declared, found, sheet, now)
                remarks += _remarks(code, declared, found, sheet, now)
                given += [given_out_of(code, name, sheet)] if sheet.given_out else []
    judged = with_records(with_records(file, "scores", scores), "remarks", remarks)
    return with_records(judged, "given_out", given)


def _scores(
    code: str, declared: Assignment, found: Scores, sheet: JudgementSheet, now: datetime
) -> Iterator[Score]:
    """Yield a person's scores: the program's without a marker, each judgement with its own."""
    by_hand = {one.grade_id for one in declared.questions if one.manual}
    for score in scores_of(code, declared.id, found, now):
        if score.question not in by_hand:
            yield score
            continue
        judged = sheet.questions.get(score.question, {})
        for marker, one in judged.items():
            yield score_of(one, (*score.key[:-1], marker), score.most)
        if not judged:
            yield score if score.points is None else replace(score, marker=GRADEBOOK)


def _remarks(
    code: str, declared: Assignment, found: Scores, sheet: JudgementSheet, now: datetime
) -> Iterator[MarkerRemark]:
    for question, judged in sheet.questions.items():
        for marker, one in judged.items():
            if one.remark:
                score = score_of(one, (code, declared.id, question, marker), most=0.0)
                yield remark_of(one, score)
    for question, text in found.comments.items():
        if text and question not in sheet.questions:
            yield MarkerRemark(
                code=code, assignment=declared.id, question=question, marker=GRADEBOOK,
                text=text, saved_at=now,
            )  # fmt: skip
