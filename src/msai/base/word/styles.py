"""The looks of a Word document: every style that we use, in the colours and sizes of paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from msai.base import paper

LANGUAGE = "pl-PL"
#: Styles of ours: text in cells, the line below a table, what may not be overlooked, the table.
CELL, NOTE, WARNING, TABLE = "Table Text", "Table Note", "Warning", "Course Table"
#: Word's own names of styles that its template leaves out.
ENTRY = ("toc 1", "toc 2")
LISTED, CONTENTS = "table of figures", "TOC Heading"
_ACCENT = paper.day_colour(0)


@dataclass(frozen=True, slots=True)
class StyleLook:
    """A style of paragraphs: points of letters, of room before and after, and the rest."""

    size: float
    before: float = 0.0
    after: float = 4.0
    colour: str = paper.TEXT
    bold: bool = False
    line: float = 1.1
    with_next: bool = False
    indent: float = 0.0


_TITLE, *_HEADINGS = paper.HEADING_SIZES
_LOOKS = {
    "Normal": StyleLook(paper.BODY_SIZE, after=6, line=1.15),
    "Title": StyleLook(_TITLE, 0, 8, _ACCENT.strong, bold=True, with_next=True),
    "Subtitle": StyleLook(_HEADINGS[1], 0, 12, paper.MUTED, line=1.15),
    "Heading 1": StyleLook(_HEADINGS[0], 20, 6, _ACCENT.strong, bold=True, with_next=True),
    "Heading 2": StyleLook(_HEADINGS[1], 14, 4, _ACCENT.strong, bold=True, with_next=True),
    "Heading 3": StyleLook(_HEADINGS[2], 12, 3, bold=True, with_next=True),
    CONTENTS: StyleLook(_HEADINGS[1], 6, 2, _ACCENT.strong, bold=True, with_next=True),
    "Caption": StyleLook(paper.TABLE_SIZE, 8, 3, paper.MUTED, bold=True, with_next=True),
    "List Bullet": StyleLook(paper.BODY_SIZE, after=3, line=1.15),
    "List Number": StyleLook(paper.BODY_SIZE, after=3, line=1.15),
    CELL: StyleLook(paper.TABLE_SIZE, after=0, line=1.05),
    NOTE: StyleLook(paper.SMALL_SIZE, 3, 10, paper.MUTED),
    WARNING: StyleLook(paper.BODY_SIZE, 6, 6, bold=True, line=1.15),
    ENTRY[0]: StyleLook(paper.SMALL_SIZE, 1, 0, bold=True, line=0.95),
    ENTRY[1]: StyleLook(paper.SMALL_SIZE, 0, 0, indent=6, line=0.95),
    LISTED: StyleLook(paper.SMALL_SIZE, 0, 0, line=0.95),
}  # fmt: skip

#: Head and foot of a page.
_FURNITURE = ("Header", "Footer")
_FURNITURE_LOOK = StyleLook(paper.SMALL_SIZE, after=0, colour=paper.MUTED, line=1)

_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="{colour}"'
_TABLE_STYLE = """<w:style {ns} w:type="table" w:customStyle="1" w:styleId="CourseTable">
<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
<w:tblPr><w:tblBorders><w:top {line}/><w:left {line}/><w:bottom {line}/><w:right {line}/>
<w:insideH {line}/><w:insideV {line}/></w:tblBorders>
<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="{air}" w:type="dxa"/>
<w:bottom w:w="45" w:type="dxa"/><w:right w:w="{air}" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/></w:tcPr></w:tblStylePr></w:style>"""
#: Twentieths of a point between a cell's text and its lines.
CELL_AIR = 80


def dress(document: Any) -> None:
    """Give a new document our styles, in Polish, as present Word lays it out."""
    _forget_theme(document)
    for name, look in _LOOKS.items():
        _set_style(document, _style(document, name), look)
    _box(document.styles[WARNING])
    _table_style(document)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    _of_today(document)


def dress_furniture(document: Any) -> None:
    """Give head and foot of any document our look; the stops of Word's own tabs go."""
    for name in _FURNITURE:
        style = _style(document, name)
        _set_style(document, style, _FURNITURE_LOOK)
        for stops in list(style.element.iter(qn("w:tabs"))):
            stops.getparent().remove(stops)


def entry_tabs(document: Any, width: float) -> None:
    """Let page numbers of contents stand at the right edge of a text this wide (millimetres)."""
    for name in (*ENTRY, LISTED):
        stops = document.styles[name].paragraph_format.tab_stops
        stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _forget_theme(document: Any) -> None:
    """Take the typefaces and sizes of Word's template away: ours stand in `Normal`."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{name}"), paper.FACE)


def _style(document: Any, name: str) -> Any:
    known = {style.name: style for style in document.styles}
    return known.get(name) or document.styles.add_style(
        name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in (*ENTRY, LISTED, *_FURNITURE)
    )


def _set_style(document: Any, style: Any, look: StyleLook) -> None:
    font, lines = style.font, style.paragraph_format
    if style.name != "Normal" and style.base_style is None:
        style.base_style = document.styles["Normal"]
    font.name, font.size, font.bold, font.italic = paper.FACE, Pt(look.size), look.bold, False
    font.color.rgb = RGBColor.from_string(look.colour.upper())
    lines.space_before, lines.space_after = Pt(look.before), Pt(look.after)
    lines.line_spacing, lines.keep_with_next = look.line, look.with_next or None
    if look.indent:
        lines.left_indent = Mm(look.indent)
    for old in [*style.element.iter(qn("w:pBdr")), *style.element.iter(qn("w:spacing"))]:
        if old.tag == qn("w:pBdr") or old.getparent().tag == qn("w:rPr"):
            old.getparent().remove(old)


def _box(style: Any) -> None:
    """Put a pale ground and a strong line at the left under a style."""
    about = style.element.get_or_add_pPr()
    line = f'w:val="single" w:sz="24" w:space="8" w:color="{_ACCENT.strong}"'
    air = f'w:val="single" w:sz="4" w:space="5" w:color="{_ACCENT.soft}"'
    borders = parse_xml(
        f"<w:pBdr {nsdecls('w')}><w:top {air}/><w:left {line}/><w:bottom {air}/></w:pBdr>"
    )
    ground = parse_xml(
        f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_ACCENT.soft}"/>'
    )
    # The schema wants both before the room around a paragraph.
    about.find(qn("w:spacing")).addprevious(borders)
    borders.addnext(ground)


def _table_style(document: Any) -> None:
    document.styles.element.append(
        parse_xml(
            _TABLE_STYLE.format(
                ns=nsdecls("w"),
                name=TABLE,
                line=_LINE.format(colour=paper.LINE),
                ground=paper.SUNKEN,
                air=CELL_AIR,
            )
        )
    )


def _of_today(document: Any) -> None:
    """Let Word treat the document as one of its own, not as one of Word 2007."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
