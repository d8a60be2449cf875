"""*Mój program*: the learner's own draft from all exercises, checked, taken home, shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai.activities.common import made_up_marks
from msai.activities.common.draft import decode as decode_draft
from msai.activities.common.town_origin import made_up
from msai.activities.my_programme import screen as shown
from msai.activities.my_programme.files import decided, opened
from msai.activities.my_programme.papers import documents
from msai.activities.my_programme.state import (
    ANNEX,
    Work,
    parts,
    pinned,
    unpinned,
    with_answer,
    with_subareas,
)
from msai.base.i18n import catalogue
from msai.programme import BY_NUMBER, SOURCES, assemble
from msai.ui import Event, Node, Program

_, ngettext = catalogue("activities_change")

#: Exercises whose work is gathered here.
READS = tuple(sorted(set(SOURCES.values())))


def update(state: Work, event: Event) -> Work:
    """Take one step of the learner; while the example is shown nothing is changed."""
    what, _colon, name = event.id.partition(":")
    if event.id == "example":
        return replace(state, looking=not state.looking, said=(), wrong=())
    if what == "chapter":
        known = name in BY_NUMBER or name == ANNEX
        return replace(state, chapter=name if known and name != state.chapter else "")
    return state if state.looking else _changed(state, event, what, name)


def _changed(state: Work, event: Event, what: str, name: str) -> Work:
    if what == "file":
        return decided(state, name, event.value) if name else opened(state, event)
    if event.id in ("begin", "path-again"):
        return replace(state, begun=event.id == "begin" and bool(state.mine.start.path))
    if event.id == "take-area":
        return with_subareas(state, state.area, made_up())
    if what == "answer":
        return with_answer(state, name, str(event.value or ""))
    if what == "pin":
        return pinned(state, name)
    if what == "unpin":
        return unpinned(state, name)
    editable = [one.name for one in parts() if not state.comes_from_exercise(one.name)]
    own = state.own.update(event, editable)
    return state if own is None else state.with_own(own)


def view(state: Work) -> Sequence[Node]:
    """Show the question for the path, or the chapters with the open one and what is unclear."""
    return shown.view(state)


def encode(state: Work) -> dict[str, Any]:
    """Return the work as the learner's record keeps it."""
    return {
        "programme": state.own.encode([one.name for one in parts()]),
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
        own=decode_draft(record["programme"], [one.name for one in parts()]),
        pinned=tuple(name for name in list(record["pinned"]) if name in SOURCES),
        begun=bool(record["begun"]),
        chapter=chapter if chapter in BY_NUMBER or chapter == ANNEX else "",
    )


def receive(state: Work, others: Mapping[str, Mapping[str, Any]]) -> Work:
    """Gather what the exercises gave."""
    gathered, problems = assemble(made_up_marks.of_others(others))
    area = others.get("delimit-area", {}).get("selected", ())
    units = tuple(str(unit) for unit in area) if isinstance(area, (list, tuple)) else ()
    return replace(state, gathered=gathered, area=units, wrong=tuple(map(str, problems)))


def program() -> Program[Work]:
    """Return *Mój program*."""
    return Program(
        id="my-programme",
        title=_("My programme"),
        instruction=_(
            "Gather what you did in the exercises, fill in the rest, see what is still unclear,"
            " and download your draft."
        ),
        initial=Work,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Work in the order of the table; the document puts the chapters in theirs."),
            _("Begin with one contradiction. A question can be answered and is then closed."),
            _("Look at the example: it too has a few questions left."),
        ),
        downloads=documents(),
        reads=READS,
        receive=receive,
    )
