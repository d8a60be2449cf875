"""The file that is handed in: the released notebook with the answers in its metadata."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any


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
    metadata = result.setdefault("metadata", {})
    metadata["msai"] = {
        **metadata.get("msai", {}),
        "code": code,
        "group": list(group),
        "answers": dict(answers),
        "saved_at": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return result


def hand_in_name(assignment: str, code: str, saved_at: datetime) -> str:
    """Return a file name that a person and the collector understand.

    ``zadanie-1__K07__2026-11-23T101500Z.ipynb``; signs that a file system may refuse become ``-``.
    """
    safe = re.sub(r"[^\w.-]+", "-", code).strip("-.") or "bez-kodu"
    moment = saved_at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    return f"{assignment}__{safe}__{moment}.ipynb"
