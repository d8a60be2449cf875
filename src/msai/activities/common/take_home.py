"""Files one takes home: documents and workbooks made in the browser as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msai.base import export
from msai.base.drawing import charts_of, with_pictures
from msai.base.findings import Finding, to_repair
from msai.base.forms import fields_of
from msai.base.i18n import catalogue
from msai.programme.made_up import marked
from msai.ui import Deliver, Draw

_, ngettext = catalogue("activities_data")

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def deliver_docx(name: str, blocks: Iterable[export.Block]) -> Deliver:
    """Return a Word document as a file to take home; ``name`` without suffix."""
    return Deliver(f"{name}.docx", DOCX, export.write_docx(blocks))


def drawn_docx(name: str, blocks: Sequence[export.Block]) -> Draw:
    """Return a Word document whose charts are drawn first; ``name`` without suffix."""
    return Draw(
        charts_of(blocks), lambda pictures: deliver_docx(name, with_pictures(blocks, pictures))
    )


def deliver_xlsx(name: str, sheets: Iterable[export.Sheet]) -> Deliver:
    """Return a workbook as a file to take home; ``name`` without suffix."""
    return Deliver(f"{name}.xlsx", XLSX, export.write_xlsx(sheets))


def made_up_words() -> str:
    """Return what stands in every file that holds data of an example."""
    return _("Data made up for the course. They describe no real municipality.")


def made_up_note() -> export.Paragraph:
    """Return the same as a paragraph below a title."""
    return export.Paragraph(made_up_words(), strong=True)


def about_sheet(text: str = "") -> export.Sheet:
    """Return the first sheet of a workbook: where its data come from."""
    rows = [[_("About this file")], [text or made_up_words()]]
    return export.Sheet(_("About"), rows, explains=True)


def card_table(cards: Sequence[Any], cls: type[Any], caption: str = "") -> export.PaperTable:
    """Return cards as a table whose columns are their fields; where they come from if made up."""
    fields = [item for item in fields_of(cls) if item.kind != "origin" or marked(cards)]
    rows = [[item.text(getattr(card, item.name)) for item in fields] for card in cards]
    return export.PaperTable([item.label for item in fields], rows, caption)


def remark_lines(findings: Iterable[Finding]) -> list[str]:
    """Return what is to be repaired and considered as sentences for paper."""
    return [
        f"{finding.subject}: {finding.reason} {finding.better}".removeprefix(": ").strip()
        for finding in to_repair(findings)
    ]


def remarks(findings: Iterable[Finding]) -> export.Bullets:
    """Return the same as a list."""
    return export.Bullets(remark_lines(findings))
