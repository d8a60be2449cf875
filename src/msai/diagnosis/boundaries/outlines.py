"""Outlines of the units of a table from a file: found, placed, checked, ready for a map."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msai.base.i18n import catalogue
from msai.diagnosis.boundaries.areas import BoundaryError, FoundArea
from msai.diagnosis.boundaries.joining import named
from msai.diagnosis.boundaries.opening import read_areas
from msai.diagnosis.boundaries.placing import Placement, placement
from msai.diagnosis.boundaries.validity import crossing, is_ring
from msai.diagnosis.importing.teryt import codes_among
from msai.diagnosis.table import UnitTable
from msai.errors import Problem

_, _n = catalogue("diagnosis")

Feature = dict[str, Any]
#: Metres to which thinned outlines are rounded, one after the other.
_GRIDS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class UnitOutlines:
    """Outlines of the units.

    Attributes:
        features: GeoJSON features in EPSG:2180 (whole metres, easting first), each with
            ``properties["name"]`` as the table has it.
        notes: What of it a person should look at.
    """

    features: tuple[Feature, ...]
    notes: tuple[Problem, ...] = ()


def read_outlines(
    files: Mapping[str, bytes],
    units: Sequence[str],
    *,
    codes: Sequence[str] = (),
    same: Mapping[str, str] | None = None,
) -> UnitOutlines:
    """Return the outlines of the units.

    Args:
        files: What somebody chose: content by file name.
        units: Names of the units, each once.
        codes: Their codes of the register of territory (TERYT), if the table has any.
        same: Unit → name in the file that somebody confirmed to be the same.

    Raises:
        BoundaryError: The file cannot be read, its system is unknown, it lies outside Poland, units
            have no area there, or an area is broken; ``near`` suggests similar names.
        ModuleNotFoundError: The page has not fetched pyshp yet (`msai.widgets.modules`).
    """
    found = read_areas(files)
    mine = named(found.areas, units, codes, same)
    if problems := list(_no_areas(mine.areas)):
        raise BoundaryError(problems)
    place = placement(found, codes)
    if problems := [p for unit, area in mine.areas.items() for p in _broken(unit, area, place)]:
        raise BoundaryError(problems)
    features = tuple(_feature(unit, area, place) for unit, area in mine.areas.items())
    return UnitOutlines(features, (*mine.notes, *place.notes))


def outlines_of(
    table: UnitTable, files: Mapping[str, bytes], same: Mapping[str, str] | None = None
) -> UnitOutlines:
    """Return the outlines of the units of a table; see `read_outlines`."""
    names = table.attributes.columns
    codes = codes_among((str(name), table.attributes[name].tolist()) for name in names)
    return read_outlines(files, list(map(str, table.frame.index)), codes=codes, same=same)


def thinned(features: Sequence[Feature], largest: int) -> list[Feature]:
    """Return outlines that take at most so many characters as JSON, if a grid of 100 m does it.

    Points are rounded to a grid, the same for all units: borders of neighbours stay one line.
    """
    thin: list[Feature] = list(features)
    for grid in _GRIDS:
        thin = [_on_grid(one, grid) for one in features]
        if len(json.dumps(thin, separators=(",", ":"))) <= largest:
            break
    return thin


def _on_grid(feature: Feature, grid: int) -> Feature:
    polygons = [
        [thin for ring in rings if len(thin := _rounded(ring, grid)) > 3]
        for rings in feature["geometry"]["coordinates"]
    ]
    # An island smaller than the grid is left out, but never a whole unit.
    kept = [rings for rings in polygons if rings] or feature["geometry"]["coordinates"][:1]
    return {**feature, "geometry": {"type": "MultiPolygon", "coordinates": kept}}


def _rounded(ring: Sequence[Sequence[float]], grid: int) -> list[list[int]]:
    points: list[list[int]] = []
    for x, y in ring:
        point = [round(x / grid) * grid, round(y / grid) * grid]
        if not points or point != points[-1]:
            points.append(point)
    return points


def _no_areas(areas: Mapping[str, FoundArea]) -> Iterator[Problem]:
    hint = _("Leave one area (a polygon or several) for this unit.")
    for unit, area in areas.items():
        if area.kind == "empty":
            message = _("The object of this unit is empty.")
            yield Problem(unit, None, "no_polygon", message, hint)
        elif area.kind:
            message = _("The object of this unit is no area, but {kind}.").format(kind=area.kind)
            yield Problem(unit, None, "no_polygon", message, hint)


def _broken(unit: str, area: FoundArea, place: Placement) -> Iterator[Problem]:
    hint = _("Repair it, in QGIS: “Fix geometries”, and save the file again.")
    for ring in (place.metres(ring) for rings in area.polygons for ring in rings):
        if not is_ring(ring):
            message = _("The outline of this unit has too few points to be an area.")
            yield Problem(unit, None, "broken_area", message, hint)
            return
        if (point := crossing(ring)) is not None:
            message = _("The outline of this unit crosses itself, at {east}, {north} (EPSG:2180).")
            said = message.format(east=round(point[0]), north=round(point[1]))
            yield Problem(unit, None, "self_crossing", said, hint)
            return


def _feature(unit: str, area: FoundArea, place: Placement) -> Feature:
    # Whole metres are enough for a map on a page.
    polygons = [
        [[[round(x), round(y)] for x, y in place.metres(ring)] for ring in rings]
        for rings in area.polygons
    ]
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": {"name": unit}, "geometry": geometry}
