"""The code that a learner handed in, where an assignment collects code."""

from __future__ import annotations

from msai_trainer.handins import notebooks
from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.execute import FORM_TAG


def code_cells(notebook: Notebook, released: Notebook) -> tuple[str, ...]:
    """Return the code of a handed-in notebook, in order; our own cells as we gave them out."""
    ours = {cell.grade_id: cell for cell in notebooks.cells(released) if cell.tested}
    forms = {
        cell["id"] for cell in released["cells"] if FORM_TAG in cell["metadata"].get("tags", ())
    }
    tests = {
        cell["metadata"]["nbgrader"]["grade_id"]
        for cell in released["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade")
    }
    return tuple(
        ours[cell.grade_id].source if cell.grade_id in ours else cell.source
        for cell in notebooks.cells(notebook)
        if cell.type == "code" and cell.grade_id not in tests and cell.id not in forms
    )
