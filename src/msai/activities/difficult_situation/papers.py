"""What one takes home from exercise 13: own sentences, causes, reactions and the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msai.activities.stakeholder_map.papers import DOCX
from msai.base.export import Block, Bullets, Heading, Paragraph, write_docx
from msai.base.i18n import catalogue
from msai.training import LADDER, bank_principles, behaviour, ladder_label
from msai.ui import Deliver, Download

if TYPE_CHECKING:
    from msai.activities.difficult_situation.program import Situation

_, ngettext = catalogue("activities_people")


def documents() -> list[Download[Situation]]:
    """Return the files of the exercise."""
    return [Download(_("Download my cards (DOCX)"), _document)]


def _document(state: Situation) -> Deliver:
    identities = [identity for identity, _said in state.said] or [state.behaviour]
    blocks: list[Block] = [
        Heading(_("Difficult situations: my cards"), 0),
        Heading(_("Principles:")),
        Bullets(bank_principles(), numbered=True),
        Heading(_("The ladder of reactions")),
        Bullets([ladder_label(step) for step in LADDER], numbered=True),
    ]
    for identity in identities:
        blocks += _card(identity, dict(state.said).get(identity, ""))
    return Deliver(_("difficult-situations.docx"), DOCX, write_docx(blocks))


def _card(identity: str, said: str) -> list[Block]:
    one = behaviour(identity)
    return [
        Heading(one.name),
        Paragraph(one.looks_like),
        Paragraph(_("What may stand behind it?"), strong=True),
        Bullets(one.causes),
        Paragraph(_("What helps"), strong=True),
        Bullets(one.good_reactions),
        Paragraph(_("What makes it worse"), strong=True),
        Bullets(one.poor_reactions),
        Paragraph(_("My sentence: {text}").format(text=said or "…………………………"), strong=True),
    ]
