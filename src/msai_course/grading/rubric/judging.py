"""Judging answers by hand in a workspace: what there is to judge, and storing what was judged.

A judgement of a second marker stands beside the first one's; the gradebook gets the one that
counts (see `msai_trainer.rubric`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nbgrader.api import MissingEntry

from msai.assignments import Assignment
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.state import State
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.rubric.judgements import Sheets
from msai_trainer.marking.done import Done
from msai_trainer.results.feedback import Levels
from msai_trainer.results.scores import Scores
from msai_trainer.rubric.answers import JudgedAnswer, answers_of, levels_of
from msai_trainer.rubric.entering import Made, Verdict, entered


def answers(workspace: Workspace, declared: Assignment) -> list[JudgedAnswer]:
    """Return all answers that a person judges, one question after the other.

    Raises:
        GradingError: A file with judgements cannot be read.
    """
    state, sheets = State(workspace.state / declared.id), Sheets(workspace.state / declared.id)
    scores = read_scores(workspace, declared.id)
    done = {code: found for code in sorted(scores) if (found := state.load(code)) is not None}
    return answers_of(declared, scores, done, {code: sheets.load(code) for code in done})


def done_in(workspace: Workspace, name: str, codes: Iterable[str]) -> dict[str, Done]:
    """Return code → what was graded, of those of whom it is remembered."""
    state = State(workspace.state / name)
    return {code: found for code in codes if (found := state.load(code)) is not None}


def levels_in(
    workspace: Workspace,
    declared: Assignment,
    scores: Mapping[str, Scores],
    done: Mapping[str, Done] | None = None,
) -> dict[str, Levels]:
    """Return code → the levels that were given and count.

    Args:
        workspace: The class.
        declared: The assignment.
        scores: Points by code.
        done: What was graded, by code; None: it is read.

    Raises:
        GradingError: A file with judgements cannot be read.
    """
    sheets = Sheets(workspace.state / declared.id)
    known = done_in(workspace, declared.id, scores) if done is None else done
    return {
        code: levels_of(declared, scores[code], one, sheets.load(code))
        for code, one in known.items()
    }


def waiting(workspace: Workspace, declared: Assignment) -> Iterator[JudgedAnswer]:
    """Yield the answers that wait, one question after the other: so they are graded alike."""
    yield from (one for one in answers(workspace, declared) if one.waiting)


def judge(workspace: Workspace, name: str, made: Iterable[Made]) -> list[str]:
    """Store judgements, all or none, and enter those that count into the gradebook.

    Args:
        workspace: The class.
        name: The assignment.
        made: Answer, marker and judgement.

    Returns:
        Labels of the answers whose points stay another one's.
    """
    sheets = Sheets(workspace.state / name)
    with sheets.alone():
        found = entered(made, sheets.load)
        before = {code: sheets.load(code) for code in found.sheets}
        try:
            for code, sheet in found.sheets.items():
                sheets.save(code, sheet)
            store(workspace, name, found.verdicts, exact=True)
        except BaseException:
            for code, sheet in before.items():
                sheets.save(code, sheet)
            raise
    return list(found.beside)


def store(
    workspace: Workspace, name: str, verdicts: Iterable[Verdict], *, exact: bool = False
) -> None:
    """Enter verdicts into the gradebook.

    Args:
        workspace: The class.
        name: The assignment.
        verdicts: Points and comments.
        exact: Whether an empty comment takes away the one that stands there.
    """
    with workspace.gradebook() as book:
        for verdict in verdicts:
            grade = book.find_grade(verdict.grade_id, name, name, verdict.code)
            grade.manual_score, grade.needs_manual_grade = verdict.points, False
            try:
                comment = book.find_comment(verdict.grade_id, name, name, verdict.code)
            except MissingEntry:
                continue
            kept = None if exact else comment.manual_comment
            comment.manual_comment = verdict.comment or kept
        book.db.commit()


def keep_judged(workspace: Workspace, name: str, code: str, questions: Iterable[str]) -> None:
    """Let answers that a person has scored stay scored: nbgrader makes all of a new file wait."""
    with workspace.gradebook() as book:
        for question in questions:
            grade = book.find_grade(question, name, name, code)
            if grade.manual_score is not None:
                grade.needs_manual_grade = False
        book.db.commit()
