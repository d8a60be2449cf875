"""What of the course a site teaches: an edition may leave lessons out, and what belongs to them.

The edition says it in a file beside its own data (`SCOPE`); without one the whole course is taught.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from msai.base.resources import edition_path

#: Where an edition says it, beside its own data.
SCOPE = "scope.json"


@dataclass(frozen=True, slots=True)
class CourseScope:
    """What a site has of the course; None: all of it.

    Attributes:
        lessons: Ids of its lessons.
        assignments: Names of its assignments.
    """

    lessons: frozenset[str] | None = None
    assignments: frozenset[str] | None = None

    def teaches(self, lesson: str) -> bool:
        """Tell whether a lesson is taught; what belongs to no lesson always is."""
        return not lesson or self.lessons is None or lesson in self.lessons

    def gives(self, assignment: str) -> bool:
        """Tell whether an assignment of the course is given."""
        return self.assignments is None or assignment in self.assignments


def scope() -> CourseScope:
    """Return what this site has of the course."""
    path = edition_path(SCOPE)
    return CourseScope() if path is None else _read(path)


def scope_bytes(lessons: Iterable[str], assignments: Iterable[str]) -> bytes:
    """Return the file that `scope` reads; equal ones give equal bytes."""
    told = {"assignments": sorted(assignments), "lessons": sorted(lessons)}
    return json.dumps(told, separators=(",", ":")).encode()


@cache
def _read(path: Path) -> CourseScope:
    told = json.loads(path.read_text(encoding="utf-8"))
    return CourseScope(frozenset(told["lessons"]), frozenset(told["assignments"]))
