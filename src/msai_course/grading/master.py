"""The masters of the assignments and their released notebooks."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msai
from msai.assignments import Assignment, assignment, assignment_ids
from msai_course.grading.errors import GradingError
from msai_course.grading.notebooks import Notebook
from msai_course.paths import DATA, EXERCISES, SOLUTIONS


@dataclass(frozen=True, slots=True)
class Master:
    """An assignment as the trainer has it.

    Attributes:
        assignment: The declaration.
        source: Folder of the nbgrader source, with hidden tests.
        released: The notebook that learners get.
        fingerprint: Changes with anything that could change a grade.
    """

    assignment: Assignment
    source: Path
    released: Notebook
    fingerprint: str


def load_master(name: str) -> Master:
    """Return the master of an assignment.

    Raises:
        GradingError: There is no such assignment, or it collects code.
    """
    if name not in assignment_ids():
        known = ", ".join(assignment_ids())
        hint = f"Zadania tego kursu: {known}."
        raise GradingError.of("no_assignment", f"Nie ma zadania „{name}”.", hint)
    declared = assignment(name)
    if declared.code:
        message = f"Zadanie „{name}” zbiera kod osób uczących się (code = true)."
        hint = "Takich zadań jeszcze nie ocenia się automatycznie, bo kod wymaga piaskownicy."
        raise GradingError.of("code_assignment", message, hint)
    released = json.loads(notebook_path(EXERCISES, name).read_text(encoding="utf-8"))
    return Master(declared, SOLUTIONS / name, released, _fingerprint(name))


def notebook_path(folder: Path, name: str) -> Path:
    """Return where the notebook of an assignment lies in a tree of nbgrader."""
    return folder / name / f"{name}.ipynb"


def _fingerprint(name: str) -> str:
    """Hash the notebooks, the code of `msai` and the data: together they decide the points."""
    digest = hashlib.sha256(_package_fingerprint())
    for path in (notebook_path(SOLUTIONS, name), notebook_path(EXERCISES, name)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _package_fingerprint() -> bytes:
    package = Path(msai.__file__).parent
    files = [*package.rglob("*.py"), *package.rglob("*.json"), *DATA.rglob("*.csv")]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.digest()
