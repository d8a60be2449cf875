"""The course's exercises, one a file; lessons import them from here.

An exercise is imported when a lesson asks for it, so that a page loads only what it shows.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

#: Exercise → module that defines it, in the order of the course.
EXERCISES = {
    "direction_and_sphere": "direction_and_sphere",
    "table_errors": "table_errors",
    "delimit_area": "delimit_area",
    "own_table": "own_table",
    "stakeholder_map": "stakeholder_map",
    "partner_conversation": "partner_conversation",
    "chain_of_change": "chain_of_change",
    "action_plan": "action_plan",
    "indicator_card": "indicator_card",
    "indicator_clinic": "indicator_clinic",
    "did_it_work": "did_it_work",
    "agenda_builder": "agenda_builder",
    "difficult_situation": "difficult_situation",
    "practice_catalogue": "practice_catalogue",
    "residents_voice": "residents_voice",
    "my_programme": "my_programme",
    "assignment_form": "assignment_form",
}

__all__ = list(EXERCISES)


def __getattr__(name: str) -> Any:
    """Import an exercise on first use."""
    if name not in EXERCISES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"msai.widgets.{EXERCISES[name]}"), name)


def __dir__() -> list[str]:
    """List the exercises."""
    return sorted(__all__)
