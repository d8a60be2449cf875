"""Exercise 1: to which sphere does an indicator belong, and what does a higher value mean?"""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.direction_and_sphere import papers, screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_data")


def program() -> Program[state.Judging]:
    """Return exercise 1: direction and sphere."""
    return program_of(
        state,
        screen,
        id="direction-and-sphere",
        title=_("Direction and sphere"),
        instruction=_(
            "For each indicator choose its sphere and say whether a higher value means a worse "
            "situation."
        ),
        hints=(
            _("Read the indicator aloud and add: “… and it grows”. Is that good news for people?"),
            _("Ask what the number is about: people, work, nature, access, or buildings."),
            _("Access and networks are spatial and functional; the state of walls is technical."),
        ),
        solution=screen.solution,
        downloads={
            _("Download the sheet (DOCX)"): papers.document,
            _("Download the indicators (XLSX)"): papers.workbook,
        },
    )
