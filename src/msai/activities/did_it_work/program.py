"""Exercise 11: did it work? Predict, see the comparison, say it to two people."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.did_it_work import papers, screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_change")


def program() -> Program[state.Monitoring]:
    """Return exercise 11: did it work?"""
    return program_of(
        state,
        screen,
        id="did-it-work",
        title=_("Did it work?"),
        instruction=_(
            "Predict whether the programme worked, compare with estates without it, then say the"
            " result to the one who pays and to the one who comes."
        ),
        hints=(
            _("Look first at what changed where there was no programme."),
            _("Compare the same half of the year: spring with spring, autumn with autumn."),
            _("When the interval holds zero, say so: it is neither success nor failure."),
        ),
        solution=screen.solution,
        downloads={
            _("Download the result for two people (DOCX)"): papers.document,
            _("Download the counts (XLSX)"): papers.workbook,
        },
    )
