"""Every activity as its reader meets it: opened, with an error in the middle, finished, with help.

Nothing is shown here: `Shown.tree` is what the page gets to draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

from msai.ui import Event, Program, Step
from msai.widgets import EXERCISES
from msai.widgets.frame import FrameState
from msai.widgets.picture import picture, tree
from msai_course.contact_sheet import activity_steps

#: The assignment that stands for all five: they share one form.
ASSIGNMENT = "zadanie-1"
#: Names of the states, in their order.
STATES = ("opened", "error", "finished", "help")


@dataclass(frozen=True)
class Shown:
    """An activity in one of its states.

    Attributes:
        identity: Id of the activity.
        name: Name of the state.
        tree: What the page draws.
    """

    identity: str
    name: str
    tree: Mapping[str, Any]


def programs() -> Iterator[Program[Any]]:
    """Yield the programs of all activities in the order of the course."""
    for name in EXERCISES:
        module = import_module(f"msai.activities.{name}.program")
        yield module.program(*([ASSIGNMENT] if name == "assignment_form" else []))


def states(program: Program[Any], names: tuple[str, ...] = STATES) -> Iterator[Shown]:
    """Yield an activity in its states.

    Raises:
        KeyError: The steps of this activity are not told in `activity_steps`.
    """
    made = {
        "opened": partial(_after, program, ()),
        "error": partial(_after, program, activity_steps.middle(program.id)),
        "finished": partial(_after, program, activity_steps.finished(program.id)),
        "help": partial(_after, program, ()),
    }
    for name in names:
        helped = FrameState(len(program.hints), program.solution is not None)
        frame = helped if name == "help" else FrameState()
        shown = picture(program, made[name](), frame, None)
        yield Shown(program.id, name, dict(tree(program, shown, frame, 0, [])))


def _after(program: Program[Any], steps: tuple[activity_steps.Given, ...]) -> Any:
    """Return the state after what somebody did."""
    state = program.initial()
    if steps and program.receive:
        state = program.receive(state, activity_steps.RECEIVED.get(program.id, {}))
    for name, value in steps:
        content = value if isinstance(value, bytes) else b""
        event = Event(name, "tabela.csv" if content else value, content)
        outcome = program.update(state, event)
        state = outcome.state if isinstance(outcome, Step) else outcome
    return state
