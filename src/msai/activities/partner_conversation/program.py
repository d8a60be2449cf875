"""Exercise 6: a conversation with a partner who objects – interest, answer, own words."""

from __future__ import annotations

from msai.activities.partner_conversation.papers import documents
from msai.activities.partner_conversation.screen import solution, view
from msai.activities.partner_conversation.state import (
    Talk,
    decode,
    encode,
    initial,
    receive,
    update,
)
from msai.base.i18n import catalogue
from msai.programme.given import STAKEHOLDER_MAP
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[Talk]:
    """Return exercise 6: a conversation with a partner."""
    return Program(
        id="partner-conversation",
        title=_("Conversation with a partner"),
        instruction=_(
            "Hear what stands behind the objection, choose an answer, then say it in your words."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("What does this partner lose, or answer for? Look for it in the objection."),
            _("Which answer begins with the partner, and not with your programme?"),
            _("Own words: acknowledge, one figure, your task, a small trial, a question."),
        ),
        solution=solution,
        downloads=documents(),
        reads=(STAKEHOLDER_MAP,),
        receive=receive,
    )
