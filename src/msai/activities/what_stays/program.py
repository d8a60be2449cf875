"""Exercise of lesson 14: the fate of each function – stays, passes to somebody, or ends."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.what_stays import screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_training")


def program() -> Program[state.Fates]:
    """Return the exercise of lesson 14."""
    return program_of(
        state,
        screen,
        id="what-stays",
        title=_("Stays, passes, ends"),
        instruction=_("Decide on each function: what becomes of it, who, for what money, when."),
        hints=(
            _("Ask: who opens the door on the first day after the project?"),
            _("An end that was announced is an answer too. It needs a person and a date."),
        ),
        solution=screen.solution,
    )
