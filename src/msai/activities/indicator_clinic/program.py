"""Exercise 10: the indicator clinic – find what is wrong, compare with the rules, repair."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.indicator_clinic import papers, screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_change")


def program() -> Program[state.Clinic]:
    """Return exercise 10: the indicator clinic."""
    return program_of(
        state,
        screen,
        id="indicator-clinic",
        title=_("Indicator clinic"),
        instruction=_(
            "Mark what is wrong with the indicator, compare it with the rules, then repair it and"
            " see a better version."
        ),
        hints=(
            _("Ask first: could this number grow while nobody's life changed?"),
            _("Read the name aloud: is there a direction, a target or a word like “improvement”?"),
            _("Look for the denominator, the lower limit and the measurement at the beginning."),
        ),
        solution=screen.solution,
        downloads={
            _("Download the treatment (DOCX)"): papers.document,
        },
    )
