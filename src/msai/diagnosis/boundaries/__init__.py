"""Boundaries of units from GeoJSON, GML and Shapefiles, for the page and for an edition alike."""

from __future__ import annotations

from msai.diagnosis.boundaries.areas import BoundaryError
from msai.diagnosis.boundaries.neighbours import neighbours
from msai.diagnosis.boundaries.opening import ACCEPTED, ARCHIVE, READERS
from msai.diagnosis.boundaries.outlines import UnitOutlines, outlines_of, read_outlines, thinned

__all__ = [
    "ACCEPTED",
    "ARCHIVE",
    "READERS",
    "BoundaryError",
    "UnitOutlines",
    "neighbours",
    "outlines_of",
    "read_outlines",
    "thinned",
]
