"""What one takes home from exercise 13: own sentences, causes, reactions and the ladder."""

from __future__ import annotations

from msai.activities.common.take_home import deliver_docx
from msai.activities.difficult_situation.state import Situation
from msai.base.export import Block, Bullets, PaperHeading, Paragraph
from msai.base.i18n import catalogue
from msai.training import LADDER, bank_principles, behaviour, ladder_label
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_people")


def documents() -> list[Download[Situation]]:
    """Return the files of the exercise."""
    return [Download(_("Download my cards (DOCX)"), _document)]


def _document(state: Situation) -> Deliver:
    identities = [identity for identity, _said in state.said] or [state.behaviour]
    blocks: list[Block] = [
        PaperHeading(_("Difficult situations: my cards"), 0),
        PaperHeading(_("Principles:")),
        Bullets(bank_principles(), numbered=True),
        PaperHeading(_("The ladder of reactions")),
        Bullets([ladder_label(step) for step in LADDER], numbered=True),
    ]
    for identity in identities:
        blocks += _card(identity, dict(state.said).get(identity, ""))
    return deliver_docx(_("difficult-situations"), blocks)


def _card(identity: str, said: str) -> list[Block]:
    observed = behaviour(identity)
    return [
        PaperHeading(observed.name),
        Paragraph(observed.looks_like),
        Paragraph(_("What may stand behind it?"), strong=True),
        Bullets(observed.causes),
        Paragraph(_("What helps"), strong=True),
        Bullets(observed.good_reactions),
        Paragraph(_("What makes it worse"), strong=True),
        Bullets(observed.poor_reactions),
        Paragraph(_("My sentence: {text}").format(text=said or "…………………………"), strong=True),
    ]
