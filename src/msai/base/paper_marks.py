"""The parts that charts for paper are made of: a sheet of fixed size, texts where we put them.

Nothing of the layout waits for a typesetter: sizes and places are counted here, so that the page
and the host draw one picture. Lengths are CSS pixels; `PIXELS` of them are as wide as the text of
an upright page, which makes a pixel three quarters of a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from msai.base import paper
from msai.base.charts import SCHEMA, Rows, Spec
from msai.base.text_width import text_width

#: Millimetres of the text of an upright page, and pixels of a chart that is as wide.
MILLIMETRES = paper.A4[0] - paper.MARGINS[1] - paper.MARGINS[3]
PIXELS = 624
#: Pixels of letters: as large as the small print of a document, on paper.
LETTERS = 12
#: Pixels from line to line.
LINE = 15
INK, QUIET, GRID = f"#{paper.TEXT}", f"#{paper.MUTED}", f"#{paper.LINE}"
GROUND = f"#{paper.PAPER}"
#: What one mark is drawn from: places, words, a colour.
Mark: TypeAlias = dict[str, Any]
_FACES = f"{paper.FACE}, {paper.FACE_TWIN}, sans-serif"


def sheet(
    layer: Sequence[Spec], *, plot: tuple[float, float], sides: tuple[float, float, float, float]
) -> Spec:
    """Return a whole chart for paper.

    Args:
        layer: What is drawn, in order.
        plot: Width and height of the plot.
        sides: Room around it: left, top, right, bottom.
    """
    left, top, right, bottom = sides
    return {
        "$schema": SCHEMA,
        "width": plot[0],
        "height": plot[1],
        "autosize": {"type": "none"},
        "padding": {"left": left, "top": top, "right": right, "bottom": bottom},
        "background": GROUND,
        "config": {
            "font": _FACES,
            "aria": False,
            "locale": {"number": {"decimal": ",", "thousands": "\u00a0", "grouping": [3]}},
            "view": {"stroke": None},
            "axis": {
                "labelColor": QUIET,
                "labelFontSize": LETTERS,
                "labelFont": _FACES,
                "titleColor": QUIET,
                "titleFontSize": LETTERS,
                "titleFontWeight": "normal",
                "titleFont": _FACES,
                "gridColor": GRID,
                "domainColor": GRID,
                "tickColor": GRID,
            },
            "text": {"font": _FACES, "fontSize": LETTERS, "fill": INK},
        },
        "layer": list(layer),
    }


def written(rows: Rows, **look: Any) -> Spec:
    """Return texts at places of the plot; rows: ``px`` and ``py`` (pixels), ``text``."""
    mark = {"type": "text", "align": "left", "baseline": "middle", "lineBreak": "\n", **look}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": {**at(), "text": _text()}}


def at(*, x: str = "px", y: str = "py") -> Spec:
    """Return the places of marks that are counted in pixels of the plot."""
    return {
        channel: {"field": field, "type": "quantitative", "scale": None, "axis": None}
        for channel, field in (("x", x), ("y", y))
    }


def boxes(rows: Rows, **look: Any) -> Spec:
    """Return boxes; rows: ``px``, ``py``, ``qx``, ``qy`` (pixels) and ``fill`` (colour)."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "rect", "strokeJoin": "miter", **look},
        "encoding": {
            **at(),
            "x2": {"field": "qx"},
            "y2": {"field": "qy"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
        },
    }


def wrapped(text: str, room: float, *, lines: int = 2) -> str:
    """Return a text in lines of at most ``room`` pixels; what has no room ends with "…"."""
    left = text.split()
    found: list[str] = []
    while left and len(found) < lines:
        count = 1
        while count < len(left) and _width(" ".join(left[: count + 1])) <= room:
            count += 1
        found.append(_cut(" ".join(left[:count]), room))
        left = left[count:]
    if left:
        found[-1] = _cut(f"{found[-1].removesuffix('…')} {left[0]}…", room, more=True)
    return "\n".join(found)


def _cut(line: str, room: float, *, more: bool = False) -> str:
    """Return a line that has room; ``more``: it goes on, so that it ends with "…" in any case."""
    if _width(line) <= room:
        return line
    while line and _width(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…" if line or more else line


def _width(text: str) -> float:
    return text_width(text, LETTERS)


def _text() -> Spec:
    return {"field": "text", "type": "nominal"}


def mixed(low: str, high: str, share: float) -> str:
    """Return a colour between two (RRGGBB), ``share`` of the way, as ``#rrggbb``."""
    pairs = ((int(low[at : at + 2], 16), int(high[at : at + 2], 16)) for at in (0, 2, 4))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
