"""An empty deck: theme, master and layouts of the course, made from python-pptx's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from msai.base import paper
from msai_course.papers.slide_layouts import (
    BAND,
    CONTENT,
    DAY,
    FOOTER_SIZE,
    HEIGHT,
    LAYOUTS,
    PAPER,
    PICTURE,
    QUIET,
    TEXT,
    WIDTH,
    Box,
    SlideFrame,
    SlideLayout,
)  # fmt: skip
from msai_course.papers.slide_mark import mark, pale_houses

#: The foot of every slide: where the line, the sign, the footer and the number stand.
_LINE: Box = (0.85, 6.85, 11.75, 0.015)
_MARK, _FOOTER, _NUMBER = (0.85, 6.96, 0.4), (1.4, 6.98, 9.9, 0.36), (11.5, 6.98, 1.1, 0.36)
#: The footer where no sign stands before it.
_FOOTER_ALONE: Box = (0.85, 6.98, 9.9, 0.36)
_SPACING = '<a:lnSpc><a:spcPct val="{}"/></a:lnSpc><a:spcBef><a:spcPts val="{}"/></a:spcBef>'
_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
#: Spacing of lines in titles in percent, points between paragraphs of a text.
TITLE_SPACING, PARAGRAPH_GAP = 90, 10


def empty_show(colour: paper.DayColour) -> Any:
    """Return a presentation without slides, 16:9, in the colours of a day."""
    show = Presentation()
    show.slide_width, show.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = show.slide_master
    _colour_theme(master.part.part_related_by(RELATIONSHIP_TYPE.THEME), colour)
    _draw_master(master._element)
    for layout, made in zip(LAYOUTS, list(show.slide_layouts), strict=False):
        _draw_layout(made._element, layout)
    for spare in list(show.slide_layouts)[len(LAYOUTS) :]:
        show.slide_layouts.remove(spare)
    _drop_thumbnail(show.part.package)
    return show


def _colour_theme(part: Any, day: paper.DayColour) -> None:
    strong = [one.strong for one in paper.DAYS]
    slots = {
        "dk1": paper.TEXT, "lt1": paper.PAPER, "dk2": paper.MUTED, "lt2": day.soft,
        "accent1": day.strong, "accent2": strong[1], "accent3": strong[2], "accent4": strong[3],
        "accent5": strong[0], "accent6": paper.LINE, "hlink": day.strong, "folHlink": paper.MUTED,
    }  # fmt: skip
    theme = parse_xml(part.blob)
    for name, colour in slots.items():
        slot = theme.find(f".//{qn(f'a:{name}')}")
        slot[:] = [slot.makeelement(qn("a:srgbClr"), {"val": colour})]
    for face in theme.iter(qn("a:latin")):
        face.set("typeface", paper.FACE)
    part._blob = serialize_part_xml(theme)


def _draw_master(element: Any) -> None:
    title, text = CONTENT.frame(0), CONTENT.frame(TEXT)
    shapes = [_bar(2, BAND, DAY), _bar(3, _LINE, "accent6"), *mark(*_MARK, 4)]
    shapes += [
        _placeholder(at, one, master=True) for at, one in enumerate((title, text), 20) if one
    ]
    shapes += _furniture(QUIET)
    _replace_tree(element, shapes)
    styles = element.find(qn("p:txStyles"))
    styles[:] = [
        *parse_xml(
            f"<p:txStyles {nsdecls('p', 'a')}>"
            f"<p:titleStyle>{_style(title)}</p:titleStyle><p:bodyStyle>{_style(text)}</p:bodyStyle>"
            "<p:otherStyle/></p:txStyles>"
        )
    ]


def _draw_layout(element: Any, layout: SlideLayout) -> None:
    element.attrib.pop("type", None)
    element.set("userDrawn", "1")
    if layout.plain:
        element.set("showMasterSp", "0")
    scene = element.find(qn("p:cSld"))
    scene.set("name", layout.name)
    for old in scene.findall(qn("p:bg")):
        scene.remove(old)
    scene.insert(0, parse_xml(
        f"<p:bg {nsdecls('p', 'a')}><p:bgPr>{_fill(layout.ground)}<a:effectLst/></p:bgPr></p:bg>"
    ))  # fmt: skip
    furniture = _furniture(layout.furniture, _FOOTER_ALONE if layout.plain else _FOOTER)
    _replace_tree(element, [*_decoration(layout), *_frames(layout), *furniture])


def _decoration(layout: SlideLayout) -> Iterator[str]:
    for at, box in enumerate(layout.bars, 2):
        yield _bar(at, box, DAY)
    if layout.houses:
        colour = PAPER if layout.ground == DAY else DAY
        yield from pale_houses(layout.houses, colour, 10)
    if layout.plain:
        yield from mark(0.85, 0.5, 0.85, 14)


def _frames(layout: SlideLayout) -> Iterator[str]:
    return (_placeholder(at, frame) for at, frame in enumerate(layout.frames, 20))


def _replace_tree(element: Any, shapes: list[str]) -> None:
    tree = element.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
    told = f"<p:spTree {nsdecls('p', 'a', 'r')}>{_TREE}{''.join(shapes)}</p:spTree>"
    tree[:] = list(parse_xml(told))


def _placeholder(number: int, frame: SlideFrame, *, master: bool = False) -> str:
    kind = "title" if not frame.number else "pic" if frame.number == PICTURE else "body"
    index = f'idx="{1 if master else frame.number}"' if frame.number else ""
    inset = Inches(frame.inset)
    text = "Kliknij, aby wpisać tekst" if kind != "pic" else "Kliknij, aby wstawić obraz"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{frame.name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" {index}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{_place(frame.box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(frame.fill)}</p:spPr>'
        f'<p:txBody><a:bodyPr lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}"'
        f' wrap="square" anchor="{frame.anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{_style(frame)}</a:lstStyle>{_said(text)}</p:txBody></p:sp>"
    )


def _style(frame: SlideFrame | None) -> str:
    """Return how the first level of a frame's text looks; bullets stand in the paragraphs."""
    assert frame is not None
    spacing = _SPACING.format(*((TITLE_SPACING * 1000, 0) if not frame.number
                                else (100000, PARAGRAPH_GAP * 100)))  # fmt: skip
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{"ctr" if frame.centred else "l"}">{spacing}'
        f'<a:buNone/><a:defRPr sz="{round(frame.size * 100)}" b="{int(frame.bold)}">'
        f'{_fill(frame.colour)}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
    )


