"""The sign of the course as native shapes of a slide: three houses on a tile."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.util import Inches

from msai.base.paper import DAYS, PAPER

#: The side of the drawing (`theme/static/favicon.svg`), in which the points below are told.
SIDE = 32
_DOOR = ((14, 26), (14, 20), (14.6, 18.6), (16, 18), (17.4, 18.6), (18, 20), (18, 26))
#: The houses, one for a day, from left to right.
HOUSES = (
    ((4, 15.5), (9, 11), (14, 15.5), (14, 26), (4, 26)),
    ((11, 12), (16, 7), (21, 12), (21, 26), (11, 26)),
    ((18, 15.5), (23, 11), (28, 15.5), (28, 26), (18, 26)),
)
#: How pale the large sign is, in thousandths of a percent.
_PALE = 14000

Points = tuple[tuple[float, float], ...]


def mark(left: float, top: float, side: float, first_id: int) -> Iterator[str]:
    """Yield the shapes of the coloured sign on its tile; places in inches."""
    box = (left, top, side, side)
    tile = '<a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom>'
    yield _shape("Znak kursu: tło", first_id, box, tile, _filled(PAPER))
    shapes = [*zip(HOUSES, (day.strong for day in DAYS[1:]), strict=True), (_DOOR, PAPER)]
    for at, (points, colour) in enumerate(shapes, first_id + 1):
        yield _shape("Znak kursu", at, box, _polygon(points), _filled(colour))


def pale_houses(
    box: tuple[float, float, float, float], colour: str, first_id: int
) -> Iterator[str]:
    """Yield the houses in a tint of a colour of the theme."""
    tint = f'<a:schemeClr val="{colour}"><a:alpha val="{_PALE}"/></a:schemeClr>'
    for at, points in enumerate(HOUSES, first_id):
        yield _shape("Domy", at, box, _polygon(points), f"<a:solidFill>{tint}</a:solidFill>")


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _polygon(points: Points) -> str:
    """Return a path in hundredths of the drawing's unit."""
    told = [f'<a:pt x="{round(x * 100)}" y="{round(y * 100)}"/>' for x, y in points]
    path = f"<a:moveTo>{told[0]}</a:moveTo>"
    path += "".join(f"<a:lnTo>{one}</a:lnTo>" for one in told[1:])
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{SIDE * 100}" h="{SIDE * 100}">{path}<a:close/></a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _shape(
    name: str, number: int, box: tuple[float, float, float, float], geometry: str, fill: str
) -> str:
    left, top, width, height = (Inches(one) for one in box)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f"{geometry}{fill}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
