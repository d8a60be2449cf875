"""What one takes home from exercise 13: own sentences, causes, reactions and the ladder."""

from __future__ import annotations

from msai.activities.common import meetings_paper
from msai.activities.common.take_home import deliver_docx
from msai.activities.difficult_situation.state import Situation
from msai.base import export
from msai.base.i18n import catalogue
from msai.meetings import spoken_faults
from msai.training import LADDER, bank_principles, behaviour, ladder_label
from msai.ui import Deliver

_, ngettext = catalogue("activities_people")


def document(state: Situation) -> Deliver:
    """Return my cards (DOCX)."""
    identities = [identity for identity, _said in state.said]
    if not identities and not state.practice.runs:
        identities = [state.behaviour]
    blocks: list[export.Block] = [
        export.PaperHeading(_("Difficult situations: my cards"), 0),
        export.PaperHeading(_("Principles:")),
        export.Bullets(bank_principles(), numbered=True),
        export.PaperHeading(_("The ladder of reactions")),
        export.Bullets([ladder_label(step) for step in LADDER], numbered=True),
    ]
    blocks += meetings_paper.blocks(state.practice, spoken_faults)
    for identity in identities:
        blocks += _card(identity, dict(state.said).get(identity, ""))
    return deliver_docx(_("difficult-situations"), blocks)


def _card(identity: str, said: str) -> list[export.Block]:
    observed = behaviour(identity)
    return [
        export.PaperHeading(observed.name),
        export.Paragraph(observed.looks_like),
        export.Paragraph(_("What may stand behind it?"), strong=True),
        export.Bullets(observed.causes),
        export.Paragraph(_("What helps"), strong=True),
        export.Bullets(observed.good_reactions),
        export.Paragraph(_("What makes it worse"), strong=True),
        export.Bullets(observed.poor_reactions),
        export.Paragraph(_("My sentence: {text}").format(text=said or "…………………………"), strong=True),
    ]
