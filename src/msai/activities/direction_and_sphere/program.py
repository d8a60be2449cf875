"""Exercise 1: to which sphere does an indicator belong, and what does a higher value mean?"""

from __future__ import annotations

from msai.activities.direction_and_sphere import papers, screen
from msai.activities.direction_and_sphere.state import Judging, decode, encode, update
from msai.base.i18n import catalogue
from msai.ui import Download, Program

_, ngettext = catalogue("activities_data")


def program() -> Program[Judging]:
    """Return exercise 1: direction and sphere."""
    return Program(
        id="direction-and-sphere",
        title=_("Direction and sphere"),
        instruction=_(
            "For each indicator choose its sphere and say whether a higher value means a worse "
            "situation."
        ),
        initial=Judging,
        view=screen.view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Read the indicator aloud and add: “… and it grows”. Is that good news for people?"),
            _("Ask what the number is about: people, work, nature, access, or buildings."),
            _("Access and networks are spatial and functional; the state of walls is technical."),
        ),
        solution=screen.solution,
        downloads=(
            Download(_("Download the sheet (DOCX)"), papers.document),
            Download(_("Download the indicators (XLSX)"), papers.workbook),
        ),
    )
