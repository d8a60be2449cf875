"""Exercise 13: a difficult situation in the room – now, after the break, at the next meeting."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.difficult_situation import papers, screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[state.Situation]:
    """Return exercise 13: a difficult situation."""
    return program_of(
        state,
        screen,
        id="difficult-situation",
        title=_("Difficult situation"),
        instruction=_(
            "See what happens in the room and react in your own words first. What you did comes"
            " back after the break and at the next meeting."
        ),
        hints=(
            _("Begin with your own part: the instruction, the pace, the room."),
            _("Which reaction changes the situation, and does not put the person on show?"),
            _("One step at a time: form, contract, talk in the break, organiser, the end."),
        ),
        solution=screen.solution,
        downloads={
            _("Download my cards (DOCX)"): papers.document,
        },
    )
