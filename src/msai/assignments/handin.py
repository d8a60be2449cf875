"""The file that is handed in: the released notebook with the answers put in.

They stand in its metadata, where the form keeps them, and once more in the answer cells, so that
an editor which drops metadata costs nobody an answer.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

#: Stands above an answer in a text cell, unseen; tells whose question it is without metadata.
ANSWER_MARK = re.compile(r"^[ \t]*<!-- odpowiedź: ([\w-]{1,80}) -->[ \t]*\n*", re.MULTILINE)

#: Depth of an answer: a table, its rows, what stands in them.
_DEEPEST = 8


def hand_in(
    notebook: Mapping[str, Any],
    *,
    code: str,
    answers: Mapping[str, Any],
    group: Sequence[str] = (),
    saved_at: datetime | None = None,
) -> dict[str, Any]:
    """Return the released notebook, as raw JSON, with answers and learner's code put in.

    Args:
        notebook: The released notebook; its ``metadata.msai`` names assignment and release.
        code: Learner's code from the roster.
        answers: ``{grade_id: answer}``, plain JSON values.
        group: Codes of all who worked together, if more than one.
        saved_at: Moment of handing in; None: now. Written in UTC.
    """
    result = copy.deepcopy(dict(notebook))
    moment = (saved_at or datetime.now(UTC)).astimezone(UTC)
    given = whole_letters(dict(answers))
    metadata = result.setdefault("metadata", {})
    metadata["msai"] = {
        **metadata.get("msai", {}),
        "code": whole_letters(code),
        "group": whole_letters(list(group)),
        "answers": given,
        "saved_at": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    for cell in result.get("cells", ()):
        mark = cell.get("metadata", {}).get("nbgrader") or {}
        name = str(mark.get("grade_id"))
        if mark.get("solution") and not is_empty(given.get(name)):
            cell["source"] = answer_source(name, given[name], cell["cell_type"])
    return result


def answer_source(name: str, answer: Any, cell_type: str) -> str:
    """Return what the answer cell of a question holds: a literal, or a text under its mark."""
    if cell_type == "code":
        return f"{name} = {answer!r}"
    return f"<!-- odpowiedź: {name} -->\n\n{answer}"


def is_empty(answer: Any, depth: int = 0) -> bool:
    """Return whether an answer says nothing: no text, nothing chosen, a table of empty rows."""
    if answer is None or isinstance(answer, str):
        return not (answer or "").strip()
    if depth > _DEEPEST:
        return False  # no answer is so deep: whoever reads it will say what it is
    items = answer.values() if isinstance(answer, Mapping) else answer
    listed = isinstance(answer, (Mapping, list, tuple))
    return listed and all(is_empty(item, depth + 1) for item in items)


def whole_letters(value: Any) -> Any:
    """Return plain data in which half a character, which no file can hold, is a ``?``."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {whole_letters(key): whole_letters(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [whole_letters(item) for item in value]
    return value


def hand_in_name(assignment: str, code: str, saved_at: datetime) -> str:
    """Return a file name that a person and the collector understand.

    ``zadanie-1__K07__2026-11-23T101500Z.ipynb``; signs that a file system may refuse become ``-``.
    """
    safe = re.sub(r"[^\w.-]+", "-", code).strip("-.") or "bez-kodu"
    moment = saved_at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    return f"{assignment}__{safe}__{moment}.ipynb"
