"""What one takes home from exercise 9: the cards as a document and as a workbook."""

from __future__ import annotations

from dataclasses import replace

from msai.activities.common.desk import counted
from msai.activities.common.take_home import deliver_docx, deliver_xlsx, remarks
from msai.activities.indicator_card.state import Designing
from msai.base import export
from msai.base.forms import describe, title_of
from msai.base.i18n import catalogue
from msai.indicators import check_card
from msai.programme import part_sheets as sheets_of
from msai.ui import Deliver

_, ngettext = catalogue("activities_change")


def document(state: Designing) -> Deliver:
    """Return the cards as a document, each with what is still to be done."""
    blocks: list[export.Block] = [export.PaperHeading(_("Indicator cards"), 0)]
    for card in state.draft.programme.indicators:
        findings = check_card(card)
        blocks += [
            export.PaperHeading(title_of(card) or _("card without a name")),
            export.Entries(describe(card)),
            export.Paragraph(counted(findings)),
            remarks([replace(finding, subject="") for finding in findings]),
        ]
    return deliver_docx(_("indicator-cards"), blocks)


def workbook(state: Designing) -> Deliver:
    """Return the cards as a workbook."""
    return deliver_xlsx(_("indicator-cards"), sheets_of(state.draft.programme)[:1])
