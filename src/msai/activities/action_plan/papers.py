"""What one takes home from exercise 8: the plan as a document and as a workbook."""

from __future__ import annotations

from msai.activities.action_plan.findings import findings_of
from msai.activities.action_plan.tables import cost_tables, hours_table, on_paper, risk_table
from msai.activities.common.desk import Desk, counted
from msai.activities.common.take_home import (
    about_sheet,
    deliver_docx,
    deliver_xlsx,
    made_up_note,
    remarks,
)
from msai.base.export import Block, PaperHeading, Paragraph
from msai.base.i18n import catalogue
from msai.programme import workbook
from msai.programme.document import part_blocks
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_change")


def documents() -> list[Download[Desk]]:
    """Return the files of the exercise."""
    return [
        Download(_("Download the plan (DOCX)"), _document),
        Download(_("Download the tables (XLSX)"), _workbook),
    ]


def _document(state: Desk) -> Deliver:
    programme = state.draft.programme
    findings = [finding for section in findings_of(programme).values() for finding in section]
    blocks: list[Block] = [
        PaperHeading(_("Plan: actions, hours, money, risks"), 0),
        *([made_up_note()] if state.side == "example" else []),
        PaperHeading(_("Actions")),
        *part_blocks("actions", programme),
        PaperHeading(_("People and time")),
        *part_blocks("tasks", programme),
        *part_blocks("milestones", programme),
        *on_paper(hours_table(programme)),
        PaperHeading(_("Money")),
        *part_blocks("budget", programme),
        *on_paper(cost_tables(programme)[1:]),
        PaperHeading(_("Risks")),
        *on_paper(risk_table(programme)),
        PaperHeading(_("What is still open")),
        Paragraph(counted(findings)),
        remarks(findings),
    ]
    return deliver_docx(_("action-plan"), blocks)


def _workbook(state: Desk) -> Deliver:
    about = [about_sheet()] if state.side == "example" else []
    return deliver_xlsx(_("action-plan"), [*workbook(state.draft.programme), *about])
