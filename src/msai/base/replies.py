"""Answers to choose from in a conversation or a situation, each with what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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


def chosen(replies: Sequence[Reply], value: str) -> Reply | None:
    """Return the reply of that name, or None."""
    return next((reply for reply in replies if reply.value == value), None)
