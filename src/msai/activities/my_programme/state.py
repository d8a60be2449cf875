"""What *Mój program* does with a click, what it keeps, and what it takes from exercises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msai.activities.common import made_up_marks
from msai.activities.common.draft import decode as decode_draft
from msai.activities.common.town_origin import made_up
from msai.activities.my_programme.files import decided, opened
from msai.activities.my_programme.work import (
    ANNEX,
    Work,
    parts,
    pinned,
    unpinned,
    with_answer,
    with_own_area,
    with_subareas,
)
from msai.programme import BY_NUMBER, SOURCES, assemble, read_gift
from msai.programme.given import SHARED, GivenArea, GivenNumbers, Records
from msai.programme.given_outlines import read_outlines
from msai.ui import Event


def initial() -> Work:
    """Return the state of a fresh start."""
    return Work()


def update(state: Work, event: Event) -> Work:
    """Take one step of the learner; while the example is shown nothing is changed."""
    what, _colon, name = event.id.partition(":")
    if event.id == "example":
        return replace(state, looking=not state.looking, said=(), wrong=())
    if what == "chapter":
        chapter = name if _is_chapter(name) and name != state.chapter else ""
        return replace(state, chapter=chapter)
    return state if state.looking else _changed(state, event, what, name)


def _changed(state: Work, event: Event, what: str, name: str) -> Work:
    if what == "file":
        return decided(state, name, event.value) if name else opened(state, event)
    if event.id in ("begin", "path-again"):
        return replace(state, begun=event.id == "begin" and bool(state.mine.start.path))
    if event.id == "take-area":
        return with_subareas(state, state.area, made_up())
    if event.id == "take-own-area" and state.table.own_subareas:
        return with_own_area(state)
    if what == "answer":
        return with_answer(state, name, str(event.value or ""))
    if what == "pin":
        return pinned(state, name)
    if what == "unpin":
        return unpinned(state, name)
    editable = [part.name for part in parts() if not state.comes_from_exercise(part.name)]
    own = state.own.update(event, editable)
    return state if own is None else state.with_own(own)


def _is_chapter(number: str) -> bool:
    return number in BY_NUMBER or number == ANNEX


def encode(state: Work) -> dict[str, Any]:
    """Return the work as the learner's record keeps it."""
    return {
        SHARED: state.own.encode([part.name for part in parts()]),
        "pinned": list(state.pinned),
        "begun": state.begun,
        "chapter": state.chapter,
    }


def decode(record: Mapping[str, Any]) -> Work:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of *Mój program*.
    """
    chapter = str(record.get("chapter", ""))
    return Work(
        own=decode_draft(record[SHARED], [part.name for part in parts()]),
        pinned=tuple(name for name in list(record["pinned"]) if name in SOURCES),
        begun=bool(record["begun"]),
        chapter=chapter if _is_chapter(chapter) else "",
    )


def receive(state: Work, others: Records) -> Work:
    """Gather what the exercises gave."""
    gathered, problems = assemble(made_up_marks.of_others(others))
    units = read_gift(GivenArea, others).selected
    return replace(
        state,
        gathered=gathered,
        area=units,
        table=read_gift(GivenNumbers, others),
        outlines=read_outlines(others),
        wrong=tuple(map(str, problems)),
    )
