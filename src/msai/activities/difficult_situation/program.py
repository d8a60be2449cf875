"""Exercise 13: a difficult situation in the room – see the behaviour, react, step by step."""

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
        instruction=_("See what happens in the room, react, and choose what to do if it goes on."),
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
