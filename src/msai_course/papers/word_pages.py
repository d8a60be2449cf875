"""Word documents in the look of `msai.base.paper`: pages, headings, tables, places to write."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from msai.base import paper
from msai.base.word.furniture import Furniture, furnish
from msai.base.word.pages import set_pages
from msai_course.papers.imprint import Imprint, as_png

#: Styles that pandoc gives to running text, lists and cells.
_TEXT = ("Normal", "Body Text", "First Paragraph", "Compact")
#: Points of a heading by its style.
_HEADINGS = dict(zip(("Title", "Heading 1", "Heading 2", "Heading 3"),
                     paper.HEADING_SIZES, strict=True))  # fmt: skip
#: What of a style names a typeface of Word's theme instead of ours.
_FACES = ("ascii", "hAnsi", "cs", "eastAsia")
_BLOCKS = (qn("w:p"), qn("w:tbl"))
#: Tables of so many rows stay on one page.
_SHORT = 9
#: From so many columns on a table of a sheet has a smaller head.
_MANY = 4
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def on_pages(content: bytes, imprint: Imprint, size: float = 0, *, flowing: bool = False) -> bytes:
    """Return a Word document whose chapters, and what stands after a rule, begin a new page.

    Args:
        content: A DOCX as pandoc writes it.
        imprint: What stands at the head and the foot of its pages.
        size: Points of the running text of a sheet; 0: a text that is read.
        flowing: A long text for other hands: its parts follow each other, so that no line of one
            is left alone on a page, whichever typeface and paper it is printed with.
    """
    document = Document(io.BytesIO(content))
    _dress(document, size or paper.BODY_SIZE, sheet=bool(size))
    document.styles["Heading 1"].paragraph_format.page_break_before = not flowing
    for rule in list(document.element.body.iter(qn("w:pict"))):
        _leave_out(rule) if flowing else _break_page(rule)
    _begin_below_title(document)
    for table in document.tables:
        _frame(table, cards=bool(size) and len(table.columns) == 1)
        _set_apart(table, (size or paper.BODY_SIZE) / 2)
        if size and len(table.columns) >= _MANY:
            _shrink_head(table)
    return finished(document, imprint, high=bool(size))


def on_sheets(content: bytes, imprint: Imprint) -> bytes:
    """Return a form whose empty rows are as high as a signature.

    Args:
        content: A DOCX as `msai.base.export` writes it.
        imprint: What stands at the head and the foot of its pages.
    """
    return finished(Document(io.BytesIO(content)), imprint, high=True)


def set_shares(content: bytes, shares: Sequence[float]) -> bytes:
    """Return a document whose first table has columns of given parts of its width."""
    document = Document(io.BytesIO(content))
    table = document.tables[0]
    table.autofit = False
    width = paper.A4[0] - paper.MARGINS[1] - paper.MARGINS[3]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(width * share)
        for cell in column.cells:
            cell.width = Mm(width * share)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def finished(document: Any, imprint: Imprint, *, high: bool = False) -> bytes:
    """Return a document as a file: on A4, with its furniture, rows whole and headers repeated."""
    for section in document.sections:
        # A section of pandoc may say nothing of its pages.
        set_pages(section, across=(section.page_width or 0) > (section.page_height or 0))
    logo = as_png(imprint.logo)
    furnish(document, Furniture(imprint.title, imprint.line, logo, imprint.logo_says))
    for table in document.tables:
        for row in table.rows:
            _keep_whole(row, high and any(not cell.text.strip() for cell in row.cells))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _dress(document: Any, size: float, *, sheet: bool) -> None:
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for name in _FACES:
            fonts.set(qn(f"w:{name}"), paper.FACE)
    for colour in document.styles.element.iter(qn("w:color")):
        # Links, small headings and dates of pandoc are a pale blue.
        colour.attrib.clear()
        colour.set(qn("w:val"), paper.day_colour(0).strong)
    document.styles["Normal"].font.color.rgb = RGBColor.from_string(paper.TEXT.upper())
    for name in _TEXT:
        document.styles[name].font.size = Pt(size)
        lines = document.styles[name].paragraph_format
        # What is read is set closer than what is written on.
        lines.space_before, lines.space_after = Pt(0), Pt(size / (2 if sheet else 3.5))
    if not sheet:
        for one in document.element.body.iter(qn("w:numPr")):
            Paragraph(one.getparent().getparent(), None).paragraph_format.space_after = Pt(size / 6)  # type: ignore[arg-type]
    for name, points in _HEADINGS.items():
        font = document.styles[name].font
        font.name, font.size, font.bold = paper.FACE, Pt(points), True
        font.color.rgb = RGBColor.from_string(paper.day_colour(0).strong.upper())
    for look in document.styles.element.iter(qn("w:tblStylePr")):
        # Pandoc draws a black line below the head of a table.
        look.getparent().remove(look)
    _shade(document.styles["Block Text"].element.get_or_add_pPr(), paper.day_colour(0).soft)


def _frame(table: Any, *, cards: bool) -> None:
    """Draw the lines of a table, dashed where scissors go; its head stands on a ground."""
    borders = OxmlElement("w:tblBorders")
    for side in _SIDES:
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "dashed" if cards else "single")
        line.set(qn("w:sz"), "8" if cards else "4")
        line.set(qn("w:color"), paper.MUTED if cards else paper.LINE)
        borders.append(line)
    # The schema wants lines right after the width of the table.
    table._tbl.tblPr.find(qn("w:tblW")).addnext(borders)
    for paragraph in (one for cell in table._cells for one in cell.paragraphs):
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    for cell in table.rows[0].cells if table.rows else ():
        _shade(cell._tc.get_or_add_tcPr(), paper.SUNKEN)
        for run in (run for one in cell.paragraphs for run in one.runs):
            run.bold = True
    for row in table.rows[1:] if cards else ():
        row.height = Mm(2 * paper.SIGNATURE_ROW)
        row.cells[0].vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _set_apart(table: Any, gap: float) -> None:
    """Keep a short table on one page with what leads to it, and what follows at a distance."""
    rows = list(table.rows)
    kept = rows[:-1] if len(rows) <= _SHORT else rows[:1]
    for paragraph in (one for row in kept for cell in row.cells for one in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True
    before, after = table._tbl.getprevious(), table._tbl.getnext()
    if before is not None and before.tag == qn("w:p"):
        lines = Paragraph(before, table._parent).paragraph_format
        lines.keep_with_next, lines.space_after = True, Pt(gap)
    if after is not None and after.tag == qn("w:p"):
        Paragraph(after, table._parent).paragraph_format.space_before = Pt(gap)


def _shade(about: Any, ground: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), ground)
    about.append(shade)


def _keep_whole(row: Any, high: bool) -> None:
    about = row._tr.get_or_add_trPr()
    if about.find(qn("w:cantSplit")) is None:
        about.insert(0, OxmlElement("w:cantSplit"))
    if high and not row.height:
        row.height = Mm(paper.SIGNATURE_ROW + paper.ROUNDING)


def _shrink_head(table: Any) -> None:
    """Set the head of a table of many columns small enough that its words stay whole."""
    for paragraph in (one for cell in table.rows[0].cells for one in cell.paragraphs):
        for run in paragraph.runs:
            run.font.size = Pt(paper.BODY_SIZE)


def _begin_below_title(document: Any) -> None:
    """Let the first chapter stand on the page of the title when nothing else stands there."""
    told = [one for one in document.paragraphs if one.text.strip()]
    if [one.style.name for one in told[:2]] == ["Title", "Heading 1"]:
        told[1].paragraph_format.page_break_before = False


def _leave_out(rule: Any) -> None:
    own = rule.getparent().getparent()
    own.getparent().remove(own)


def _break_page(rule: Any) -> None:
    """Begin a page where there is a horizontal rule; pandoc draws nothing else this way.

    The next paragraph begins it: a break in a paragraph of its own needs a line, and where a page
    is full that line makes an empty one.
    """
    run = rule.getparent()
    own = run.getparent()
    # Bookmarks may stand between.
    following = next((one for one in own.itersiblings() if one.tag in _BLOCKS), None)
    if following is not None and following.tag == qn("w:p"):
        Paragraph(following, None).paragraph_format.page_break_before = True  # type: ignore[arg-type]
        own.getparent().remove(own)
    else:
        run.remove(rule)
        Run(run, None).add_break(WD_BREAK.PAGE)  # type: ignore[arg-type]
