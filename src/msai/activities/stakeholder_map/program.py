"""Exercise 5: the map of partners – who wants the change, who is missing, how to work with each."""

from __future__ import annotations

from msai.activities.common import made_up_marks
from msai.activities.common.wiring import program_of
from msai.activities.stakeholder_map import papers, screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[state.PartnerMap]:
    """Return exercise 5: the map of partners."""
    return program_of(
        state,
        screen,
        id="stakeholder-map",
        title=_("Map of partners"),
        instruction=_(
            "Rate the influence and interest of each, give roles, and see who is missing from"
            " your coalition."
        ),
        hints=(
            _("Look for people first: whom does the change concern, and are they on the map?"),
            _("Ask the four questions of each: contact, own change, own figure, stays."),
            _("A signature is no partner yet. Task, person and date, or another role."),
        ),
        solution=screen.solution,
        downloads={
            _("Download the map (DOCX)"): papers.document,
            _("Download the cards (XLSX)"): papers.workbook,
        },
        migrations={1: made_up_marks.partner_map},
    )
