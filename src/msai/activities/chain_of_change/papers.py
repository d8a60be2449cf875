"""What one takes home from exercise 7: the chain as a document."""

from __future__ import annotations

from msai.activities.chain_of_change.state import findings_of
from msai.activities.common.desk import Desk, counted
from msai.activities.common.take_home import deliver_docx, made_up_note, remarks
from msai.base.export import Block, Bullets, PaperHeading, Paragraph
from msai.base.i18n import catalogue
from msai.planning import sentence
from msai.programme.document import part_blocks
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_change")


def documents() -> list[Download[Desk]]:
    """Return the files of the exercise."""
    return [Download(_("Download the chain (DOCX)"), _document)]


def _document(state: Desk) -> Deliver:
    """Return the chain as a document."""
    programme = state.draft.programme
    findings = [finding for step in findings_of(programme).values() for finding in step]
    blocks: list[Block] = [
        PaperHeading(_("Chain of change"), 0),
        *([made_up_note()] if state.side == "example" else []),
        PaperHeading(_("1. What happens to people")),
        *part_blocks("issues", programme),
        PaperHeading(_("2. How it will be")),
        *part_blocks("goals", programme),
        PaperHeading(_("3. Why it should work")),
        Bullets([sentence(chain) for chain in programme.chains], numbered=True),
        PaperHeading(_("Does the chain hold?")),
        Paragraph(counted(findings)),
        remarks(findings),
    ]
    return deliver_docx(_("chain-of-change"), blocks)
