"""A certificate as a Word document: one framed page, and its outcomes with criteria on the next."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

from msai.base import paper
from msai.base.blocks import PaperTable
from msai.base.word import pages, styles
from msai.base.word.layout import set_text
from msai.base.word.tables import add_table
from msai_trainer.certificates import sheet as words
from msai_trainer.certificates.sheet import CertificateSheet

_DAY = paper.day_colour(1).strong
_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_LINE = f'w:val="single" w:sz="18" w:space="24" w:color="{_DAY}"'
_FRAME = (
    f'<w:pgBorders {nsdecls("w")} w:offsetFrom="page">'
    f"<w:top {_LINE}/><w:left {_LINE}/><w:bottom {_LINE}/><w:right {_LINE}/></w:pgBorders>"
)
_SIGNATURE = "." * 60


def certificate_docx(sheet: CertificateSheet) -> bytes:
    """Return a certificate as a document of A4 pages."""
    document = Document()
    styles.dress(document)
    section = document.sections[0]
    pages.set_pages(section, across=False)
    section._sectPr.find(_tag("pgMar")).addnext(parse_xml(_FRAME))
    about = document.core_properties
    about.title, about.language = f"Zaświadczenie nr {sheet.number}", styles.LANGUAGE
    about.author, about.comments = sheet.organiser[:255], ""
    _face(document, sheet)
    _signature(document, sheet)
    _criteria(document, sheet)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _face(document: Any, sheet: CertificateSheet) -> None:
    if sheet.logo:
        drawn = _line(document, "").add_run().add_picture(io.BytesIO(sheet.logo), height=Mm(18))
        drawn._inline.docPr.set("descr", f"Logo: {sheet.organiser}")
    _line(document, sheet.organiser, colour=paper.MUTED)
    _line(document, "Zaświadczenie", style="Title")
    _line(document, f"nr {sheet.number}", after=10)
    _line(document, sheet.person, size=sheet.name_size, bold=True, after=10)
    _line(document, words.COMPLETION)
    _line(document, f"„{sheet.title}”", size=15, bold=True, after=12)
    for label, text in sheet.facts:
        _line(document, f"{label}: {text}", after=2)
    if sheet.outcomes:
        _line(document, words.OUTCOMES, bold=True, before=14)
        for outcome, *_rest in sheet.outcomes:
            _line(document, outcome[:1].lower() + outcome[1:], after=2)


def _signature(document: Any, sheet: CertificateSheet) -> None:
    _line(document, sheet.where, before=28, align=WD_ALIGN_PARAGRAPH.LEFT)
    _line(document, _SIGNATURE, before=16, after=0, align=_RIGHT)
    _line(document, sheet.signed or "podpis", after=14, align=_RIGHT)
    for told in words.proofs(sheet):
        _line(document, told, style=styles.NOTE, after=2, align=WD_ALIGN_PARAGRAPH.LEFT)


def _criteria(document: Any, sheet: CertificateSheet) -> None:
    """Write the second page: outcomes with criteria, and the signature that covers them."""
    if not sheet.outcomes and not sheet.proof:
        return
    heading = document.add_paragraph(style="Heading 1")
    heading.paragraph_format.page_break_before = True
    heading.add_run(set_text(words.CRITERIA if sheet.outcomes else words.SIGNATURE))
    whose = f"Zaświadczenie nr {sheet.number}, {sheet.person}"
    _line(document, whose, align=WD_ALIGN_PARAGRAPH.LEFT)
    if sheet.outcomes:
        add_table(document, PaperTable(words.COLUMNS, sheet.outcomes), across=False)
    if sheet.proof:
        _proof(document, sheet)


def _proof(document: Any, sheet: CertificateSheet) -> None:
    """Write the signature: as a QR code, how to check it, and as text."""
    if sheet.outcomes:
        _line(document, words.SIGNATURE, style="Heading 2", align=WD_ALIGN_PARAGRAPH.LEFT)
    _line(document, words.how_to_check(sheet.qr, sheet.link), align=WD_ALIGN_PARAGRAPH.LEFT)
    if sheet.qr:
        drawn = (
            _line(document, "")
            .add_run()
            .add_picture(io.BytesIO(sheet.qr.png), width=Mm(sheet.qr.side))
        )
        drawn._inline.docPr.set("descr", words.qr_says(sheet.number))
    told = f"{words.PROOF} {sheet.proof}"
    _line(document, told, style=styles.NOTE, align=WD_ALIGN_PARAGRAPH.LEFT)


def _line(
    document: Any, text: str, *, style: str = "Normal", size: float = 0, bold: bool = False,
    colour: str = "", before: float = 0, after: float = 6, align: Any = _CENTRE,
) -> Any:  # fmt: skip
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(set_text(text))
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    lines = paragraph.paragraph_format
    lines.alignment, lines.space_before, lines.space_after = align, Pt(before), Pt(after)
    return paragraph
