"""Exercise 7: the chain of change – from what happens to people to why an action should work."""

from __future__ import annotations

from msai.activities.chain_of_change import papers, screen, state
from msai.activities.common.desk import Desk, receive
from msai.activities.common.wiring import program_of
from msai.base.i18n import catalogue
from msai.programme.given import CHAIN_OF_CHANGE, DELIMIT_AREA, MY_PROGRAMME, RESIDENTS_VOICE
from msai.ui import Program

_, ngettext = catalogue("activities_change")


def program() -> Program[Desk]:
    """Return exercise 7: the chain of change."""
    return program_of(
        state,
        screen,
        id=CHAIN_OF_CHANGE,
        title=_("Chain of change"),
        instruction=_(
            "Go from the problem to the goal and to the sentence that says why your action should"
            " work; see at once where the chain has a gap."
        ),
        hints=(
            _("Ask “what happens to people?” until the answer is no longer “there is no …”."),
            _("A goal can be finished with “by … these people will …”."),
            _("Behind “because” write what becomes easier, nearer or less risky for the person."),
            _("Compare two cards: which one measured the change you want, in people like yours?"),
        ),
        solution=screen.solution,
        downloads={
            _("Download the chain (DOCX)"): papers.document,
        },
        reads=(DELIMIT_AREA, RESIDENTS_VOICE, MY_PROGRAMME),
        receive=receive,
    )
