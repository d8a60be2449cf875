"""The notebook that is graded: as released, with the hidden tests of the master."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from msai_trainer.handins.notebooks import Notebook


def template_of(released: Notebook, source: Notebook) -> Notebook:
    """Return the released notebook whose locked cells are those of the master.

    nbgrader leaves hidden tests out of the locked cells when it makes a release, and keeps the
    whole cells in its gradebook; here they come from the master itself.

    Args:
        released: The notebook that learners get.
        source: The master, with solutions and hidden tests.
    """
    whole = {name: _text(cell) for cell in source["cells"] if (name := _mark(cell).get("grade_id"))}
    notebook = copy.deepcopy(released)
    for cell in notebook["cells"]:
        mark = _mark(cell)
        cell["source"] = whole[mark["grade_id"]] if mark.get("locked") else _text(cell)
    return notebook


def _mark(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    mark: Mapping[str, Any] = cell["metadata"].get("nbgrader", {})
    return mark


def _text(cell: Mapping[str, Any]) -> str:
    return "".join(cell["source"])
