"""What one takes home from exercise 9: the cards as a document and as a workbook."""

from __future__ import annotations

from dataclasses import replace

from msai.activities.common.desk import counted
from msai.activities.common.take_home import deliver_docx, deliver_xlsx, remarks
from msai.activities.indicator_card.state import Designing
from msai.base.export import Block, PaperHeading, PaperTable, Paragraph
from msai.base.forms import describe, title_of
from msai.base.i18n import catalogue
from msai.indicators import check_card
from msai.programme import workbook
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_change")


def documents() -> list[Download[Designing]]:
    """Return the files of the exercise."""
    return [
        Download(_("Download the cards (DOCX)"), _document),
        Download(_("Download the cards (XLSX)"), _workbook),
    ]


def _document(state: Designing) -> Deliver:
    """Return the cards as a document, each with what is still to be done."""
    blocks: list[Block] = [PaperHeading(_("Indicator cards"), 0)]
    for card in state.draft.programme.indicators:
        findings = check_card(card)
        blocks += [
            PaperHeading(title_of(card) or _("card without a name")),
            PaperTable([_("Field"), _("Content")], describe(card)),
            Paragraph(counted(findings)),
            remarks([replace(finding, subject="") for finding in findings]),
        ]
    return deliver_docx(_("indicator-cards"), blocks)


def _workbook(state: Designing) -> Deliver:
    """Return the cards as a workbook."""
    return deliver_xlsx(_("indicator-cards"), workbook(state.draft.programme)[:1])
