"""A map of units for paper: outlines, shades, numbers on the chosen ones and a key beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any

from msai.base import paper
from msai.base.charts import Spec
from msai.base.numbers import number_text
from msai.base.paper_marks import (
    GROUND,
    INK,
    LINE,
    PIXELS,
    QUIET,
    Mark,
    at,
    boxes,
    mixed,
    sheet,
    wrapped,
    written,
)

#: Pixels: widest and highest map, the key beside it, the air between.
_WIDEST, _HIGHEST, _KEY, _AIR = 400.0, 400.0, 196.0, 28.0
#: Shades from pale to strong, and the colour of what has no value.
_PALE, _STRONG = paper.day_colour(3).soft, paper.day_colour(3).strong
SHADES = tuple(mixed(_PALE, _STRONG, share) for share in (0, 0.33, 0.66, 1))
_NO_VALUE = GROUND
#: Pixels below a map for its scale bar.
_SCALE_ROOM = 26.0
#: Chosen units that are named in the key, at most.
MOST_NAMED = 14
#: A length of the scale bar is one of these, times a power of ten, in metres.
_ROUND = (1, 2, 5)

Point = tuple[float, float]
Feature = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MapUnit:
    """A unit: its GeoJSON geometry (metres), its class of values, its number if it is chosen.

    ``shade`` is a place in `SHADES`; None: no value. ``number`` 0: not chosen.
    """

    geometry: Feature
    shade: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class MapKey:
    """What stands beside a map: heading and words of the shades, of no value, of the chosen."""

    heading: str
    shades: Sequence[str]
    no_value: str
    chosen: str
    names: Sequence[str]


def map_on_paper(units: Sequence[MapUnit], key: MapKey) -> Spec:
    """Return a map in a metric system (such as EPSG:2180), north at the top, with a scale bar.

    Args:
        units: At least one; each has a surface (`has_surface`).
        key: Its ``names`` are those of the chosen units, by their numbers.
    """
    points = [point for unit in units for point in _points(unit.geometry)]
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    low, high = min(y for _x, y in points), max(y for _x, y in points)
    scale = min(_WIDEST / ((right - left) or 1), _HIGHEST / ((high - low) or 1))
    height = (high - low) * scale
    place = {"scale": scale, "translate": [-left * scale, high * scale]}
    shapes = [_shape(unit) for unit in sorted(units, key=lambda unit: unit.number > 0)]
    numbers = [
        {"px": (x - left) * scale, "py": (high - y) * scale, "text": str(unit.number)}
        for unit in units
        if unit.number
        for x, y in [_middle(unit.geometry)]
    ]
    beside, key_height = _key_marks(key)
    tall = max(height + _SCALE_ROOM, key_height)
    layer = [_shapes(shapes, place), *_numbers(numbers), *beside, *_scale_bar(scale, height)]
    return sheet(layer, plot=(PIXELS - 8, tall), sides=(4, 4, 4, 6))


def _shape(unit: MapUnit) -> dict[str, Any]:
    fill = _NO_VALUE if unit.shade is None else SHADES[unit.shade]
    line = {"stroke": INK, "wide": 2.5} if unit.number else {"stroke": QUIET, "wide": 0.6}
    return {"type": "Feature", "geometry": unit.geometry, "properties": {"fill": fill, **line}}


def _shapes(features: Sequence[Feature], place: Spec) -> Spec:
    def as_told(name: str, kind: str) -> Spec:
        return {"field": f"properties.{name}", "type": kind, "scale": None}

    return {
        "data": {"values": list(features)},
        "projection": {"type": "identity", "reflectY": True, **place},
        "mark": {"type": "geoshape", "strokeJoin": "round"},
        "encoding": {
            "fill": as_told("fill", "nominal"),
            "stroke": as_told("stroke", "nominal"),
            "strokeWidth": as_told("wide", "quantitative"),
        },
    }


def _numbers(rows: Sequence[Mapping[str, Any]]) -> list[Spec]:
    dots = {
        "data": {"values": list(rows)},
        "mark": {"type": "point", "shape": "circle", "size": 300, "opacity": 1, "fill": GROUND,
                 "stroke": INK, "strokeWidth": 1},
        "encoding": at(),
    }  # fmt: skip
    return [dots, written(rows, align="center", fontWeight="bold")]


def _key_marks(key: MapKey) -> tuple[list[Spec], float]:
    """Return the key and its height in pixels."""
    left, y = _WIDEST + _AIR, 8.0
    room = _KEY - 26
    texts: list[Mark] = []
    rows: list[Mark] = []
    dots: list[Mark] = []

    def write(text: str, room: float, *, inset: float = 0, lines: int = 2) -> float:
        told = wrapped(text, room, lines=lines)
        texts.append({"px": left + inset, "py": y, "text": told})
        return (told.count("\n") + 1) * LINE

    if key.heading:
        y += write(key.heading, _KEY) + 6
    labels = [*zip(SHADES, key.shades, strict=False), (_NO_VALUE, key.no_value)]
    for fill, words in filter(itemgetter(1), labels):
        rows.append({"px": left, "qx": left + 16, "py": y - 6, "qy": y + 6, "fill": fill})
        y += write(words, room, inset=24, lines=1) + 4
    y += 10 if rows else 0
    y += write(key.chosen, _KEY) + 8
    for number, name in enumerate(key.names[:MOST_NAMED], start=1):
        dots.append({"px": left + 8, "py": y, "text": str(number)})
        y += write(name, room, inset=24) + 5
    return [boxes(rows, stroke=QUIET, strokeWidth=0.6), *_numbers(dots), written(texts)], y


def _scale_bar(scale: float, top: float) -> list[Spec]:
    """Return a bar of a round length, about a quarter of the map wide."""
    wanted = _WIDEST / 4 / scale
    power = 10 ** math.floor(math.log10(wanted))
    metres = max(one * power for one in _ROUND if one * power <= wanted)
    told = f"{number_text(metres / 1000)} km" if metres >= 1000 else f"{number_text(metres)} m"
    y, wide = top + 16, metres * scale
    row = {"px": 0, "qx": wide, "py": y - 2, "qy": y + 2, "fill": INK}
    return [boxes([row]), written([{"px": wide + 6, "py": y, "text": told}], fill=QUIET)]


def has_surface(geometry: Any) -> bool:
    """Tell whether a geometry can be shown as a unit: a Polygon or MultiPolygon with points."""
    return isinstance(geometry, Mapping) and any(len(ring) > 2 for ring in _rings(geometry))


def _rings(geometry: Feature) -> Iterator[Sequence[Sequence[float]]]:
    """Yield the outer rings of a surface; other geometries have none."""
    coordinates = geometry.get("coordinates") or []
    if geometry.get("type") == "Polygon":
        yield from coordinates[:1]
    elif geometry.get("type") == "MultiPolygon":
        yield from (polygon[0] for polygon in coordinates if polygon)


def _points(geometry: Feature) -> Iterator[Point]:
    for ring in _rings(geometry):
        yield from ((point[0], point[1]) for point in ring)


def _middle(geometry: Feature) -> Point:
    """Return the centre of the largest ring, weighted by its surface (shoelace formula)."""
    return max((_centre(ring) for ring in _rings(geometry)), key=lambda found: found[1])[0]


def _centre(ring: Sequence[Sequence[float]]) -> tuple[Point, float]:
    """Return centre and surface of a ring; of one without a surface its first point."""
    first_x, first_y = ring[0][:2]
    surface = x = y = 0.0
    # Relative to the first point: coordinates of a whole country would eat up the digits.
    near = [(px - first_x, py - first_y) for px, py, *_rest in ring]
    for (ax, ay), (bx, by) in pairwise(near):
        cross = ax * by - bx * ay
        surface += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    if not surface:
        return (first_x, first_y), 0.0
    return (first_x + x / (3 * surface), first_y + y / (3 * surface)), abs(surface) / 2
