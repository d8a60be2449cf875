"""The map: every point belongs to the unit whose site is nearest; borders are bent a little.

Corners and bends of borders are shared by the neighbours and stand on whole metres, so that the
units tile the municipality without gaps and overlaps.
"""

from __future__ import annotations

import math
from itertools import pairwise

from .model import Municipality, Point, stream

Ring = list[Point]
#: Corners closer than this (metres) are one corner.
SNAP = 2.0
#: Borders longer than this (metres) get a bend, at most BEND of their length off the line.
BEND_FROM, BEND = 260.0, 0.09
OUTLINE_CORNERS = 13


def rings(town: Municipality) -> dict[str, Ring]:
    """Return the closed, counter-clockwise ring of each unit, in metres of EPSG:2180."""
    sites = {unit.id: (unit.site[0] * 1000, unit.site[1] * 1000) for unit in town.units}
    cells = {name: cell(name, sites, outline(town)) for name in sites}
    corners = snapped(cells)
    bends = bent_edges(town.seed, corners)
    return {name: to_map(closed(ring, bends), town.centre) for name, ring in corners.items()}


def outline(town: Municipality) -> Ring:
    """Return the border of the municipality: an uneven, convex polygon."""
    rng = stream(town.seed, "outline")
    turns = (range(OUTLINE_CORNERS) + rng.uniform(-0.3, 0.3, OUTLINE_CORNERS)) / OUTLINE_CORNERS
    east, north = (1000 * radius for radius in town.radii)
    return [(east * math.cos(math.tau * t), north * math.sin(math.tau * t)) for t in turns]


def cell(name: str, sites: dict[str, Point], border: Ring) -> Ring:
    """Return the part of the border's inside that is nearest to the named site."""
    ring = border
    for other, site in sites.items():
        if other != name:
            ring = nearer_half(ring, sites[name], site)
    return ring


def nearer_half(ring: Ring, site: Point, other: Point) -> Ring:
    """Clip a convex ring at the bisector of two points (Sutherland and Hodgman 1974)."""

    def excess(point: Point) -> float:
        return math.dist(point, site) ** 2 - math.dist(point, other) ** 2

    kept: Ring = []
    for start, end in pairwise([*ring, ring[0]]):
        before, after = excess(start), excess(end)
        if before <= 0:
            kept.append(start)
        if before * after < 0:
            share = before / (before - after)
            kept.append(tuple(a + share * (b - a) for a, b in zip(start, end, strict=True)))  # type: ignore[arg-type]
    return kept


def snapped(cells: dict[str, Ring]) -> dict[str, Ring]:
    """Return the rings with shared corners made identical and on whole metres."""
    known: Ring = []

    def corner(point: Point) -> Point:
        for found in known:
            if math.dist(found, point) < SNAP:
                return found
        known.append((float(round(point[0])), float(round(point[1]))))
        return known[-1]

    snapped_rings = {name: [corner(point) for point in ring] for name, ring in cells.items()}
    return {name: without_repeats(ring) for name, ring in snapped_rings.items()}


def without_repeats(ring: Ring) -> Ring:
    """Drop a corner that repeats the one before it."""
    return [point for before, point in pairwise([ring[-1], *ring]) if point != before]


def bent_edges(seed: int, corners: dict[str, Ring]) -> dict[frozenset[Point], Point]:
    """Return the bend of each long border, one for both neighbours."""
    edges = {frozenset(edge) for ring in corners.values() for edge in pairwise([*ring, ring[0]])}
    rng = stream(seed, "bends")
    bends = {}
    for edge in sorted(edges, key=sorted):
        (x1, y1), (x2, y2) = sorted(edge)
        offset = rng.uniform(-BEND, BEND)
        if math.hypot(x2 - x1, y2 - y1) > BEND_FROM:
            middle = ((x1 + x2) / 2 - offset * (y2 - y1), (y1 + y2) / 2 + offset * (x2 - x1))
            bends[edge] = (float(round(middle[0])), float(round(middle[1])))
    return bends


def closed(ring: Ring, bends: dict[frozenset[Point], Point]) -> Ring:
    """Return the ring with the bends put in and its first corner repeated at the end."""
    points: Ring = []
    for edge in pairwise([*ring, ring[0]]):
        points.append(edge[0])
        points.extend([bends[frozenset(edge)]] if frozenset(edge) in bends else [])
    return [*points, points[0]]


def to_map(ring: Ring, centre: Point) -> Ring:
    """Move a ring to its place in the national grid."""
    return [(x + centre[0], y + centre[1]) for x, y in ring]


def area_ha(ring: Ring) -> float:
    """Return the area of a closed ring in hectares, to 100 m² (shoelace formula)."""
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return round(doubled / 2 / 10_000, 2)
