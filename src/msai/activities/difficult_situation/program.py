"""Exercise 13: a difficult situation in the room – see the behaviour, react, step by step."""

from __future__ import annotations

from msai.activities.difficult_situation.papers import documents
from msai.activities.difficult_situation.screen import solution, view
from msai.activities.difficult_situation.state import Situation, decode, encode, initial, update
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[Situation]:
    """Return exercise 13: a difficult situation."""
    return Program(
        id="difficult-situation",
        title=_("Difficult situation"),
        instruction=_("See what happens in the room, react, and choose what to do if it goes on."),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Begin with your own part: the instruction, the pace, the room."),
            _("Which reaction changes the situation, and does not put the person on show?"),
            _("One step at a time: form, contract, talk in the break, organiser, the end."),
        ),
        solution=solution,
        downloads=documents(),
    )
