"""nbgrader's gradebook as one class sees it: takes codes, stores class *and* code.

A database may hold many classes and municipalities, each with a K01, while nbgrader knows a
student by one id alone. So the id is ``<key of the class>.<code>``; nbgrader's own programs work
with it as with any other.
"""

from __future__ import annotations

import inspect
from functools import wraps
from typing import Any

from nbgrader.api import Gradebook, Student
from sqlalchemy import ColumnElement

#: Methods of nbgrader's gradebook that are told a student.
_TOLD_A_STUDENT = (
    "add_student",
    "find_student",
    "update_or_create_student",
    "remove_student",
    "add_submission",
    "find_submission",
    "update_or_create_submission",
    "remove_submission",
    "remove_submission_notebook",
    "student_submissions",
    "find_submission_notebook",
    "find_grade",
    "find_comment",
)


def person_key(key: str, code: str) -> str:
    """Return the id of a person: class and code; without a class (old results) the code alone."""
    return code if not key or code.startswith(f"{key}.") else f"{key}.{code}"


def of_class(key: str) -> ColumnElement[bool]:
    """Return the condition that a student is of the class; without a key: of old results."""
    column: ColumnElement[str] = Student.__table__.c.id
    if not key:
        return ~column.contains(".", autoescape=True)
    return column.startswith(f"{key}.", autoescape=True)


class ClassGradebook(Gradebook):  # type: ignore[misc]  # nbgrader carries no types
    """The people of one class in a gradebook that may hold many."""

    def __init__(self, db_url: str, key: str) -> None:
        self.key = key
        super().__init__(db_url)

    @property
    def students(self) -> list[Student]:
        """Return the people of this class."""
        people: list[Student] = self.db.query(Student).filter(of_class(self.key)).all()
        return people

    def code(self, student_id: str) -> str | None:
        """Return the code of a person of this class; None: of another class."""
        if not self.key:
            return None if "." in student_id else student_id
        mine = student_id.startswith(f"{self.key}.")
        return student_id.removeprefix(f"{self.key}.") if mine else None


def _of_class(method: Any) -> Any:
    parameters = list(inspect.signature(method).parameters)
    place = parameters.index("student" if "student" in parameters else "student_id") - 1

    @wraps(method)
    def scoped(self: ClassGradebook, *args: Any, **kwargs: Any) -> Any:
        told = list(args)
        if len(told) > place:
            told[place] = person_key(self.key, told[place])
        name = parameters[place + 1]
        if name in kwargs:
            kwargs[name] = person_key(self.key, kwargs[name])
        return method(self, *told, **kwargs)

    return scoped


for _name in _TOLD_A_STUDENT:
    setattr(ClassGradebook, _name, _of_class(getattr(Gradebook, _name)))
