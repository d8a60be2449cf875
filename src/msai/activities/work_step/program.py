"""The step at work: one after each day, into the calendar, shown after 28 days."""

from __future__ import annotations

from dataclasses import replace

from msai.activities.common.wiring import program_of
from msai.activities.work_step import papers, screen, state
from msai.base.i18n import catalogue
from msai.ui import Event, Program, Step

_, ngettext = catalogue("activities_training")


def program() -> Program[state.WorkSteps]:
    """Return the steps at work as a program."""
    made = program_of(
        state,
        screen,
        id="work-step",
        title=_("Step at work"),
        instruction=_("After each day plan one thing you will do at work, and agree on it."),
        hints=(
            _("Small enough for an hour, and such that somebody sees it."),
            _("Ask the supervisor for one thing: an hour, a room, access to a number."),
        ),
        downloads={_("Download the card (DOCX)"): papers.card},
    )
    return replace(made, update=_update)


def _update(steps: state.WorkSteps, event: Event) -> state.WorkSteps | Step[state.WorkSteps]:
    if event.id == "remind":
        return Step(steps, [papers.dates(steps)])
    return state.update(steps, event)