def _furniture(colour: str, footer: Box = _FOOTER) -> list[str]:
    """Return footer and number; a slide has copies of them."""
    number = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        '<a:rPr lang="pl-PL"/><a:t>‹nr›</a:t></a:fld>'
    )
    return [
        _foot(40, "Stopka", 'type="ftr" sz="quarter" idx="21"', footer, colour, "l", ""),
        _foot(41, "Numer slajdu", 'type="sldNum" sz="quarter" idx="22"', _NUMBER, colour, "r",
              number),
    ]  # fmt: skip


def _foot(at: int, name: str, kind: str, box: Box, colour: str, align: str, content: str) -> str:
    size = round(FOOTER_SIZE * 100)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{at}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{_place(box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle>'
        f'<a:lvl1pPr algn="{align}"><a:defRPr sz="{size}">{_fill(colour)}'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p>{content}</a:p></p:txBody></p:sp>"
    )


def _bar(number: int, box: Box, colour: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Pasek"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_place(box)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(colour)}'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _place(box: Box) -> str:
    left, top, width, height = (Inches(one) for one in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else ""


def _said(text: str) -> str:
    return f'<a:p><a:r><a:rPr lang="pl-PL"/><a:t>{text}</a:t></a:r></a:p>'


def _drop_thumbnail(package: Any) -> None:
    """Take out the picture of python-pptx's own empty deck."""
    for key, one in list(package._rels.items()):
        if re.search("thumbnail", one.reltype):
            package._rels.pop(key)
