"""Consistency checks of the programme as messages: what, where, why, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from msai.programme import Clarification, Programme, clarify
from msai.ui import Message


def clarification_message(entry: Clarification) -> Message:
    """Return one entry of “To clarify” as a message; an answered question is only noted.

    Codes of checks are for papers and the team's list; on the screen the words are enough.
    """
    text = f"{entry.what} {entry.why} {entry.todo}"
    if not entry.is_open:
        return Message("info", entry.what)
    tone = "question" if entry.degree == "question" else "problem"
    return Message(tone, text, f"{entry.label} · {entry.where}:")  # type: ignore[arg-type]


def clarified(programme: Programme, codes: Sequence[str]) -> list[Clarification]:
    """Return what these checks find."""
    return [entry for entry in clarify(programme) if entry.code in codes]
