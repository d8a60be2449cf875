"""Rings that are no outline: too short, without a surface, or crossing themselves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Point = tuple[float, float]
#: Segments looked at together; the matrix of comparisons stays small.
_BLOCK = 256
_FEWEST = 3


def crossing(ring: Sequence[Point]) -> Point | None:
    """Return a place where a ring properly crosses itself; None: it does not.

    Segments that only touch or lie on each other are left alone: rounding makes such. Segments are
    sorted from west to east, so each meets only those that begin before it ends.
    """
    points = np.asarray(ring, dtype=float)
    if len(points) > 1 and (points[0] != points[-1]).any():
        points = np.vstack([points, points[:1]])
    # Around the origin the products keep their digits.
    origin = points.mean(axis=0)
    start, end = points[:-1] - origin, points[1:] - origin
    west = np.minimum(start[:, 0], end[:, 0])
    order = np.argsort(west, kind="stable")
    start, end, west = start[order], end[order], west[order]
    east = np.maximum(start[:, 0], end[:, 0])
    for first in range(0, len(start), _BLOCK):
        block = slice(first, first + _BLOCK)
        last = int(np.searchsorted(west, east[block].max(), side="right"))
        found = _meeting(start[block], end[block], start[first:last], end[first:last])
        if found is not None:
            return float(found[0] + origin[0]), float(found[1] + origin[1])
    return None


def _meeting(p: np.ndarray, q: np.ndarray, r: np.ndarray, s: np.ndarray) -> np.ndarray | None:
    """Return where a segment pq properly crosses a segment rs, by the signs of four areas."""
    here = _side(p, q, r) * _side(p, q, s) < 0
    there = (_side(r, s, p) * _side(r, s, q) < 0).T
    pairs = np.argwhere(here & there)
    if not len(pairs):
        return None
    i, j = pairs[0]
    along, across = q[i] - p[i], s[j] - r[j]
    share = _cross(r[j] - p[i], across) / _cross(along, across)
    return np.asarray(p[i] + share * along)


def _side(p: np.ndarray, q: np.ndarray, r: np.ndarray) -> np.ndarray:
    """Return the sign of the area pqr of each segment pq (rows) with each point r (columns)."""
    along = (q - p)[:, None, :]
    away = r[None, :, :] - p[:, None, :]
    return np.asarray(np.sign(_cross(along, away)))


def _cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])


def is_ring(ring: Sequence[Point]) -> bool:
    """Tell whether points can be an outline: at least three different ones, all finite."""
    return len(set(ring)) >= _FEWEST and bool(np.isfinite(np.asarray(ring)).all())
