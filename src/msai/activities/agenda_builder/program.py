"""Exercise 12: the agenda of a workshop – time, breaks, cycle of learning, energy."""

from __future__ import annotations

from msai.activities.agenda_builder.papers import documents
from msai.activities.agenda_builder.screen import solution, view
from msai.activities.agenda_builder.state import Meeting, decode, encode, initial, update
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[Meeting]:
    """Return exercise 12: the agenda builder."""
    return Program(
        id="agenda-builder",
        title=_("Agenda of a workshop"),
        instruction=_(
            "Write what people will be able to do, and arrange the meeting so that time, breaks"
            " and energy hold."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("First the outcome: one thing that a person can do when they go out."),
            _("Cut the slides: after fifteen minutes of listening comes something to do."),
            _("A break after 75 minutes, the hardest before lunch, the next step at the end."),
        ),
        solution=solution,
        downloads=documents(),
    )
