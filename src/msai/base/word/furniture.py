"""The furniture of Word pages: whose and what it is at the head, source and number at the foot."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from msai.base import paper
from msai.base.imprint import number_parts
from msai.base.typography import glue
from msai.base.word import styles
from msai.base.word.fields import add_field

#: Letters of a title that stand in one line above a page, and beside a logo.
_LONGEST_TITLE, _BESIDE_LOGO = 100, 80
#: What Word computes at each place of the number.
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
#: Millimetres of a logo above a page: its height, and its width at most.
LOGO, WIDEST_LOGO = 9.0, 60.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands above and below the pages of a document.

    Attributes:
        title: Title of the document.
        foot: Source, release and licence.
        logo: PNG or JPEG of who hands it out; empty: nobody's paper.
        logo_says: Text alternative of the logo.
    """

    title: str
    foot: str
    logo: bytes = b""
    logo_says: str = ""


def furnish(document: Any, told: Furniture) -> None:
    """Give every section of a document its head and foot; what stood there goes.

    A head with a logo stands on every page; one of words alone spares the first page, where the
    title itself is.

    Args:
        document: A document of python-docx whose pages are set.
        told: What stands there.
    """
    styles.dress_furniture(document)
    for number, section in enumerate(document.sections):
        width = section.page_width - section.left_margin - section.right_margin
        spared = number == 0 and not told.logo
        section.different_first_page_header_footer = spared
        _write_head(_emptied(section.header, "Header", width), told)
        feet = [section.footer, *([section.first_page_footer] if spared else [])]
        for foot in feet:
            _write_foot(_emptied(foot, "Footer", width), told)


def _emptied(place: Any, style: str, width: int) -> Any:
    """Return the one empty paragraph of a head or foot; a tab leads to its right edge."""
    place.is_linked_to_previous = False
    for block in list(place._element)[1:]:
        place._element.remove(block)
    [paragraph] = place.paragraphs or [place.add_paragraph()]
    paragraph.clear()
    paragraph.style = style
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def _write_head(paragraph: Any, told: Furniture) -> None:
    if told.logo:
        drawn = paragraph.add_run().add_picture(io.BytesIO(told.logo), height=Mm(LOGO))
        narrowed(drawn, WIDEST_LOGO)
        drawn._inline.docPr.set("descr", told.logo_says)
        paragraph.add_run(f"\t{_short(told.title, _BESIDE_LOGO)}")
    else:
        paragraph.add_run(_short(told.title, _LONGEST_TITLE))
    _line_below(paragraph)


def narrowed(picture: Any, most: float) -> None:
    """Make a picture lower that is wider than so many millimetres."""
    if picture.width > Mm(most):
        picture.height = int(picture.height * Mm(most) / picture.width)
        picture.width = Mm(most)


def _short(title: str, most: int) -> str:
    line = " ".join(title.split())
    return glue(line if len(line) <= most else f"{line[: most - 1].rstrip()}…")


def _write_foot(paragraph: Any, told: Furniture) -> None:
    paragraph.add_run(f"{glue(told.foot)}\t")
    for words, name in number_parts():
        paragraph.add_run(words)
        if name:
            add_field(paragraph._p, _FIELDS[name], "1")


def _line_below(paragraph: Any) -> None:
    line = f'w:val="single" w:sz="4" w:space="3" w:color="{paper.LINE}"'
    about = paragraph._p.get_or_add_pPr()
    border = parse_xml(f"<w:pBdr {nsdecls('w')}><w:bottom {line}/></w:pBdr>")
    # The schema wants lines before the stops of tabs.
    about.find(qn("w:tabs")).addprevious(border)
