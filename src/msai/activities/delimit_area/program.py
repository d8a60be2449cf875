"""Exercise 3: delimit the area – choose indicators and units, see at once what the act says."""

from __future__ import annotations

from dataclasses import replace

from msai.activities.common import made_up_marks
from msai.activities.common.wiring import program_of
from msai.activities.delimit_area import papers, screen, state
from msai.activities.delimit_area.state import Delimiting
from msai.base.i18n import catalogue
from msai.programme.given import GivenArea
from msai.ui import Announce, Event, Program, Step

_, ngettext = catalogue("activities_area")

#: Units on top of the ranking that are said when they change.
TOP = 3


def program() -> Program[state.Delimiting]:
    """Return exercise 3: delimit the area."""
    made = program_of(
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
    return replace(made, update=_update)


def _update(before: Delimiting, event: Event) -> Delimiting | Step[Delimiting]:
    """Take one choice; that the ranking has other units on top is said, briefly."""
    after = state.update(before, event)
    was, now = (list(one.outcome.index)[:TOP] for one in (before, after))
    if was == now or not now:
        return after
    return Step(after, [Announce(_("Highest now: {units}.").format(units=", ".join(now)))])
