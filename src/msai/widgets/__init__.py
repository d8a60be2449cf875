"""The course's exercises on screen: ``from msai.widgets import delimit_area``.

An activity (`msai.activities`) is imported when a lesson asks for it, so that a page loads only
what it shows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

#: In the order of the course; each is a folder of `msai.activities` with a ``program()``.
EXERCISES = (
    "direction_and_sphere",
    "table_errors",
    "repair_table",
    "three_shares",
    "delimit_area",
    "own_table",
    "stakeholder_map",
    "partner_conversation",
    "chain_of_change",
    "action_plan",
    "indicator_card",
    "indicator_clinic",
    "did_it_work",
    "agenda_builder",
    "difficult_situation",
    "what_stays",
    "myth_or_evidence",
    "micro_lesson",
    "practice_catalogue",
    "outcomes_test",
    "work_step",
    "peer_rating",
    "residents_voice",
    "my_programme",
    "assignment_form",
)


def __getattr__(name: str) -> Callable[..., Any]:
    """Return the function that shows an exercise; it passes its arguments to the program."""
    if name not in EXERCISES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return partial(_show, name)


def __dir__() -> list[str]:
    """List the exercises."""
    return sorted(EXERCISES)


def _show(name: str, *arguments: Any) -> Any:
    from msai.widgets.exercise import Exercise

    return Exercise(import_module(f"msai.activities.{name}.program").program(*arguments))
