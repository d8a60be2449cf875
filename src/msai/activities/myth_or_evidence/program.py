"""Exercise of lesson 15: six sentences about learning – myth, evidence, or a practical tip?"""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.myth_or_evidence import screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_training")


def program() -> Program[state.Verdicts]:
    """Return the exercise of lesson 15."""
    return program_of(
        state,
        screen,
        id="myth-or-evidence",
        title=_("Myth or evidence?"),
        instruction=_("Give your verdict on each sentence first; what is known appears after it."),
        hints=(_("One of the six is neither a myth nor proven."),),
    )
