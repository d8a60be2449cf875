"""Results of the first version, in which a person was a code alone: taken over without loss.

Then ``submitted/K07``, ``autograded/K07`` and ``stan/<assignment>/K07.json`` stood there, and K07
was the student's id in the gradebook. Each step may be repeated, so a run that was killed in the
midst is continued by the next.
"""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import Student, SubmittedAssignment
from sqlalchemy import create_engine, delete, insert, inspect, select, update
from sqlalchemy.pool import NullPool

from msai_course.grading.engine.class_gradebook import person_key

_STEPS = ("submitted", "autograded", "feedback")


def old_codes(course: Path) -> list[str]:
    """Return the codes that a course folder of the first version holds."""
    found = {
        path.name
        for step in _STEPS
        for path in course.glob(f"{step}/*")
        if path.is_dir() and "." not in path.name
    }
    return sorted(found)


def adopt(course: Path, key: str, db_url: str) -> None:
    """Give what a folder of the first version holds to a class.

    Args:
        course: nbgrader's course folder.
        key: Key of the class.
        db_url: Address of the gradebook.
    """
    codes = old_codes(course)
    if codes:
        _rename_students(db_url, key, codes)
        for step in _STEPS:
            for code in codes:
                _move(course / step / code, course / step / person_key(key, code))
    state = course / "stan"
    for path in [path for path in state.glob("*") if path.name != key]:
        _move(path, state / key / path.name)


def _move(source: Path, target: Path) -> None:
    if source.exists() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)


def _rename_students(db_url: str, key: str, codes: list[str]) -> None:
    engine = create_engine(db_url, poolclass=NullPool)
    people, works = Student.__table__, SubmittedAssignment.__table__
    with engine.begin() as connection:
        if not inspect(connection).has_table(people.name):
            return
        for old in connection.execute(select(people).where(people.c.id.in_(codes))).mappings():
            new = person_key(key, old["id"])
            if connection.execute(select(people.c.id).where(people.c.id == new)).first():
                continue
            connection.execute(insert(people).values({**old, "id": new}))
            moved = update(works).where(works.c.student_id == old["id"]).values(student_id=new)
            connection.execute(moved)
            connection.execute(delete(people).where(people.c.id == old["id"]))
    engine.dispose()
