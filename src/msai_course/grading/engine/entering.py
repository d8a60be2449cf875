"""Graded work into nbgrader's gradebook, many people in one transaction.

nbgrader's converter opens the gradebook seven times a notebook and commits after every score. Here
its rules decide (`determine_grade`, "No response.", a score by hand that waits for review when the
answer came anew), and the rows of a batch are written at once. A test grades the same class by
nbgrader's converter and compares every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar
from uuid import uuid4

from nbgrader import utils
from nbgrader.api import (
    Comment,
    Grade,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from msai_course.grading.engine.graded_cells import GradedCell
from msai_course.grading.engine.graded_files import GradedFiles
from msai_course.grading.engine.graded_work import GradedWork
from msai_course.grading.engine.workspace import Workspace
from msai_trainer.errors import GradingError

#: People in one transaction, and seconds after which a smaller one is written: what a run that is
#: killed has to do again.
MOST, PATIENCE = 500, 2.0

Thing = TypeVar("Thing")
Row = dict[str, Any]


def in_batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Yield things in batches as they come, also those before a fault that ends them.

    Raises:
        GradingError: Whatever ended them, after the last batch.
    """
    batch: list[Thing] = []
    begun = monotonic()
    try:
        for thing in things:
            batch.append(thing)
            if len(batch) >= MOST or monotonic() - begun >= PATIENCE:
                yield batch
                batch, begun = [], monotonic()
    except GradingError:
        yield batch
        raise
    if batch:
        yield batch


def enter(
    workspace: Workspace, assignment: str, works: Sequence[GradedWork]
) -> dict[str, Exception]:
    """Write the files of graded work and enter it into the gradebook.

    Returns:
        What went wrong, by code; the work of the others is entered.
    """
    faults: dict[str, Exception] = {}
    judged: list[_Judged] = []
    files = GradedFiles(workspace, assignment)
    for work in works:
        try:
            judged.append(_judged(work, files.write(work)))
        except Exception as fault:  # one person's files: the others go on
            faults[work.code] = fault
    try:
        _enter_all(workspace, assignment, judged)
    except SQLAlchemyError:
        for one in judged:  # whose is it? The others must not wait for one
            try:
                _enter_all(workspace, assignment, [one])
            except SQLAlchemyError as fault:
                faults[one.work.code] = fault
    return faults


@dataclass(frozen=True, slots=True)
class _Judged:
    """Graded work with what its cells say: points (None: a person reads) and comments, by cell."""

    work: GradedWork
    points: Mapping[str, float | None]
    comments: Mapping[str, str | None]


def _judged(work: GradedWork, cells: Iterable[GradedCell]) -> _Judged:
    told = [cell for cell in cells if cell.name]
    points = {cell.name: cell.points for cell in told if cell.graded}
    comments = {cell.name: cell.comment for cell in told if cell.commented}
    return _Judged(work, points, comments)


@dataclass(frozen=True, slots=True)
class _Cells:
    """An assignment in the gradebook: its id, that of its notebook, name → id of its cells."""

    assignment: str
    notebook: str
    graded: Mapping[str, str]
    commented: Mapping[str, str]


def _enter_all(workspace: Workspace, assignment: str, judged: Sequence[_Judged]) -> None:
    if not judged:
        return
    with workspace.gradebook() as book:
        cells = _cells(book.find_notebook(assignment, assignment))
        connection = book.db.connection()
        people = {workspace.person_key(one.work.code): one for one in judged}
        there = _submitted(connection, cells, people)
        _add(connection, cells, {key: one for key, one in people.items() if key not in there})
        _change(connection, cells, {there[key]: one for key, one in people.items() if key in there})
        book.db.commit()


def _cells(notebook: Notebook) -> _Cells:
    tasks = {cell.name: cell.id for cell in notebook.task_cells}
    return _Cells(
        notebook.assignment.id,
        notebook.id,
        {cell.name: cell.id for cell in notebook.grade_cells} | tasks,
        {cell.name: cell.id for cell in notebook.solution_cells} | tasks,
    )


