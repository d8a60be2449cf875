"""Charts and maps as Vega-Lite specifications, made by pure functions.

Each function returns a specification whose data are named; rows come separately, so that a live
chart changes only its data. `to_svg` draws the static picture (host only). Colours hold 3:1
against white and dark backgrounds; what is chosen is also told by an outline or a sign.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from msai.base.i18n import catalogue

_, _ngettext = catalogue("charts")

Spec = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
#: The version of Vega-Lite that draws on the host.
VEGA_LITE = "6.4"
#: Chosen and not chosen; both at least 3:1 on white and on the dark theme's background.
CHOSEN, OTHER = "#b4530f", "#5f7f8c"

#: Shown on hovering: what a mark says.
SAID: Spec = {"field": "said", "type": "nominal"}
#: A chart's text alternative and the table beside it say all; its marks stay silent.
_UNSAID: Spec = {"aria": False}

_CONFIG: Spec = {
    "background": "transparent",
    "font": "Source Sans 3, Liberation Sans, Arial, sans-serif",
    "locale": {
        "number": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", " zł"]}
    },
    "view": {"stroke": None},
    "axis": {
        "labelColor": "#5b5b5b",
        "titleColor": "#5b5b5b",
        "gridColor": "#e0dcd5",
        "labelLimit": 150,
    },
    "legend": {"labelColor": "#5b5b5b", "titleColor": "#5b5b5b"},
    "text": {"fill": "#5b5b5b"},
}


def specification(**parts: Any) -> Spec:
    """Return a whole specification of these parts, in the course's looks."""
    return {"$schema": SCHEMA, "config": _CONFIG, **parts}


def two_axes(
    *, x_title: str, y_title: str, middle: float, corners: Sequence[str], largest: int = 5
) -> Spec:
    """Return a map on two axes from 1 to ``largest``, cut into four fields at ``middle``.

    ``corners`` names the fields: top left, top right, bottom left, bottom right.
    Data ``rows``: ``x`` and ``y`` (ratings), ``mark`` (short text in the point, which also carries
    the sign), ``said`` (shown on hovering), ``good`` (true, false or null: colour only repeats
    the sign).
    """
    scale = {"domain": [0.5, largest + 0.5], "nice": False}
    axis = {"values": list(range(1, largest + 1)), "format": "d", "grid": True}
    place: Spec = {
        "x": {"field": "x", "type": "quantitative", "title": x_title, "scale": scale, "axis": axis},
        "y": {"field": "y", "type": "quantitative", "title": y_title, "scale": scale, "axis": axis},
    }
    colour = {
        "condition": [
            {"test": "datum.good === true", "value": OTHER},
            {"test": "datum.good === false", "value": CHOSEN},
        ],
        "value": "#6b6b6b",
    }
    return specification(
        width=300,
        height=300,
        layer=[
            _cut("x", middle),
            _cut("y", middle),
            *_corners(corners, 0.55, largest + 0.45),
            {
                "data": {"name": "rows"},
                "mark": {"type": "circle", **_UNSAID, "size": 620, "opacity": 1},
                "encoding": {**place, "color": colour, "tooltip": SAID},
            },
            {
                "data": {"name": "rows"},
                "mark": {
                    "type": "text",
                    **_UNSAID,
                    "fontSize": 12,
                    "fontWeight": "bold",
                    "fill": "#ffffff",
                },
                "encoding": {**place, "text": {"field": "mark"}, "tooltip": SAID},
            },
        ],
    )


def _corners(texts: Sequence[str], low: float, high: float) -> list[Spec]:
    """Return the names of the fields in the corners of a map."""
    places = [(low, high), (high, high), (low, low), (high, low)]
    return [
        {
            "data": {"values": [{"cx": x, "cy": y, "text": text}]},
            "mark": {
                "type": "text",
                **_UNSAID,
                "align": "left" if x == low else "right",
                "baseline": "top" if y == high else "bottom",
                "fontStyle": "italic",
            },
            "encoding": {
                "x": {"field": "cx", "type": "quantitative"},
                "y": {"field": "cy", "type": "quantitative"},
                "text": {"field": "text"},
            },
        }
        for text, (x, y) in zip(texts, places, strict=True)
    ]


def _cut(axis: str, at: float) -> Spec:
    return {
        "data": {"values": [{"at": at}]},
        "mark": {"type": "rule", **_UNSAID, "strokeDash": [5, 4], "color": "#8a8378"},
        "encoding": {axis: {"field": "at", "type": "quantitative"}},
    }


def day_course(*, x_title: str, levels: Sequence[str]) -> Spec:
    """Return the course of a meeting: bars from ``start`` to ``end`` on rows named ``level``.

    Data ``rows``: ``start`` and ``end`` (minutes), ``level`` (one of ``levels``, top first),
    ``said`` (shown on hovering).
    """
    return specification(
        width=330,
        height={"step": 26},
        data={"name": "rows"},
        mark={"type": "bar", **_UNSAID, "color": OTHER, "stroke": "#ffffff"},
        encoding={
            "y": {
                "field": "level",
                "type": "nominal",
                "sort": list(levels),
                "scale": {"domain": list(levels)},
                "title": None,
            },
            "x": {"field": "start", "type": "quantitative", "title": x_title},
            "x2": {"field": "end"},
            "tooltip": SAID,
        },
    )


def to_svg(spec: Mapping[str, Any], data: Mapping[str, Rows]) -> str:
    """Draw a chart as SVG text whose numbers are rounded, equal on every processor.

    Raises:
        ImportError: In the browser, where vl-convert does not exist.
    """
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(
        json.dumps(whole(spec, data)), vl_version=VEGA_LITE, format_locale=_LOCALE
    )
    return rounded(drawn)


def whole(spec: Mapping[str, Any], data: Mapping[str, Rows]) -> Spec:
    """Return a specification with its data in it."""
    return {**spec, "datasets": {name: list(rows) for name, rows in data.items()}}


#: Decimal comma and a no-break space between thousands.
_LOCALE: Spec = {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", " zł"]}


def rounded(svg: str) -> str:
    """Return a drawing whose numbers are equal on every processor."""
    return re.sub(r"-?\d+\.\d{2,}", lambda match: f"{float(match[0]):.1f}", svg)
