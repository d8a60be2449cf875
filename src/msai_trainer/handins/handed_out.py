"""What a person gets of her own work: her notebook without the tests of the assignment.

The notebooks of the gradebook carry the hidden tests, for they were graded in them. Handed out,
they would give the next class the answers.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from msai_trainer.handins.notebooks import Notebook

_GONE = "*Tu jest sprawdzenie odpowiedzi. Wynik i uwagi są w pliku „dane.json”.*"


def own_notebook(path: Path) -> bytes:
    """Return a notebook of the gradebook with nothing in it that she did not write or get.

    Locked cells hold the tests; outputs may quote them.
    """
    notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = [_without_test(cell) for cell in notebook["cells"]]
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _without_test(cell: dict[str, Any]) -> dict[str, Any]:
    mark = cell.get("metadata", {}).get("nbgrader", {})
    if mark.get("locked") or (mark.get("grade") and not mark.get("solution")):
        kept = {key: value for key, value in cell.items() if key == "id"}
        return {**kept, "cell_type": "markdown", "metadata": {}, "source": _GONE}
    if cell.get("cell_type") == "code":
        return {**cell, "outputs": [], "execution_count": None}
    return cell
