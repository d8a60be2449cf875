"""What the test cells of masters need to judge a table of answers fairly: row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from msai.base.forms import from_dict

Card = TypeVar("Card")
Item = TypeVar("Item")


def cards_of(cls: type[Card], rows: Iterable[Mapping[str, Any]]) -> list[Card]:
    """Return the rows of an answer as cards of the course's models."""
    return [from_dict(cls, row)[0] for row in rows]


def share_of(items: Iterable[Item], holds: Callable[[Item], Any]) -> float:
    """Return the share of items for which something holds, from 0 to 1; 0 of nothing."""
    verdicts = [bool(holds(item)) for item in items]
    return sum(verdicts) / len(verdicts) if verdicts else 0.0
