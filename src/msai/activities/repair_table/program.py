"""Exercise of lesson 2: a hidden number comes back by subtraction; repair the table."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.repair_table import screen, state
from msai.base.i18n import catalogue
from msai.ui import (
    Program,
)

_, ngettext = catalogue("activities_numbers")


def program() -> Program[state.Repair]:
    """Return the exercise of lesson 2."""
    return program_of(
        state,
        screen,
        id="repair-table",
        title=_("Repair the table"),
        instruction=_("Get the hidden number back, then change the table so that nobody can."),
        hints=(
            _("The total is shown. What is left when you take the visible numbers away?"),
            _("One hidden number is never enough. How many at least?"),
        ),
        solution=screen.solution,
    )
