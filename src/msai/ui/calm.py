"""Before anything is done nothing is wrong: the first view of an exercise shows no mistake."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from msai.ui.nodes import Message

#: Where nodes hold other nodes.
_HOLDERS = ("children", "items", "rows", "work", "answer", "more")


def calm(part: Any) -> Any:
    """Return nodes in which what would be a problem is a question; nobody has answered yet."""
    if isinstance(part, (list, tuple)):
        return [calm(one) for one in part]
    if isinstance(part, Message):
        return replace(part, tone="question") if part.tone == "problem" else part
    held = {name: calm(getattr(part, name)) for name in _HOLDERS if hasattr(part, name)}
    return replace(part, **held) if held else part
