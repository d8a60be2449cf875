"""Tables of a Word document: widths by content, header on every page, no row torn apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from msai.base import paper
from msai.base.blocks import Entries, PaperTable
from msai.base.word.layout import (
    TableLayout,
    is_number,
    label_width,
    laid_out,
    set_text,
    text_room,
)
from msai.base.word.styles import CELL, TABLE

#: Tables of so many rows stay on one page, cards of so many letters too.
_SHORT, _SHORT_CARD = 9, 900
#: A row with more letters may be torn apart: it could be longer than a page.
_LONG_ROW = 1500
_THIN = f'w:val="single" w:sz="4" w:space="0" w:color="{paper.LINE}"'
_ROWS_ONLY = f"""<w:tblBorders {nsdecls("w")}><w:top w:val="nil"/><w:left w:val="nil"/>
<w:bottom {_THIN}/><w:right w:val="nil"/><w:insideH {_THIN}/><w:insideV w:val="nil"/>
</w:tblBorders>"""


def add_table(document: Any, block: PaperTable, *, across: bool) -> None:
    """Append a table without its caption."""
    layout = laid_out(block, across=across)
    table = _table(document, layout.widths)
    for number, texts in enumerate(layout.texts):
        _fill_row(table.add_row(), texts, layout, head=number == 0)
    rows = list(table.rows)
    # The header stays with the first row, the last row is not alone.
    _keep_together(rows[:-1] if len(rows) <= _SHORT else [rows[0], rows[-2]])
    _close(document)


def add_entries(document: Any, block: Entries) -> None:
    """Append a card: labels in a narrow column, thin lines between the rows."""
    if not block.rows:
        return
    room = text_room(across=False)
    label = min(label_width(block.rows), room / 2)
    table = _table(document, (label, room - label))
    table._tbl.tblPr.find(qn("w:tblW")).addnext(parse_xml(_ROWS_ONLY))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), "0")
    look.set(qn("w:val"), "0080")
    for name, text in block.rows:
        row = table.add_row()
        run = _write(row.cells[0], name)
        run.bold, run.font.color.rgb = True, RGBColor.from_string(paper.MUTED)
        _write(row.cells[1], text)
        _whole(row, len(text))
    rows = list(table.rows)
    if len(rows) > _SHORT:
        _keep_together([rows[0], rows[-2]])
    elif sum(len(text) for _label, text in block.rows) <= _SHORT_CARD:
        _keep_together(rows[:-1])
    _close(document)


def _table(document: Any, widths: Sequence[float]) -> Any:
    table = document.add_table(rows=0, cols=len(widths), style=TABLE)
    table.autofit = False
    table._tbl.tblPr.find(qn("w:tblW")).set(qn("w:type"), "dxa")
    table._tbl.tblPr.find(qn("w:tblW")).set(qn("w:w"), str(round(20 * sum(widths))))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    return table


def _fill_row(row: Any, texts: Sequence[str], layout: TableLayout, *, head: bool) -> None:
    for column, (cell, text) in enumerate(zip(row.cells, texts, strict=False)):
        run = _write(cell, text)
        run.bold = head or None
        if layout.size != paper.TABLE_SIZE:
            run.font.size = Pt(layout.size)
        if column in layout.right and (head or is_number(text)):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _whole(row, sum(map(len, texts)))
    if layout.by_hand and not head:
        row.height_rule, row.height = (
            WD_ROW_HEIGHT_RULE.AT_LEAST,
            Mm(paper.SIGNATURE_ROW + paper.ROUNDING),
        )
    if head:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write(cell: Any, text: str) -> Any:
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    return paragraph.add_run(set_text(text))


def _whole(row: Any, letters: int) -> None:
    if letters <= _LONG_ROW:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _keep_together(rows: Sequence[Any]) -> None:
    """Keep each of these rows on the page of the next one."""
    for row in rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _close(document: Any) -> None:
    """Keep what follows apart: two tables in a row would grow together."""
    lines = document.add_paragraph(style=CELL).paragraph_format
    lines.line_spacing = Pt(6)


def end_low(document: Any) -> None:
    """Make what closes the last table next to nothing: after a full page it makes an empty one."""
    last = document.paragraphs[-1] if document.paragraphs else None
    if last is not None and last.style.name == CELL and not last.text:
        last.paragraph_format.line_spacing = Pt(1)
