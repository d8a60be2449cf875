"""Bars and map of the same units: one meaning per colour, the chosen and the worst have names.

Both show rows with ``unit`` (name), ``index`` (no unit; None: there is none), ``shade`` (how far it
is from the average: above zero is worse), ``label`` (what stands at the bar), ``named`` (what
stands on the map; empty: nothing), ``chosen`` (true or false) and ``said`` (all of it in words).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from msai.base.charts import SAID, Rows, Spec, specification

#: From better than the average to worse; the ends hold 3:1 on light and on dark paper.
DIVERGING = ("#2f7f92", "#9cc5cc", "#efe6d8", "#e0a468", "#b4530f")
#: Outline of what is chosen, and of the rest.
_CHOSEN, _OTHER = "#000000", "#8a8378"
#: A name on the map, and the ground around its letters; both whatever the theme is.
_NAME, _GROUND = "#1d1a16", "#ffffff"
#: Pixels of letters in a chart.
_LETTERS = 12

#: Parts of the map's width and height that a name takes.
_WIDE, _HIGH = 0.32, 0.07
#: Coordinates in metres, to the east and to the north.
Place: TypeAlias = tuple[int, int]

_SHADE: Spec = {
    "field": "shade",
    "type": "quantitative",
    "scale": {"domainMid": 0, "range": list(DIVERGING)},
    "legend": None,
}
_MISSING: Spec = {"test": "!isValid(datum.index)"}


def _outline(usual: float) -> Spec:
    chosen = {"test": "datum.chosen"}
    return {
        "stroke": {"condition": {**chosen, "value": _CHOSEN}, "value": _OTHER},
        "strokeWidth": {"condition": {**chosen, "value": 2.5}, "value": usual},
    }


def ranking(*, title: str, bar_height: int = 19) -> Spec:
    """Return a bar chart of units, most degraded on top; ``title`` is that of its axis."""
    unit: Spec = {"field": "unit", "type": "nominal", "sort": None, "title": None}
    axis = {"labels": False, "ticks": False, "domain": False, "grid": False}
    index: Spec = {"field": "index", "type": "quantitative", "title": title, "axis": axis}
    bars = {
        "mark": {"type": "bar", "aria": False, "cursor": "pointer"},
        "encoding": {"color": _SHADE, "tooltip": SAID, **_outline(0.6)},
    }
    return specification(
        width=210,
        height={"step": bar_height},
        data={"name": "rows"},
        encoding={"y": unit, "x": {**index, "scale": {"padding": 44}}},
        layer=[
            bars,
            _at_the_bar("datum.index >= 0", "left", 5),
            _at_the_bar("datum.index < 0", "right", -5),
        ],
    )


def _at_the_bar(which: str, align: str, shift: int) -> Spec:
    return {
        "transform": [{"filter": which}],
        "mark": {"type": "text", "aria": False, "align": align, "dx": shift},
        "encoding": {"text": {"field": "label"}},
    }


def area_map(*, features: Rows) -> Spec:
    """Return a map of units; ``features``: GeoJSON in metres with ``properties["unit"]``."""
    taken = ["index", "shade", "named", "chosen", "said"]
    rows = {"lookup": "unit", "from": {"data": {"name": "rows"}, "key": "unit", "fields": taken}}
    shapes: Spec = {
        "data": {"values": list(features)},
        "transform": [{"calculate": "datum.properties.unit", "as": "unit"}, rows],
        "mark": {"type": "geoshape", "aria": False, "cursor": "pointer", "strokeJoin": "round"},
        "encoding": {
            # What has no index is no better than the rest: it has no colour and a dashed outline.
            "color": {
                **_SHADE,
                "condition": {**_MISSING, "value": "transparent"},
            },
            "strokeDash": {
                "condition": {**_MISSING, "value": [4, 3]},
                "value": [],
            },
            "tooltip": SAID,
            **_outline(0.6),
        },
    }
    # The outline of a neighbour drawn later would lie over half of it.
    outlines: Spec = {
        **shapes,
        "transform": [*shapes["transform"], {"filter": "datum.chosen"}],
        "mark": {**shapes["mark"], "fill": "transparent", "stroke": _CHOSEN, "strokeWidth": 2.5},
        "encoding": {"tooltip": SAID},
    }
    places = [{"unit": unit, "x": x, "y": y} for unit, (x, y) in middles(features).items()]
    return specification(
        width=330,
        height=330,
        projection={"type": "identity", "reflectY": True},
        layer=[shapes, outlines, *(_names(places, rows, mark) for mark in _LETTERINGS)],
    )


#: Letters, and under them the same ones thick in the colour of the ground.
_LETTERINGS: tuple[Spec, ...] = (
    {"stroke": _GROUND, "strokeWidth": 4, "strokeJoin": "round", "fill": _GROUND},
    {"fill": _NAME},
)


def _names(places: Sequence[Mapping[str, Any]], rows: Spec, mark: Spec) -> Spec:
    return {
        "data": {"values": list(places)},
        "transform": [rows, {"filter": "datum.named"}],
        "mark": {"type": "text", "aria": False, "fontSize": _LETTERS, "fontWeight": "bold", **mark},
        "encoding": {
            "longitude": {"field": "x", "type": "quantitative"},
            "latitude": {"field": "y", "type": "quantitative"},
            "text": {"field": "named"},
        },
    }


def middles(features: Rows) -> dict[str, Place]:
    """Return where the name of each unit stands: the centre of its largest part (metres)."""
    return {str(feature["properties"]["unit"]): _middle(feature) for feature in features}


def without_crowding(named: Mapping[str, str], places: Mapping[str, Place]) -> dict[str, str]:
    """Return names of units in the order of their weight; one that would lie on another is a sign.

    Args:
        named: What stands at each unit, what matters most first.
        places: Where (metres).
    """
    across, along = ([place[at] for place in places.values()] for at in (0, 1))
    wide, high = (max(of, default=0) - min(of, default=0) for of in (across, along))
    kept: dict[str, str] = {}
    for unit, name in named.items():
        x, y = places.get(unit, (0, 0))
        taken = [places[other] for other, said in kept.items() if len(said) > 1 and other in places]
        free = all(abs(x - x2) > wide * _WIDE or abs(y - y2) > high * _HIGH for x2, y2 in taken)
        kept[unit] = name if free else name[:1] if name.startswith("✓") else ""
    return kept


def _middle(feature: Mapping[str, Any]) -> Place:
    shape = feature["geometry"]
    parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    _area, x, y = max(_centre(part[0]) for part in parts)
    return round(x), round(y)


def _centre(ring: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    """Return area and centroid of a ring (shoelace formula)."""
    doubled = x = y = 0.0
    # Counted from its own corner: coordinates in metres are large.
    left, low = ring[0][0], ring[0][1]
    corners = [(point[0] - left, point[1] - low) for point in ring]
    for (x1, y1), (x2, y2) in pairwise(corners):
        cross = x1 * y2 - x2 * y1
        doubled, x, y = doubled + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not doubled:
        return 0.0, left, low
    return abs(doubled) / 2, left + x / (3 * doubled), low + y / (3 * doubled)
