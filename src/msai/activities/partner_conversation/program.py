"""Exercise 6: three meetings with a partner who remembers; or one objection, own words first."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.partner_conversation import papers, screen, state
from msai.base.i18n import catalogue
from msai.programme.given import STAKEHOLDER_MAP
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[state.Talk]:
    """Return exercise 6: a conversation with a partner."""
    return program_of(
        state,
        screen,
        id="partner-conversation",
        title=_("Conversation with a partner"),
        instruction=_(
            "Meet one partner three times. Say it in your own words first, then choose an answer."
            " What you promise comes back."
        ),
        hints=(
            _("What does this partner lose, or answer for? Look for it in what they say."),
            _("Which answer begins with the partner, and not with your programme?"),
            _("What did you promise last time? Could you do it yourself?"),
            _("Own words: acknowledge, one figure, your task, a small trial, a question."),
        ),
        solution=screen.solution,
        downloads={
            _("Download a card for the conversation (DOCX)"): papers.document,
        },
        reads=(STAKEHOLDER_MAP,),
        receive=state.receive,
    )
