"""Puts the picture of the form into the pages of assignments.

A released notebook carries no outputs (nbgrader clears them), but its page must show the form in
print and before Python is up. The staged copy gets the snapshot; `exercises/` stays as released.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msai.widgets import assignment_form
from msai_course.base.files import write_if_changed

#: Tag of the cell that shows the form.
FORM = "msai-form"


def show_forms(staged: Path) -> Iterator[Path]:
    """Write the snapshots into the staged assignments; a generator of `build_book`."""
    for path in sorted((staged / "exercises").glob("*/*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if FORM in cell["metadata"].get("tags", []):
                cell["outputs"] = [_picture(path.stem)]
        yield write_if_changed(path, json.dumps(notebook, ensure_ascii=False, indent=1))


def _picture(assignment: str) -> dict[str, Any]:
    bundle = assignment_form(assignment)._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    shown = {mime: data[mime] for mime in ("text/html", "text/plain")}
    return {"output_type": "display_data", "data": shown, "metadata": {}}
