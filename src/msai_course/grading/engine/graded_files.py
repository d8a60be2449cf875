"""The two notebooks that nbgrader keeps of a person: what she handed in, and the same with outputs.

formgrader and `nbgrader generate_feedback` read the second one. Both are what nbgrader's own
`autograde` writes, byte for byte (a test compares them), without its two passes over a notebook.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import LimitOutput
from nbgrader.utils import find_all_files, rmtree

from msai_course.grading.engine.graded_work import GradedWork
from msai_course.grading.engine.workspace import Workspace

_TIMESTAMP = "timestamp.txt"
#: nbgrader lets nobody change by mistake what was graded.
_READ_ONLY = 0o444


def write_files(workspace: Workspace, assignment: str, work: GradedWork) -> NotebookNode:
    """Write what a person handed in and what was graded; return the graded notebook.

    Raises:
        OSError: No room on the disk, or a file that is open elsewhere.
    """
    person = workspace.person_key(work.code)
    submitted = workspace.course / "submitted" / person / assignment
    submitted.mkdir(parents=True, exist_ok=True)
    given = json.dumps(work.notebook, ensure_ascii=False, indent=1)
    (submitted / f"{assignment}.ipynb").write_text(given, encoding="utf-8")
    if work.saved_at is not None:
        moment = work.saved_at.strftime("%Y-%m-%d %H:%M:%S.%f UTC")
        (submitted / _TIMESTAMP).write_text(moment, encoding="ascii")
    graded = _graded(work)
    folder = workspace.course / "autograded" / person / assignment
    if folder.exists():
        rmtree(str(folder))
    try:
        _write_graded(folder, graded, assignment, submitted, workspace.course / "source")
    except OSError:
        # A folder that is half written would pass for graded work.
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return graded


def _graded(work: GradedWork) -> NotebookNode:
    notebook: NotebookNode = nbformat.from_dict(work.notebook)
    limit = LimitOutput()
    for place, (cell, made) in enumerate(zip(notebook.cells, work.outputs, strict=True)):
        if cell.cell_type == "code":
            cell.outputs = [nbformat.from_dict(output) for output in made]
            limit.preprocess_cell(cell, {}, place)
    return notebook


def _write_graded(
    folder: Path, graded: NotebookNode, assignment: str, submitted: Path, masters: Path
) -> None:
    folder.mkdir(parents=True)
    for source in (submitted, masters / assignment):
        for name in find_all_files(str(source), ["*.ipynb"]):
            target = folder / Path(name).relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, target)
    text = nbformat.writes(graded, version=nbformat.NO_CONVERT)
    (folder / f"{assignment}.ipynb").write_text(f"{text}\n", encoding="utf-8")
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(_READ_ONLY)
