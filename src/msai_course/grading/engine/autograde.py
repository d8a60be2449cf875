"""nbgrader's autograde with the cells already run: its scores, its comments, its gradebook."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.converters import Autograde
from nbgrader.preprocessors import NbGraderPreprocessor
from sqlalchemy.exc import SAWarning

from msai_course.grading.engine.quiet import quiet_logger
from msai_course.grading.engine.workspace import Workspace, nbgrader_config
from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.execute import Output


class GivenOutputs(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader carries no types
    """Stands where nbgrader's ``Execute`` stands: puts in outputs that were made elsewhere."""

    def __init__(self, outputs: Sequence[list[Output]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._outputs = outputs

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Give a code cell its outputs."""
        if cell.cell_type == "code":
            made = self._outputs[cell_index]
            cell.outputs = [from_dict(output) for output in made]
        return cell, resources


def autograde(
    workspace: Workspace,
    assignment: str,
    code: str,
    notebook: Notebook,
    outputs: Sequence[list[Output]],
    saved_at: datetime | None,
) -> None:
    """Enter one person's filled notebook into the gradebook.

    Args:
        workspace: The class.
        assignment: Name of the assignment.
        code: Person the notebook belongs to.
        notebook: Our notebook with the answers.
        outputs: Outputs of each of its cells.
        saved_at: Moment of handing in, UTC.
    """
    folder = workspace.course / "submitted" / workspace.person_key(code) / assignment
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{assignment}.ipynb"
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")
    if saved_at is not None:
        moment = saved_at.strftime("%Y-%m-%d %H:%M:%S.%f UTC")
        (folder / "timestamp.txt").write_text(moment, encoding="ascii")
    converter = Autograde(
        coursedir=workspace.course_directory(assignment, code), config=nbgrader_config()
    )
    converter.log = quiet_logger()
    converter.force = True
    # Sanitising puts the master's cells over the learner's: this notebook has no other cells.
    converter.sanitize_preprocessors = []
    steps = list(converter.autograde_preprocessors)
    converter.autograde_preprocessors = [GivenOutputs(outputs), *steps[1:]]
    with warnings.catch_warnings():
        # nbgrader's own queries touch objects before they are in the session (nbgrader/api.py).
        warnings.simplefilter("ignore", SAWarning)
        converter.start()
