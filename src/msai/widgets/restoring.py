"""Putting saved work back: the fullest state that can be shown, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from msai.ui import Event, Program, Step, Tick, UnreadableRecord, opened, sealed, whole_answer
from msai.widgets.frame import FrameState
from msai.widgets.picture import Picture, picture

State = TypeVar("State")


@dataclass(frozen=True)
class Surroundings:
    """What comes from outside an exercise's own record.

    Attributes:
        others: Saved states of the exercises it reads, by id.
        learner: Who learns here.
    """

    others: Mapping[str, Mapping[str, Any]]
    learner: Mapping[str, Any]


@dataclass(frozen=True)
class Restored(Generic[State]):
    """A state that can be shown, and what could not be put into it.

    Attributes:
        state: The state.
        picture: It drawn.
        fault: Why the saved record is not in it (`msai.ui.UnreadableRecord`); empty: it is.
        repeated: Whether what was done before the record came is in it.
        complete: Whether what comes from outside is in it.
    """

    state: State
    picture: Picture
    fault: str = ""
    repeated: bool = True
    complete: bool = True


def outcome(program: Program[State], state: State, event: Event | Tick) -> Step[State]:
    """Return what a program makes of an event."""
    if isinstance(event, Tick):
        event = whole_answer(program.view(state), event)
    after = program.update(state, event)
    return after if isinstance(after, Step) else Step(after)


def completed(program: Program[State], state: State, around: Surroundings) -> State:
    """Put in what other exercises gave and who learns; a fresh start keeps that too."""
    if program.receive is not None:
        state = program.receive(state, around.others)
    if program.greet is not None and around.learner:
        state = program.greet(state, around.learner)
    return state


def restored(
    program: Program[State],
    own: Any,
    here: State,
    early: Sequence[Event | Tick],
    around: Surroundings,
) -> Restored[State]:
    """Return the best state that can be drawn.

    Args:
        program: The exercise.
        own: Its saved record, whatever it is; None: there is none.
        here: The state on screen, with what the learner did already.
        early: What she did before the record came.
        around: What comes from outside.

    Raises:
        ModuleNotFoundError: A part that is fetched on demand is missing; ask again with it.
    """
    fault = ""
    if own is not None:
        try:
            saved = opened(program, own)
        except UnreadableRecord as unreadable:
            fault = unreadable.code
        else:
            if found := _from_record(program, saved, own, early, around):
                return found
            fault = "damaged"
    record = sealed(program, here) if early else None
    full = _drawn(program, lambda: completed(program, here, around), record)
    alone = full or _drawn(program, lambda: here, record)
    if alone is None:
        # Even what is on screen cannot be drawn any more: nothing of ours may make it worse.
        raise RuntimeError(f"{program.id} cannot be shown")
    return Restored(*alone, fault=fault, complete=full is not None)


def _from_record(
    program: Program[State],
    saved: State,
    own: Mapping[str, Any],
    early: Sequence[Event | Tick],
    around: Surroundings,
) -> Restored[State] | None:
    """Return the saved work with as much around it as can be shown."""
    for complete in (True, False):
        for repeat in (early, ()):

            def made(complete: bool = complete, repeat: Sequence[Event | Tick] = repeat) -> State:
                state = completed(program, saved, around) if complete else saved
                for event in repeat:
                    state = outcome(program, state, event).state
                return state

            if drawn := _drawn(program, made, None if repeat else own):
                done = bool(repeat) or not early
                return Restored(*drawn, repeated=done, complete=complete)
    return None


def _drawn(
    program: Program[State], made: Callable[[], State], record: Mapping[str, Any] | None
) -> tuple[State, Picture] | None:
    try:
        state = made()
        shown = picture(program, state, FrameState(), record)
        if record is None:
            shown = replace(shown, record=_record(program, state))
        return state, shown
    except ModuleNotFoundError:
        raise
    except Exception:
        # The caller has a plainer state to try, and tells the learner.
        return None


def _record(program: Program[State], state: State) -> Mapping[str, Any] | None:
    return None if state == program.initial() else sealed(program, state)
