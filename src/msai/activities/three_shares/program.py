"""Exercise of lesson 3: count shares with the right denominator and say which place is worst."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.three_shares import screen, state
from msai.base.i18n import catalogue
from msai.ui import (
    Program,
)

_, ngettext = catalogue("activities_numbers")


def program() -> Program[state.Shares]:
    """Return the exercise of lesson 3."""
    return program_of(
        state,
        screen,
        id="three-shares",
        title=_("Three shares"),
        instruction=_("Work out the shares, say what a higher one means, and name the place."),
        hints=(
            _("Whom can the phenomenon concern? That group is the denominator."),
            _("Unemployment concerns people of working age; everybody may vote here."),
            _("Zatorze: 112 divided by 983, times 100."),
        ),
        solution=screen.solution,
    )
