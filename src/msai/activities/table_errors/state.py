"""What the learner does in exercise 2: reports errors, and says what she would do about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.table_errors.faulty_table import places
from msai.activities.table_errors.flaws import ACTIONS, KINDS, flaws
from msai.ui import Event


@dataclass(frozen=True)
class Searching:
    """What was found so far.

    Attributes:
        place: Place chosen for the next report, such as ``r3c5``; "": none.
        kind: Kind chosen for the next report; "": none.
        reported: Last place and kind that were reported; empty: none yet.
        found: Kinds of the errors found, in the order of finding.
        actions: What the learner would do, by kind.
        misses: Reports that did not fit.
        finished: The rest was asked for.
    """

    place: str = ""
    kind: str = ""
    reported: tuple[str, str] = ("", "")
    found: tuple[str, ...] = ()
    actions: Mapping[str, str] = field(default_factory=dict)
    misses: int = 0
    finished: bool = False


def initial() -> Searching:
    """Return the state of a fresh start."""
    return Searching()


def update(state: Searching, event: Event) -> Searching:
    """Take one choice of the learner; one that is not on the list changes nothing."""
    what, _colon, rest = event.id.partition(":")
    value = str(event.value)
    if what == "at" and rest in places():
        return replace(state, place="" if rest == state.place else rest)
    if what == "place" and value in places():
        return replace(state, place=value)
    if what == "kind" and value in KINDS:
        return replace(state, kind=value)
    if what == "report" and state.place and state.kind:
        return _reported(state)
    if what == "action" and value in ACTIONS and rest in state.found:
        return replace(state, actions={**state.actions, rest: value})
    return replace(state, finished=True) if what == "finish" else state


def _reported(state: Searching) -> Searching:
    reported = replace(state, reported=(state.place, state.kind))
    if not is_right(state.place, state.kind):
        return replace(reported, misses=state.misses + 1)
    found = (*state.found, *([] if state.kind in state.found else [state.kind]))
    return replace(reported, found=found, place="", kind="")


def is_right(place: str, kind: str) -> bool:
    """Tell whether a place holds an error of this kind."""
    return any(flaw.kind == kind and place in flaw.places for flaw in flaws())


def encode(state: Searching) -> dict[str, Any]:
    """Return what was found as the learner's record keeps it."""
    return {
        "found": list(state.found),
        "actions": dict(state.actions),
        "misses": state.misses,
        "finished": state.finished,
    }


def decode(record: Mapping[str, Any]) -> Searching:
    """Read a record; what is not on the lists is left out.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    found = [str(kind) for kind in record["found"]]
    kept = tuple(kind for kind in dict.fromkeys(found) if kind in KINDS)
    state = Searching(found=kept, misses=max(0, int(record["misses"])))
    for kind, action in dict(record["actions"]).items():
        state = update(state, Event(f"action:{kind}", action))
    return replace(state, finished=bool(record["finished"]))
