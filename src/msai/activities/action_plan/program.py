"""Exercise 8: the plan – cards of actions, people's hours, money, risks."""

from __future__ import annotations

from msai.activities.action_plan.papers import documents
from msai.activities.action_plan.screen import solution, view
from msai.activities.action_plan.state import decode, encode, initial, receive, update
from msai.activities.common.desk import Desk
from msai.base.i18n import catalogue
from msai.programme import given
from msai.ui import Program

_, ngettext = catalogue("activities_change")


def program() -> Program[Desk]:
    """Return exercise 8: the plan."""
    return Program(
        id=given.ACTION_PLAN,
        title=_("Plan: actions, hours, money, risks"),
        instruction=_(
            "Fill in the cards of actions, people's time, costs and risks; see at once whether"
            " hours and money suffice and who may be harmed."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Begin with the hours: a quarter of a post is about 40 hours a month."),
            _("The measurement before must come before the first action."),
            _("Look for costs that are easily forgotten: measurement, access, supervision."),
        ),
        solution=solution,
        downloads=documents(),
        reads=(
            given.CHAIN_OF_CHANGE,
            given.STAKEHOLDER_MAP,
            given.RESIDENTS_VOICE,
            given.OWN_TABLE,
            given.DELIMIT_AREA,
            given.MY_PROGRAMME,
        ),
        receive=receive,
    )
