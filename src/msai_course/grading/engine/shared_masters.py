"""Assignments in a gradebook of several classes: nbgrader keeps one of each name for all.

A class that has another version of an assignment must not change what the others' points mean.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nbgrader.api import (
    Assignment,
    BaseCell,
    GradeCell,
    Notebook,
    SourceCell,
    Student,
    SubmittedAssignment,
)
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

from msai_course.grading.engine.class_gradebook import of_class
from msai_course.grading.engine.schema import ensure_tables, one_at_a_time
from msai_trainer.errors import GradingError

#: (type, name) of a cell → its most points; answer cells have none.
Structure = Mapping[tuple[str, str], float]


def enter_shared(db_url: str, name: str, key: str, own: str, generate: Callable[[], None]) -> None:
    """Enter an assignment into a gradebook that other classes may use too.

    Args:
        db_url: Address of the gradebook.
        name: Name of the assignment.
        key: Key of the class that is graded.
        own: Address of a gradebook that holds this class's version of the assignment.
        generate: Enters the assignment into the gradebook.

    Raises:
        GradingError: Another class has points for another version of the assignment.
    """
    ensure_tables(db_url)
    with one_at_a_time(db_url):
        there, wanted = structure(db_url, name), structure(own, name)
        if (there, _sources(db_url, name)) == (wanted, _sources(own, name)):
            return  # entering it again would delete it for a moment, under another class at work
        if not _others_have_points(db_url, name, key):
            generate()
        elif there != wanted:
            message = f"W tym dzienniku inna klasa ma zadanie „{name}” z innymi pytaniami."
            hint = "Oceń tę klasę z dziennikiem we własnym folderze (bez --db-url)."
            raise GradingError.of("other_master", message, hint)


def structure(db_url: str, name: str) -> Structure:
    """Return the cells of an assignment with their points; empty: it is not in the gradebook."""
    cells, graded = BaseCell.__table__, GradeCell.__table__
    books, tasks = Notebook.__table__, Assignment.__table__
    asked = (
        select(cells.c.type, cells.c.name, graded.c.max_score)
        .select_from(cells)
        .outerjoin(graded, graded.c.id == cells.c.id)
        .join(books, cells.c.notebook_id == books.c.id)
        .join(tasks, books.c.assignment_id == tasks.c.id)
        .where(tasks.c.name == name)
    )
    engine = create_engine(db_url, poolclass=NullPool)
    with engine.connect() as connection:
        found = connection.execute(asked).all()
    return {(kind, cell): float(most or 0) for kind, cell, most in found}


def _sources(db_url: str, name: str) -> dict[str, str]:
    """Return what stands in the cells of an assignment, the hidden tests among them."""
    cells, books, tasks = SourceCell.__table__, Notebook.__table__, Assignment.__table__
    asked = (
        select(cells.c.name, cells.c.source)
        .join(books, cells.c.notebook_id == books.c.id)
        .join(tasks, books.c.assignment_id == tasks.c.id)
        .where(tasks.c.name == name)
    )
    engine = create_engine(db_url, poolclass=NullPool)
    with engine.connect() as connection:
        return {cell: source or "" for cell, source in connection.execute(asked)}


def _others_have_points(db_url: str, name: str, key: str) -> bool:
    people, works, tasks = Student.__table__, SubmittedAssignment.__table__, Assignment.__table__
    asked = (
        select(people.c.id)
        .join(works, works.c.student_id == people.c.id)
        .join(tasks, works.c.assignment_id == tasks.c.id)
        .where(tasks.c.name == name, ~of_class(key))
    )
    engine = create_engine(db_url, poolclass=NullPool)
    with engine.connect() as connection:
        return connection.execute(asked).first() is not None
