"""Wiring: an activity's modules `state` and `screen` become one program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from msai.ui import Deliver, Download, Draw, Event, Node, Program, Step

State = TypeVar("State")
Shown = TypeVar("Shown", contravariant=True)
Record = Mapping[str, Any]


class StateModule(Protocol[State]):
    """What a module `state` gives: the fresh start, what an event does, the record."""

    def initial(self) -> State:
        """Return the state of a fresh start."""

    def update(self, state: State, event: Event, /) -> State | Step[State]:
        """Return what comes after an event."""

    def encode(self, state: State, /) -> Record:
        """Return a state as JSON-able data."""

    def decode(self, record: Record, /) -> State:
        """Return the state of such data."""


class ScreenModule(Protocol[Shown]):
    """What a module `screen` gives."""

    def view(self, state: Shown, /) -> Sequence[Node]:
        """Return what is seen of a state."""


def program_of(
    state: StateModule[State],
    screen: ScreenModule[State],
    *,
    id: str,
    title: str,
    instruction: str,
    hints: Sequence[str],
    solution: Callable[[State], Sequence[Node]] | None = None,
    downloads: Mapping[str, Callable[[State], Deliver | Draw]] | None = None,
    reads: Sequence[str] = (),
    receive: Callable[[State, Mapping[str, Record]], State] | None = None,
    migrations: Mapping[int, Callable[[Record], Record]] | None = None,
) -> Program[State]:
    """Return the program of an activity.

    The module ``state`` gives ``initial``, ``update``, ``encode`` and ``decode``, the module
    ``screen`` gives ``view``; ``downloads`` says by its label what makes a file; all else is as in
    `Program`. The version of its records is one more than the last that is migrated.
    """
    carried = migrations or {}
    return Program(
        id=id,
        title=title,
        instruction=instruction,
        initial=state.initial,
        view=screen.view,
        update=state.update,
        encode=state.encode,
        decode=state.decode,
        hints=hints,
        solution=solution,
        downloads=[Download(label, make) for label, make in (downloads or {}).items()],
        reads=reads,
        receive=receive,
        version=max(carried, default=0) + 1,
        migrations=carried,
    )
