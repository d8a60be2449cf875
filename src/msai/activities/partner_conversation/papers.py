"""What one takes home from exercise 6: one's own answers and a card for a real conversation."""

from __future__ import annotations

from msai.activities.common.take_home import deliver_docx, remarks
from msai.activities.partner_conversation.state import Talk
from msai.base.export import Block, Bullets, PaperHeading, PaperTable, Paragraph
from msai.base.i18n import catalogue
from msai.partnership import PRINCIPLES, assess, bank_principles, objection, principle_label
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_people")


def documents() -> list[Download[Talk]]:
    """Return the files of the exercise."""
    return [Download(_("Download a card for the conversation (DOCX)"), _document)]


def _document(state: Talk) -> Deliver:
    identities = [identity for identity, _own in state.written] or [state.objection]
    blocks: list[Block] = [
        PaperHeading(_("Card for a conversation with a partner"), 0),
        Paragraph(_("Made-up data: objections and all figures in them. Put in your own.")),
        PaperHeading(_("Six principles:")),
        Bullets(bank_principles(), numbered=True),
    ]
    for identity in identities:
        blocks += _talk(identity, dict(state.written).get(identity, ""))
    empty = [[principle_label(code), ""] for code in PRINCIPLES]
    blocks += [
        PaperHeading(_("Before a real conversation")),
        PaperTable([_("Principle"), _("What I will say")], empty),
    ]
    return deliver_docx(_("conversation-card"), blocks)


def _talk(identity: str, own: str) -> list[Block]:
    raised = objection(identity)
    blocks: list[Block] = [
        PaperHeading(raised.partner),
        Paragraph(f"„{raised.objection}”"),
        Paragraph(_("Interest: {interest}.").format(interest=raised.interest)),
    ]
    if not own:
        return blocks
    return [
        *blocks,
        PaperHeading(_("In your own words"), 2),
        Paragraph(own),
        remarks(assess(own)),
    ]
