"""A tree of nodes as the lists and dictionaries that the page draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def to_json(value: Any) -> Any:
    """Turn a tree of nodes into lists and dictionaries; a node's class becomes its ``type``.

    Raises:
        TypeError: The tree holds something that no page can draw.
    """
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
        return {"type": type(value).__name__.lower(), **parts}
    if isinstance(value, Mapping):
        return {key: to_json(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(part) for part in value]
    if isinstance(value, bytes):  # they go beside the tree (`beside`)
        return len(value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    if hasattr(value, "item"):  # a number of a table
        return to_json(value.item())
    raise TypeError(f"a view holds {type(value).__name__}, which the page cannot draw")
