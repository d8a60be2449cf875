"""Exercise 12: the agenda of a workshop – time, breaks, cycle of learning, energy."""

from __future__ import annotations

from msai.activities.agenda_builder import papers, screen, state
from msai.activities.common.wiring import program_of
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[state.Meeting]:
    """Return exercise 12: the agenda builder."""
    return program_of(
        state,
        screen,
        id="agenda-builder",
        title=_("Agenda of a workshop"),
        instruction=_(
            "Write what people will be able to do, and arrange the meeting so that time, breaks"
            " and energy hold."
        ),
        hints=(
            _("First the outcome: one thing that a person can do when they go out."),
            _("Cut the slides: after fifteen minutes of listening comes something to do."),
            _("A break after 75 minutes, the hardest before lunch, the next step at the end."),
        ),
        solution=screen.solution,
        downloads={
            _("Download the scenario (DOCX)"): papers.scenario,
            _("Download the questionnaire (DOCX)"): papers.questionnaire,
        },
    )
