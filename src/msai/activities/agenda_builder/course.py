"""The course of the meeting in exercise 12: rows for screen and paper, text for the programme."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.agenda_builder import example
from msai.base.forms import describe
from msai.training import Block, Frame, timetable


def timetable_rows(frame: Frame, blocks: Sequence[Block]) -> list[list[str]]:
    """Return the course of the meeting as rows of texts."""
    return [
        [hours, block.name or "…", block.way.name if block.way else "–", str(block.minutes or "?")]
        for hours, block in timetable(frame, blocks)
    ]


def workshop_text(frame: Frame, blocks: Sequence[Block]) -> str:
    """Return the scenario as text for annex Z8 of the programme."""
    head = [f"{label}: {text}" for label, text in describe(frame)]
    rows = [
        f"{hours} {name}{f' ({way})' if way != '–' else ''}"
        for hours, name, way, _minutes in timetable_rows(frame, blocks)
    ]
    made_up = [example.note()] if example.is_left(blocks) else []
    return "\n".join([*made_up, *head, *rows])
