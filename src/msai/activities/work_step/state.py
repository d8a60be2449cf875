"""The steps after each day of the course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.base.forms import from_dict, to_dict
from msai.training.work_step import WorkStep
from msai.ui import Event
from msai.ui.cards import answered

#: Days of the course.
DAYS = (1, 2, 3)


@dataclass(frozen=True)
class WorkSteps:
    """One step a day, and the day whose step is open."""

    steps: tuple[WorkStep, ...] = field(default_factory=lambda: (WorkStep(),) * len(DAYS))
    day: int = 1

    @property
    def step(self) -> WorkStep:
        """The step that is open."""
        return self.steps[self.day - 1]


def initial() -> WorkSteps:
    """Return steps that nobody has planned."""
    return WorkSteps()


def update(state: WorkSteps, event: Event) -> WorkSteps:
    """Take a day, or one field of its step; what does not fit changes nothing."""
    what, _colon, name = event.id.partition(":")
    if what == "day" and name in map(str, DAYS):
        return replace(state, day=int(name))
    if what != "step" or not hasattr(state.step, name):
        return state
    step, _problem = answered(state.step, name, event.value)
    at = state.day - 1
    return replace(state, steps=(*state.steps[:at], step, *state.steps[at + 1 :]))


def encode(state: WorkSteps) -> dict[str, Any]:
    """Return the steps as the learner's record keeps them."""
    return {"steps": [to_dict(step) for step in state.steps], "day": state.day}


def decode(record: Mapping[str, Any]) -> WorkSteps:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    steps = tuple(from_dict(WorkStep, one)[0] for one in record["steps"])
    if len(steps) != len(DAYS) or record["day"] not in DAYS:
        raise ValueError("no such day")
    return WorkSteps(steps, record["day"])
