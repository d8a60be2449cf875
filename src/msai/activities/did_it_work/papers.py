"""What one takes home from exercise 11: the result for two people, and the counts."""

from __future__ import annotations

from msai.activities.common.take_home import about_sheet, deliver_docx, deliver_xlsx
from msai.activities.did_it_work.screen import table_of
from msai.activities.did_it_work.state import Monitoring, panel, period_words, result_of
from msai.base import export
from msai.base.i18n import catalogue
from msai.indicators.telling import for_participant, for_payer
from msai.ui import Deliver

_, ngettext = catalogue("activities_change")


def document(state: Monitoring) -> Deliver:
    """Return the result for two people (DOCX)."""
    result, table = result_of(state), table_of(state)
    made_up = export.Paragraph(_("Made-up data: half-years of the town of Wierzbogród."))
    rows = [[str(cell) for cell in row] for row in table.rows]
    blocks: list[export.Block] = [
        export.PaperHeading(_("To the one who pays (the council, the treasurer)"), 0),
        made_up,
        export.PaperHeading(result.measured.label),
        *([export.Paragraph(state.payer)] if state.payer else []),
        export.Bullets(for_payer(result)),
        export.PaperTable(table.columns, rows, table.caption),
        export.PaperHeading(_("To check before you say it"), 2),
        export.Bullets(list(result.comparison.cautions)),
        export.PageBreak(),
        export.PaperHeading(_("To the one who comes"), 0),
        made_up,
        *([export.Paragraph(state.participant)] if state.participant else []),
        *[export.Paragraph(sentence) for sentence in for_participant(result)],
    ]
    return deliver_docx(_("did-it-work"), blocks)


def workbook(state: Monitoring) -> Deliver:
    """Return the counts (XLSX)."""
    half_years = panel()
    header: list[str | int] = [_("Estate"), _("Half-year"), _("Numerator"), _("Denominator")]
    rows: list[list[str | int]] = [
        [half_years.names[unit], period_words(period), share.part, share.whole]
        for (indicator, unit, period), share in half_years.counts.items()
        if indicator == state.indicator
    ]
    return deliver_xlsx(
        _("did-it-work"), [export.Sheet(_("Counts"), [header, *rows]), about_sheet()]
    )
