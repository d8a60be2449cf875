"""Exercise 5: the map of partners – who wants the change, who is missing, how to work with each."""

from __future__ import annotations

from msai.activities.common import made_up_marks
from msai.activities.stakeholder_map.papers import documents
from msai.activities.stakeholder_map.screen import solution, view
from msai.activities.stakeholder_map.state import PartnerMap, decode, encode, initial, update
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[PartnerMap]:
    """Return exercise 5: the map of partners."""
    return Program(
        id="stakeholder-map",
        title=_("Map of partners"),
        instruction=_(
            "Rate the influence and interest of each, give roles, and see who is missing from"
            " your coalition."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Look for people first: whom does the change concern, and are they on the map?"),
            _("Ask the four questions of each: contact, own change, own figure, stays."),
            _("A signature is no partner yet. Task, person and date, or another role."),
        ),
        solution=solution,
        downloads=documents(),
        version=2,
        migrations={1: made_up_marks.partner_map},
    )
