"""Which units are neighbours: their outlines touch, or nearly so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

#: Metres between outlines that are still neighbours: digitised apart and thinned, they gape.
GAP = 30.0


def neighbours(features: Sequence[Mapping[str, Any]], gap: float = GAP) -> dict[str, set[str]]:
    """Return the names of the neighbours of each unit.

    Args:
        features: GeoJSON multipolygons in metres with ``properties["name"]``.
        gap: Greatest distance of neighbours.
    """
    names = [str(one["properties"]["name"]) for one in features]
    segments = [_segments(one["geometry"]) for one in features]
    boxes = [(one.min(axis=(0, 1)), one.max(axis=(0, 1))) for one in segments]
    near: dict[str, set[str]] = {name: set() for name in names}
    for one, two in combinations(range(len(names)), 2):
        apart = np.maximum(boxes[one][0] - boxes[two][1], boxes[two][0] - boxes[one][1])
        if apart.max() <= gap and _touch(segments[one], segments[two], gap):
            near[names[one]].add(names[two])
            near[names[two]].add(names[one])
    return near


def _segments(geometry: Mapping[str, Any]) -> np.ndarray:
    """Return the segments of all rings: (number, end, coordinate)."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    rings = (np.array(ring, dtype=float)[:, :2] for polygon in polygons for ring in polygon)
    return np.concatenate([np.stack([ring[:-1], ring[1:]], axis=1) for ring in rings])


def _touch(one: np.ndarray, two: np.ndarray, gap: float) -> bool:
    """Tell whether a corner of either lies at a segment of the other."""
    return any(_distance(a[:, 0], b) <= gap for a, b in ((one, two), (two, one)))


def _distance(points: np.ndarray, segments: np.ndarray) -> float:
    """Return the least distance of points from segments."""
    start, along = segments[:, 0], segments[:, 1] - segments[:, 0]
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    away = points[:, None, :] - start[None]
    share = np.clip((away * along).sum(axis=2) / length, 0, 1)
    return float(np.sqrt(((away - share[..., None] * along) ** 2).sum(axis=2)).min())
