"""The two notebooks that nbgrader keeps of a person: what she handed in, and the same with outputs.

formgrader and `nbgrader generate_feedback` read the second one. Both are what nbgrader's own
`autograde` writes, byte for byte (a test compares them), without its two passes over a notebook.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from nbgrader.utils import find_all_files, rmtree

from msai_course.grading.engine.graded_cells import (
    GradedCell,
    given_text,
    graded_cell,
    graded_text,
)
from msai_course.grading.engine.graded_work import GradedWork
from msai_course.grading.engine.workspace import Workspace

_TIMESTAMP = "timestamp.txt"
#: nbgrader lets nobody change by mistake what was graded.
_READ_ONLY = 0o444


class GradedFiles:
    """Writes the files of one assignment of a class, person by person."""

    def __init__(self, workspace: Workspace, assignment: str) -> None:
        self._course, self._name = workspace.course, assignment
        self._key = workspace.person_key
        self._beside = _others(self._course / "source" / assignment)

    def write(self, work: GradedWork) -> list[GradedCell]:
        """Write what a person handed in and what was graded; return the graded cells.

        Raises:
            OSError: No room on the disk, or a file that is open elsewhere.
        """
        made = zip(work.notebook["cells"], work.outputs, strict=True)
        cells = [graded_cell(cell, outputs) for cell, outputs in made]
        given = self._write_given(work)
        folder = self._folder("autograded", work)
        if folder.exists():
            rmtree(str(folder))
        try:
            folder.mkdir(parents=True)
            self._write_graded(folder, given, graded_text(cells, work.notebook))
        except OSError:
            # A folder that is half written would pass for graded work.
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return cells

    def _folder(self, kind: str, work: GradedWork) -> Path:
        return self._course / kind / self._key(work.code) / self._name

    def _write_given(self, work: GradedWork) -> list[tuple[Path, Path]]:
        """Write what was handed in; return the files beside the notebook."""
        folder = self._folder("submitted", work)
        stood = folder.is_dir()
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / f"{self._name}.ipynb", given_text(work.notebook))
        if work.saved_at is None:
            return _others(folder) if stood else []
        moment = work.saved_at.strftime("%Y-%m-%d %H:%M:%S.%f UTC")
        _write(folder / _TIMESTAMP, moment)
        return _others(folder) if stood else [(folder / _TIMESTAMP, Path(_TIMESTAMP))]

    def _write_graded(self, folder: Path, given: list[tuple[Path, Path]], text: str) -> None:
        written = []
        for source, place in (*given, *self._beside):
            target = folder / place
            if len(place.parts) > 1:
                target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            written.append(target)
        target = folder / f"{self._name}.ipynb"
        _write(target, f"{text}\n")
        for path in {*written, target}:
            path.chmod(_READ_ONLY)


def _others(folder: Path) -> list[tuple[Path, Path]]:
    """Return the files of a folder but notebooks, and where in it they lie."""
    found = map(Path, find_all_files(str(folder), ["*.ipynb"]))
    return [(path, path.relative_to(folder)) for path in found]


def _write(path: Path, text: str) -> None:
    # A file that is told its encoding and its buffer by `open` takes three times as long.
    place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(place, "wb", 0) as file:
        file.write(text.encode())
