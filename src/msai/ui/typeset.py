"""Polish typography of a view, for page and snapshot alike: what must not be parted stays together.

Programs make their views in plain words, so that a test, a file and a record read what people
read; only what is about to be drawn gets no-break spaces (`msai.base.typography`). Values, names,
what a learner has typed into a field, and what somebody else wrote (`Quote`) stay as they are.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

from msai.base.typography import glue

Part = TypeVar("Part")

#: Fields of nodes that hold words of the course.
WORDS = frozenset(
    {"text", "title", "label", "help", "unit", "caption", "mark", "summary"}
    | {"alt", "take", "broken", "error", "told", "more_title", "note"}
)
#: Fields that hold nodes, options or words.
PARTS = frozenset(("children", "items", "options", "columns", "rows", "work", "answer", "more"))
#: One view shows a few hundred texts, and the next one nearly the same.
_REMEMBERED = 4096

glued = lru_cache(_REMEMBERED)(glue)


def typeset(part: Part) -> Part:
    """Return a node, an option, words, or a sequence of them as they are drawn."""
    return cast(Part, _typeset(part))


def _typeset(part: Any) -> Any:
    if isinstance(part, str):
        return glued(part)
    if isinstance(part, (list, tuple)):
        return [_typeset(one) for one in part]
    changed = {}
    for name in _shown(part.__class__):
        before = getattr(part, name)
        after = _typeset(before)
        if after is not before and after != before:
            changed[name] = after
    return replace(part, **changed) if changed else part


@cache
def _shown(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a kind of node that are drawn as words."""
    names = [item.name for item in fields(kind)] if is_dataclass(kind) else []
    return tuple(name for name in names if name in WORDS | PARTS)
