"""Exercise 3: delimit the area – choose indicators and units, see at once what the act says."""

from __future__ import annotations

from msai.activities.common import made_up_marks
from msai.activities.common.wiring import program_of
from msai.activities.delimit_area import papers, screen, state
from msai.base.i18n import catalogue
from msai.programme.given import GivenArea
from msai.ui import Program

_, ngettext = catalogue("activities_area")


def program() -> Program[state.Delimiting]:
    """Return exercise 3: delimit the area."""
    return program_of(
        state,
        screen,
        id=GivenArea.RECORD,
        title=_("Delimit the area"),
        instruction=_(
            "Choose indicators and units, and see whether your area meets articles 9 and 10 of "
            "the revitalisation act."
        ),
        hints=(
            _("Start with the social sphere: without it no unit can be in a degraded area."),
            _("Look at shares, not at numbers of people: a small estate may be worse off."),
            _("Add units one by one and watch both limits: 20 % of the area, 30 % of the people."),
        ),
        solution=screen.solution,
        downloads={
            _("Download your choice (DOCX)"): papers.document,
            _("Download the ranking (XLSX)"): papers.workbook,
        },
        migrations={1: made_up_marks.area},
    )
