"""Own answers to two colleagues and back."""

from __future__ import annotations

from dataclasses import replace

from msai.activities.common.wiring import program_of
from msai.activities.peer_rating import screen, state
from msai.assignments import assignment_ids
from msai.base.i18n import catalogue
from msai.peers import sheet_page
from msai.ui import Deliver, Event, Program, Step

_, ngettext = catalogue("peers")


def program() -> Program[state.PeerRating]:
    """Return the page as a program."""
    made = program_of(
        state,
        screen,
        id="peer-rating",
        title=_("Rating by colleagues"),
        instruction=_("Give your answers to two people without your name, then compare."),
        hints=(
            _("Ask two people who do not know what you wrote."),
            _("Where they are two points apart, read the description aloud together."),
        ),
        reads=tuple(assignment_ids()),
        receive=state.receive,
    )
    return replace(made, update=_update)


def _update(page: state.PeerRating, event: Event) -> state.PeerRating | Step[state.PeerRating]:
    if event.id != "send" or not page.written:
        return state.update(page, event)
    sent = state.sent_out(page)
    file = Deliver(_("answers-to-rate") + ".html", "text/html", sheet_page(sent.sent))
    return Step(sent, [file])
