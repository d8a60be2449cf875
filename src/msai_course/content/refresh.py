"""Executes lessons and writes them in one normal form, so that a change of output is a change."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from msai.errors import MsaiError, Problem
from msai_course.base.files import write_text

#: The kernel warns of ports without encryption; they are of this computer only.
_QUIET = ["--log-level=ERROR"]
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
#: Keys of notebook metadata that are kept; the rest is a trace of somebody's editor.
KEPT = ("kernelspec", "language_info", "msai", "celltoolbar", "wide")
_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def lessons(root: Path) -> list[Path]:
    """Return the lesson notebooks of the book, in reading order of their names."""
    return sorted(
        path for path in (root / "book").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
    )


def refresh_notebook(path: Path, environment: Mapping[str, str] | None = None) -> bool:
    """Execute a notebook in place and normalise it; return whether the file changed.

    Args:
        path: The notebook.
        environment: Variables the kernel gets besides those of this process.

    Raises:
        MsaiError: The file is no notebook.
        nbclient.exceptions.CellExecutionError: A cell of the lesson fails.
    """
    before = path.read_text(encoding="utf-8", errors="replace")
    after = normal_text(executed(_read(path, before), environment))
    if after != before:
        write_text(path, after)
    return after != before


def _read(path: Path, text: str) -> Any:
    try:
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
    # Whatever is no notebook makes the library fail in its own way.
    except (ValueError, TypeError, AttributeError, KeyError, nbformat.ValidationError) as fault:
        message = "Tego pliku nie da się przeczytać jako notatnika (.ipynb). Plik się nie zmienił."
        hint = "Podaj lekcję z folderu „book” albo przywróć poprzednią wersję pliku."
        raise MsaiError(Problem.of("no_notebook", message, hint).at(row=str(path))) from fault
    return notebook


def executed(notebook: Any, environment: Mapping[str, str] | None = None) -> Any:
    """Run the cells of a notebook in a kernel of their own; return it with what they gave.

    Args:
        notebook: The notebook; its outputs are replaced.
        environment: Variables the kernel gets besides those of this process.

    Raises:
        nbclient.exceptions.CellExecutionError: A cell of the lesson fails.
    """
    if any(cell.cell_type == "code" for cell in notebook.cells):
        NotebookClient(
            notebook,
            timeout=120,
            kernel_name="python3",
            store_widget_state=False,
            extra_arguments=_QUIET,
        ).execute(env={**os.environ, **(environment or {})})
    return notebook


def normal_text(notebook: Any) -> str:
    """Return the file of an executed notebook in the one normal form."""
    return f"{nbformat.writes(normalised(notebook))}\n"


def normalised(notebook: Any) -> Any:
    """Return the notebook with stable ids, fixed kernel, no widget state and no timings."""
    notebook.metadata = {key: notebook.metadata[key] for key in KEPT if key in notebook.metadata}
    notebook.metadata["kernelspec"] = KERNEL
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.nbformat_minor = 5
    seen: set[str] = set()
    for number, cell in enumerate(notebook.cells):
        cell.id = _stable_id(number, cell.source, seen)
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [_normal_output(output) for output in cell.outputs]
    return notebook


def _stable_id(number: int, source: str, seen: set[str]) -> str:
    digest = hashlib.sha256(source.encode()).hexdigest()[:8]
    name = digest if digest not in seen else f"{digest}-{number}"
    seen.add(name)
    return name


def _normal_output(output: Any) -> Any:
    data = output.get("data", {})
    # The view names a model of a kernel that is gone; the snapshot beside it stays.
    data.pop(_WIDGET_VIEW, None)
    for mime in _texts(data):
        data[mime] = _ADDRESS.sub("", data[mime])
    return output


def _texts(data: dict[str, Any]) -> Iterable[str]:
    return [mime for mime, value in data.items() if isinstance(value, str)]
