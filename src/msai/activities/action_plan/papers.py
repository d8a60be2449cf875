"""What one takes home from exercise 8: the plan as a document and as a workbook."""

from __future__ import annotations

from msai.activities.action_plan.findings import findings_of
from msai.activities.action_plan.tables import cost_tables, hours_table, on_paper, risk_table
from msai.activities.common import take_home
from msai.activities.common.desk import Desk, counted
from msai.base import export
from msai.base.i18n import catalogue
from msai.programme import workbook as sheets_of
from msai.programme.parts import part_blocks
from msai.ui import Deliver

_, ngettext = catalogue("activities_change")


def document(state: Desk) -> Deliver:
    """Return the plan (DOCX)."""
    programme = state.draft.programme
    findings = [finding for section in findings_of(programme).values() for finding in section]
    blocks: list[export.Block] = [
        export.PaperHeading(_("Plan: actions, hours, money, risks"), 0),
        *([take_home.made_up_note()] if state.side == "example" else []),
        export.PaperHeading(_("Actions")),
        *part_blocks("actions", programme),
        export.PaperHeading(_("People and time")),
        *part_blocks("tasks", programme),
        *part_blocks("milestones", programme),
        *on_paper(hours_table(programme)),
        export.PaperHeading(_("Money")),
        *part_blocks("budget", programme),
        *on_paper(cost_tables(programme)[1:]),
        export.PaperHeading(_("Risks")),
        *on_paper(risk_table(programme)),
        export.PaperHeading(_("What is still open")),
        export.Paragraph(counted(findings)),
        take_home.remarks(findings),
    ]
    return take_home.deliver_docx(_("action-plan"), blocks)


def workbook(state: Desk) -> Deliver:
    """Return the tables (XLSX)."""
    about = [take_home.about_sheet()] if state.side == "example" else []
    return take_home.deliver_xlsx(_("action-plan"), [*sheets_of(state.draft.programme), *about])
