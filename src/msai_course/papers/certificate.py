"""The blank certificate of the pack: one page of Word, framed, to be filled in by hand or typed."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from msai.base import paper
from msai.base.numbers import number_text
from msai.base.word.furniture import narrowed
from msai_course.papers.agenda import meetings
from msai_course.papers.imprint import as_png
from msai_course.papers.source import PackSource
from msai_trainer.editions.timetable import net_minutes

#: Height of the logo and free paper at the edges, in millimetres.
_LOGO, _EDGE = 18.0, 24.0
#: Width of the logo at most.
_WIDEST_LOGO = 120.0
_LINE = "…………………………………………………………"
#: Points of the list of lessons by how many there are: it must not make a second page.
_SMALL, _MANY = 9.0, 10


def certificate(source: PackSource) -> bytes:
    """Return the template of a certificate: what was done, not more; hours as the plan has them."""
    document = Document()
    _frame(document)
    imprint = source.imprint("Zaświadczenie")
    drawn = _paragraph(document, "").add_run().add_picture(
        io.BytesIO(as_png(imprint.logo)), height=Mm(_LOGO)
    )  # fmt: skip
    narrowed(drawn, _WIDEST_LOGO)
    drawn._inline.docPr.set("descr", imprint.logo_says)
    heading = document.add_heading("Zaświadczenie", 0)
    _set(heading, 32, bold=True, colour=paper.day_colour(1).strong)
    heading._p.pPr.remove(border) if (border := heading._p.pPr.find(qn("w:pBdr"))) else None
    for text, size, bold in _lines(source):
        _set(_paragraph(document, text), size, bold=bold)
    _sign(document)
    document.core_properties.title, document.core_properties.language = "Zaświadczenie", "pl-PL"
    document.core_properties.author = document.core_properties.comments = ""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lines(source: PackSource) -> list[tuple[str, float, bool]]:
    """Return the text: what, how many points high, and whether it is bold."""
    lessons = [page.metadata for page in source.lessons if page.metadata.minutes.workshop]
    work = sum(net_minutes(slot.item for slot in one.slots) for one in meetings(source))
    scope = " · ".join(one.title for one in lessons)
    return [
        (f"Imię i nazwisko: {_LINE}", 14, False),
        ("brała udział / brał udział w warsztacie", 12, False),
        (f"„{source.title}”", 16, True),
        (f"Organizator: {source.organiser}", 12, False),
        (f"Czas pracy na sali: {number_text(work / 60, 1)} godz.", 12, False),
        (f"Zakres: {scope}", _SMALL if len(lessons) > _MANY else 11, False),
        ("Zaświadczenie potwierdza udział. Nie nadaje uprawnień.", _SMALL, False),
    ]


def _frame(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(side) for side in reversed(paper.A4))
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(_EDGE))
    borders = OxmlElement("w:pgBorders")
    borders.set(qn("w:offsetFrom"), "page")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "double"), ("sz", "12"), ("space", "24"),
                            ("color", paper.day_colour(1).strong)):  # fmt: skip
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    # The schema wants the frame after the margins.
    section._sectPr.find(qn("w:pgMar")).addnext(borders)
    middle = OxmlElement("w:vAlign")
    middle.set(qn("w:val"), "center")
    section._sectPr.find(qn("w:cols")).addnext(middle)


def _paragraph(document: Any, text: str) -> Any:
    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(12)
    return paragraph


def _set(paragraph: Any, size: float, *, bold: bool = False, colour: str = paper.TEXT) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, paper.FACE
        run._r.rPr.rFonts.set(qn("w:hAnsi"), paper.FACE)
        run.font.color.rgb = RGBColor.from_string(colour.upper())


def _sign(document: Any) -> None:
    paragraph = document.add_paragraph()
    # A tab in a run of its own leaves the words beside it to become fields.
    for piece in ("Miejsce i data: ………………………", "\t", "Podpis: ………………………………"):
        paragraph.add_run(piece)
    _set(paragraph, 12)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    lines = paragraph.paragraph_format
    lines.space_before = Pt(42)
    lines.tab_stops.add_tab_stop(Mm(paper.A4[1] - 2 * _EDGE), WD_TAB_ALIGNMENT.RIGHT)
