"""The masters of the assignments as this computer holds them, and their released notebooks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msai
from msai.assignments import Assignment, assignment, assignment_ids
from msai.assignments.cells import asked_cells
from msai.assignments.declaring import own_folder
from msai_course.base.paths import DATA, EXERCISES, ROOT, SOLUTIONS
from msai_trainer.errors import GradingError
from msai_trainer.handins.catalogue import Catalogue
from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.master import Master
from msai_trainer.marking.masters import masters_text
from msai_trainer.marking.template import template_of


def catalogue_of(names: Iterable[str]) -> Catalogue:
    """Return the catalogue of a run.

    Args:
        names: What to grade; none: every assignment that was given out.

    Raises:
        GradingError: There is no such assignment, or nothing was given out.
    """
    wanted = {name: load_master(name) for name in names}
    masters = {**dict(_given_out()), **wanted}
    return Catalogue(masters, tuple(wanted) or tuple(sorted(masters)))


def _given_out() -> Iterable[tuple[str, Master]]:
    for name in assignment_ids():
        try:
            yield name, load_master(name)
        except GradingError:  # declared, but not given out: nobody can hand it in
            continue


def load_master(name: str) -> Master:
    """Return the master of an assignment.

    Raises:
        GradingError: There is no such assignment, or it was not released.
    """
    if name not in assignment_ids():
        known = ", ".join(assignment_ids())
        hint = f"Zadania tego kursu: {known}."
        raise GradingError.of("no_assignment", f"Nie ma zadania „{name}”.", hint)
    declared = assignment(name)
    given_out = notebook_path(home(name) / EXERCISES.name, name)
    if not given_out.is_file():
        hint = f"Wydaj je poleceniem „assignment release {name}”."
        raise GradingError.of("not_released", f"Zadanie „{name}” nie zostało wydane.", hint)
    released = asked_cells(json.loads(given_out.read_text(encoding="utf-8")), declared)
    source, seal = home(name) / SOLUTIONS.name / name, _fingerprint(name, declared)
    return Master(declared, source, released, seal)


def served() -> str:
    """Return the file of masters that the trainer's pages load.

    Assignments that collect code are left out: a page has no sandbox to run it in.
    """
    given_out = (master for _name, master in _given_out() if not master.assignment.code)
    templates = ((one, template_of(one.released, _source(one))) for one in given_out)
    return masters_text(templates)


def _source(master: Master) -> Notebook:
    path = master.source / f"{master.assignment.id}.ipynb"
    source: Notebook = json.loads(path.read_text(encoding="utf-8"))
    return source


def home(name: str) -> Path:
    """Return the folder with ``solutions/`` and ``exercises/`` of an assignment."""
    own = own_folder()
    return own if own and (own / "bank" / f"{name}.json").is_file() else ROOT


def notebook_path(folder: Path, name: str) -> Path:
    """Return where the notebook of an assignment lies in a tree of nbgrader."""
    return folder / name / f"{name}.ipynb"


def _fingerprint(name: str, declared: Assignment) -> str:
    """Hash notebooks, questions, the code of `msai` and the data: together they decide points."""
    asked = [question.grade_id for question in declared.questions]
    digest = hashlib.sha256(_package_digest() + repr(asked).encode())
    for folder in (SOLUTIONS.name, EXERCISES.name):
        path = notebook_path(home(name) / folder, name)
        digest.update(path.read_bytes())
    return digest.hexdigest()


def package_fingerprint() -> str:
    """Return what tells whether another computer's course would give the same points."""
    return _package_digest().hex()


@cache
def _package_digest() -> bytes:
    package = Path(msai.__file__).parent
    files = [*package.rglob("*.py"), *package.rglob("*.json"), *DATA.rglob("*.csv")]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.digest()
