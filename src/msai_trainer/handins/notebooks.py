"""Reading a handed-in file as a notebook: raw JSON, nothing of it is ever run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from msai_trainer.handins.encodings import Unclear, decoded, look
from msai_trainer.model import GradeStatus, Refusal

Notebook = dict[str, Any]
_UNREADABLE = "To nie jest plik zadania: nie da się go odczytać."
#: What a file may be full of without holding anything.
_NOTHING = b" \t\r\n\x00"


class NotANotebook(Exception):
    """The file is no notebook; carries the refusal."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(GradeStatus.UNREADABLE, message)


@dataclass(frozen=True, slots=True)
class NotebookCell:
    """A cell of someone's notebook, reduced to what grading looks at."""

    id: str
    type: str
    source: str
    grade_id: str
    tested: bool


def parse(content: bytes) -> tuple[Notebook, str]:
    """Return the notebook's JSON, and what was noticed about how it is written.

    Raises:
        NotANotebook: Empty, no JSON, or JSON of something else.
    """
    if not content.strip(_NOTHING):
        raise NotANotebook("Plik jest pusty.")
    try:
        text, noticed = decoded(content)
        notebook = json.loads(text)
    except Unclear as fault:
        raise NotANotebook(f"{_UNREADABLE} {fault}") from fault
    except (ValueError, RecursionError) as fault:
        raise NotANotebook(f"{_UNREADABLE} {look(content)}".strip()) from fault
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise NotANotebook("To nie jest plik zadania (notatnik .ipynb z kursu).")
    return notebook, noticed


def metadata(notebook: Notebook) -> Mapping[str, Any]:
    """Return ``metadata.msai``, empty when it is missing or damaged."""
    found = notebook.get("metadata")
    mine = found.get("msai") if isinstance(found, dict) else None
    return mine if isinstance(mine, dict) else {}


def language(notebook: Notebook) -> str:
    """Return the kernel's language, lower case; empty when the notebook does not say."""
    found = notebook.get("metadata")
    kernel = found.get("kernelspec") if isinstance(found, dict) else None
    said = kernel.get("language") or kernel.get("name") if isinstance(kernel, dict) else ""
    return _word(said).lower()


def cells(notebook: Notebook) -> Iterator[NotebookCell]:
    """Yield the cells; what is malformed counts as empty."""
    for raw in notebook["cells"]:
        if isinstance(raw, dict):
            yield _cell(raw)


def _cell(raw: Mapping[str, Any]) -> NotebookCell:
    meta = raw.get("metadata")
    mark = meta.get("nbgrader") if isinstance(meta, dict) else None
    mark = mark if isinstance(mark, dict) else {}
    return NotebookCell(
        id=_word(raw.get("id")),
        type=_word(raw.get("cell_type")),
        source=_text(raw.get("source")),
        grade_id=_word(mark.get("grade_id")),
        tested=bool(mark.get("grade") or mark.get("locked")) and not mark.get("solution"),
    )


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _text(source: Any) -> str:
    if isinstance(source, list):
        return "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""
