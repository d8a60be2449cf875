"""Giving out assignments: ``solutions/`` → ``exercises/`` by nbgrader, then made reproducible."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from msai.assignments import assignment_ids
from msai_course.base.files import write_text
from msai_course.base.paths import EXERCISES, SOLUTIONS
from msai_course.grading.engine.workspace import generate, nbgrader_config
from msai_course.grading.masters import home, notebook_path


def release(names: Iterable[str] = (), target: Path | None = None) -> list[Path]:
    """Write the released notebooks of the named assignments, or of all.

    Args:
        names: Assignments; none: all that are declared.
        target: Folder to write to; None: ``exercises/`` beside the masters.

    Returns:
        The written notebooks.
    """
    with tempfile.TemporaryDirectory() as folder:
        return [_release(name, Path(folder), target) for name in names or assignment_ids()]


def drift(names: Iterable[str] = ()) -> list[str]:
    """Return the assignments whose committed release is not what the master gives."""
    chosen = tuple(names or assignment_ids())
    with tempfile.TemporaryDirectory() as folder:
        fresh = release(chosen, Path(folder))
        committed = [notebook_path(home(name) / EXERCISES.name, name) for name in chosen]
        return [
            name
            for name, new, old in zip(chosen, fresh, committed, strict=True)
            if not old.is_file() or old.read_bytes() != new.read_bytes()
        ]


def _release(name: str, workshop: Path, target: Path | None) -> Path:
    shutil.copytree(home(name) / SOLUTIONS.name / name, workshop / "source" / name)
    course = CourseDirectory(
        root=str(workshop),
        db_url=f"sqlite:///{workshop / 'gradebook.db'}",
        assignment_id=name,
        config=nbgrader_config(),
    )
    generate(course)
    written = notebook_path(workshop / "release", name)
    path = notebook_path(target or home(name) / EXERCISES.name, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_text(path, normalised(written.read_text(encoding="utf-8")))


def normalised(text: str) -> str:
    """Return a notebook's text with one layout on every system and for every nbformat."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if isinstance(cell["source"], str):
            cell["source"] = cell["source"].splitlines(keepends=True)
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
