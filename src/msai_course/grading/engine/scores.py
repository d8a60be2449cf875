"""What the gradebook says: scores after autograding and after a person's corrections."""

from __future__ import annotations

from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)

from msai_course.grading.engine.class_gradebook import ClassGradebook, of_class
from msai_course.grading.engine.workspace import Workspace
from msai_trainer.results.scores import Scores


def read_scores(workspace: Workspace, assignment: str) -> dict[str, Scores]:
    """Return the scores of everyone of the class who has a submission, by code."""
    found: dict[str, Scores] = {}
    with workspace.gradebook() as book:
        grades = _of_assignment(
            book, assignment, Grade,
            Student.id, BaseCell.name, Grade.score, GradeCell.max_score, Grade.needs_manual_grade,
        ).join(GradeCell, Grade.cell_id == GradeCell.id)  # fmt: skip
        for student, cell, points, most, waits in grades:
            if (code := book.code(student)) is None:
                continue
            scores = found.setdefault(code, Scores())
            scores.cells[cell] = (float(points or 0), float(most))
            if waits:
                scores.waiting.add(cell)
        comments = (
            _of_assignment(
                book, assignment, Comment, Student.id, BaseCell.name, Comment.manual_comment
            )
            .join(BaseCell, Comment.cell_id == BaseCell.id)
            .filter(Comment.manual_comment.is_not(None))
        )
        for student, cell, comment in comments:
            if (code := book.code(student)) is not None:
                found.setdefault(code, Scores()).comments[cell] = comment
    return found


def _of_assignment(book: ClassGradebook, assignment: str, kind: Any, *columns: Any) -> Any:
    """Return a query about all grades or comments (``kind``) of the class in an assignment."""
    return (
        book.db.query(*columns)
        .select_from(kind)
        .join(SubmittedNotebook, kind.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(Student, SubmittedAssignment.student_id == Student.id)
        .filter(Assignment.name == assignment, of_class(book.key))
    )