def _submitted(
    connection: Connection, cells: _Cells, people: Iterable[str]
) -> dict[str, tuple[str, str]]:
    """Return person → ids of her submission and of its notebook, for those who have one."""
    works, books = SubmittedAssignment.__table__, SubmittedNotebook.__table__
    asked = (
        select(works.c.student_id, works.c.id, books.c.id)
        .join(books, books.c.assignment_id == works.c.id)
        .where(works.c.assignment_id == cells.assignment, books.c.notebook_id == cells.notebook)
        .where(works.c.student_id.in_(list(people)))
    )
    return {person: (work, book) for person, work, book in connection.execute(asked)}


def _add(connection: Connection, cells: _Cells, people: Mapping[str, _Judged]) -> None:
    """Enter people who have no submission of the assignment yet, with all its cells."""
    students = Student.__table__
    asked = select(students.c.id).where(students.c.id.in_(list(people)))
    known = set(connection.execute(asked).scalars())
    works: list[Row] = []
    books: list[Row] = []
    grades: list[Row] = []
    comments: list[Row] = []
    for person, one in people.items():
        work, book = _new_id(), _new_id()
        moment = utils.parse_utc(one.work.saved_at)
        works.append(
            {"id": work, "assignment_id": cells.assignment, "student_id": person,
             "timestamp": moment}
        )  # fmt: skip
        books.append(
            {"id": book, "notebook_id": cells.notebook, "assignment_id": work, "flagged": False}
        )
        grades += [
            {"id": _new_id(), "cell_id": cell, "notebook_id": book, **_score(one.points, name)}
            for name, cell in cells.graded.items()
        ]
        comments += [
            {"id": _new_id(), "cell_id": cell, "notebook_id": book,
             "auto_comment": one.comments.get(name)}
            for name, cell in cells.commented.items()
        ]  # fmt: skip
    new = [{"id": person} for person in people if person not in known]
    for table, rows in (
        (Student, new), (SubmittedAssignment, works), (SubmittedNotebook, books),
        (Grade, grades), (Comment, comments),
    ):  # fmt: skip
        if rows:
            connection.execute(insert(table.__table__), rows)


def _score(points: Mapping[str, float | None], name: str) -> Row:
    score = points.get(name)
    return {"auto_score": score, "needs_manual_grade": score is None}


def _change(
    connection: Connection, cells: _Cells, people: Mapping[tuple[str, str], _Judged]
) -> None:
    """Enter a newer hand-in of people who have one: what a person has scored stays, and waits."""
    works, books = SubmittedAssignment.__table__, SubmittedNotebook.__table__
    grades, comments = Grade.__table__, Comment.__table__
    moments = [
        {"of": work, "timestamp": utils.parse_utc(one.work.saved_at)}
        for (work, _book), one in people.items()
        if one.work.saved_at is not None
    ]
    of_book = {book: one for (_work, book), one in people.items()}
    unpenalised = [{"of": book, "late_submission_penalty": None} for book in of_book]
    names = {cell: name for name, cell in cells.graded.items()}
    asked = select(grades.c.id, grades.c.notebook_id, grades.c.cell_id, grades.c.manual_score)
    scores: list[Row] = []
    for grade, book, cell, by_hand in connection.execute(
        asked.where(grades.c.notebook_id.in_(list(of_book)))
    ):
        name = names.get(cell, "")
        if name in of_book[book].points:
            score = _score(of_book[book].points, name)
            score["needs_manual_grade"] |= by_hand is not None
            scores.append({"of": grade, **score})
    names = {cell: name for name, cell in cells.commented.items()}
    told = select(comments.c.id, comments.c.notebook_id, comments.c.cell_id)
    remarks: list[Row] = [
        {"of": comment, "auto_comment": of_book[book].comments.get(names.get(cell, ""))}
        for comment, book, cell in connection.execute(
            told.where(comments.c.notebook_id.in_(list(of_book)))
        )
    ]
    for table, rows in (
        (works, moments), (books, unpenalised), (grades, scores), (comments, remarks),
    ):  # fmt: skip
        if rows:
            connection.execute(update(table).where(table.c.id == bindparam("of")), rows)


def _new_id() -> str:
    return uuid4().hex
