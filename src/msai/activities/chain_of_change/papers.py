"""What one takes home from exercise 7: the chain as a document."""

from __future__ import annotations

from msai.activities.chain_of_change.state import findings_of
from msai.activities.common.desk import Desk, counted
from msai.activities.common.take_home import deliver_docx, made_up_note, remarks
from msai.base import export
from msai.base.i18n import catalogue
from msai.programme.parts import chain_told, part_blocks
from msai.ui import Deliver

_, ngettext = catalogue("activities_change")


def document(state: Desk) -> Deliver:
    """Return the chain as a document."""
    programme = state.draft.programme
    findings = [finding for step in findings_of(programme).values() for finding in step]
    blocks: list[export.Block] = [
        export.PaperHeading(_("Chain of change"), 0),
        *([made_up_note()] if state.side == "example" else []),
        export.PaperHeading(_("1. What happens to people")),
        *part_blocks("issues", programme),
        export.PaperHeading(_("2. How it will be")),
        *part_blocks("goals", programme),
        export.PaperHeading(_("3. Why it should work")),
        export.Bullets([chain_told(chain) for chain in programme.chains], numbered=True),
        export.PaperHeading(_("Does the chain hold?")),
        export.Paragraph(counted(findings)),
        remarks(findings),
    ]
    return deliver_docx(_("chain-of-change"), blocks)
