"""Answers to choose from in a conversation or a situation, each with what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Reply:
    """One possible answer.

    Attributes:
        value: Stable name.
        text: The answer.
        good: Whether it helps.
        why: Why it works or does not.
    """

    value: str
    text: str
    good: bool
    why: str


def turned(replies: Sequence[Reply], by: int) -> tuple[Reply, ...]:
    """Return replies in an order that differs from one case to another, always the same for one."""
    at = by % len(replies)
    return (*replies[at:], *replies[:at])


def shuffled(items: Sequence[Item], seed: str) -> tuple[Item, ...]:
    """Return items in an order that nobody can guess, always the same for one seed."""
    order = sorted(range(len(items)), key=lambda place: sha256(f"{seed} {place}".encode()).digest())
    return tuple(items[place] for place in order)
