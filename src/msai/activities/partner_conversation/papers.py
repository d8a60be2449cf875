"""What one takes home from exercise 6: one's own answers and a card for a real conversation."""

from __future__ import annotations

from msai.activities.common import meetings_paper
from msai.activities.common.take_home import deliver_docx, remarks
from msai.activities.partner_conversation.state import Talk
from msai.base import export
from msai.base.i18n import catalogue
from msai.meetings import spoken_faults
from msai.partnership import PRINCIPLES, assess, bank_principles, objection, principle_label
from msai.ui import Deliver

_, ngettext = catalogue("activities_people")


def document(state: Talk) -> Deliver:
    """Return a card for the conversation (DOCX)."""
    identities = [identity for identity, _own in state.written]
    if not identities and not state.practice.runs:
        identities = [state.objection]
    blocks: list[export.Block] = [
        export.PaperHeading(_("Card for a conversation with a partner"), 0),
        export.Paragraph(_("Made-up data: objections and all figures in them. Put in your own.")),
        export.PaperHeading(_("Six principles:")),
        export.Bullets(bank_principles(), numbered=True),
    ]
    blocks += meetings_paper.blocks(state.practice, spoken_faults)
    for identity in identities:
        blocks += _talk(identity, dict(state.written).get(identity, ""))
    empty = [[principle_label(code), ""] for code in PRINCIPLES]
    blocks += [
        export.PaperHeading(_("Before a real conversation")),
        export.PaperTable([_("Principle"), _("What I will say")], empty),
    ]
    return deliver_docx(_("conversation-card"), blocks)


def _talk(identity: str, own: str) -> list[export.Block]:
    raised = objection(identity)
    blocks: list[export.Block] = [
        export.PaperHeading(raised.partner),
        export.Paragraph(f"„{raised.objection}”"),
        export.Paragraph(_("Interest: {interest}.").format(interest=raised.interest)),
    ]
    if not own:
        return blocks
    return [
        *blocks,
        export.PaperHeading(_("In your own words"), 2),
        export.Paragraph(own),
        remarks(assess(own)),
    ]
