"""Exercise 8: the plan – cards of actions, people's hours, money, risks."""

from __future__ import annotations

from msai.activities.action_plan import papers, screen, state
from msai.activities.common.desk import Desk
from msai.activities.common.wiring import program_of
from msai.base.i18n import catalogue
from msai.programme import given
from msai.ui import Program

_, ngettext = catalogue("activities_change")


def program() -> Program[Desk]:
    """Return exercise 8: the plan."""
    return program_of(
        state,
        screen,
        id=given.ACTION_PLAN,
        title=_("Plan: actions, hours, money, risks"),
        instruction=_(
            "Fill in the cards of actions, people's time, costs and risks; see at once whether"
            " hours and money suffice and who may be harmed."
        ),
        hints=(
            _("Begin with the hours: a quarter of a post is about 40 hours a month."),
            _("The measurement before must come before the first action."),
            _("Look for costs that are easily forgotten: measurement, access, supervision."),
        ),
        solution=screen.solution,
        downloads={
            _("Download the plan (DOCX)"): papers.document,
            _("Download the tables (XLSX)"): papers.workbook,
        },
        reads=(
            given.CHAIN_OF_CHANGE,
            given.STAKEHOLDER_MAP,
            given.RESIDENTS_VOICE,
            given.OWN_TABLE,
            given.DELIMIT_AREA,
            given.MY_PROGRAMME,
        ),
        receive=state.receive,
    )
