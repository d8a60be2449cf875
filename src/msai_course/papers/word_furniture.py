"""The furniture of a Word page: whose it is at the head, source and page number at the foot."""

from __future__ import annotations

import io
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from msai.base import paper
from msai_course.papers.imprint import Imprint, as_png

#: Millimetres of a logo at the head of a page, and of paper beyond head and foot.
LOGO, EDGE = 9.0, 9.0


def furnish(document: Any, imprint: Imprint) -> None:
    """Give every section of a document the course's page, head and foot.

    Args:
        document: A document of python-docx; what stood at its head and foot goes.
        imprint: What the document says of itself.
    """
    for section in document.sections:
        _set_page(section)
        section.different_first_page_header_footer = False
        width = section.page_width - section.left_margin - section.right_margin
        _write_head(_empty(section.header), imprint, width)
        _write_foot(_empty(section.footer), imprint, width)


def _set_page(section: Any) -> None:
    upright = section.page_width is None or section.page_width <= section.page_height
    width, height = paper.A4 if upright else reversed(paper.A4)
    section.page_width, section.page_height = Mm(width), Mm(height)
    above, right, below, left = (Mm(one) for one in paper.MARGINS)
    section.top_margin, section.bottom_margin = above, below
    section.left_margin, section.right_margin = left, right
    section.header_distance = section.footer_distance = Mm(EDGE)


def _empty(place: Any) -> Any:
    """Return the one empty paragraph of a head or foot."""
    place.is_linked_to_previous = False
    for block in list(place._element)[1:]:
        place._element.remove(block)
    [paragraph] = place.paragraphs or [place.add_paragraph()]
    paragraph.clear()
    # Without the stops of Word's own style: ours is the only one.
    paragraph.style = "Normal"
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _write_head(paragraph: Any, imprint: Imprint, width: int) -> None:
    drawn = paragraph.add_run().add_picture(io.BytesIO(as_png(imprint.logo)), height=Mm(LOGO))
    drawn._inline.docPr.set("descr", imprint.logo_says)
    _to_the_right(paragraph, width)
    _say(paragraph, f"\t{imprint.title}")


def _write_foot(paragraph: Any, imprint: Imprint, width: int) -> None:
    _to_the_right(paragraph, width)
    _say(paragraph, f"{imprint.line}\tstrona ")
    _add_number(paragraph, "PAGE")
    _say(paragraph, " z ")
    _add_number(paragraph, "NUMPAGES")


def _to_the_right(paragraph: Any, width: int) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)


def _say(paragraph: Any, text: str) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(paper.SMALL_SIZE), paper.FACE
    run.font.color.rgb = RGBColor.from_string(paper.MUTED.upper())
    return run


def _add_number(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(_say(paragraph, "1")._r)
    paragraph._p.append(field)
