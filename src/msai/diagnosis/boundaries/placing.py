"""Coordinates of a file → EPSG:2180, easting first; the order of axes by where the areas fall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msai.base.i18n import catalogue
from msai.base.numbers import fixed_text
from msai.base.projections import transformed
from msai.diagnosis.boundaries.areas import AreaFile, FoundArea, Ring, refused
from msai.diagnosis.boundaries.regions import boxes_named, regions_at
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: PL-1992: whole Poland in one system, in metres.
METRIC = 2180
#: Poland in EPSG:2180 with some room around: easting and northing in metres.
EAST, NORTH = (100_000, 900_000), (80_000, 850_000)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placement:
    """How coordinates of a file are read.

    Attributes:
        epsg: Number of their system.
        swapped: Whether the northern one comes first.
        notes: What of it a person should look at.
    """

    epsg: int
    swapped: bool
    notes: tuple[Problem, ...] = ()

    def metres(self, ring: Sequence[Point]) -> Ring:
        """Return a ring in EPSG:2180, easting first; infinite where the systems do not reach."""
        points = [(second, first) for first, second in ring] if self.swapped else ring
        if self.epsg == METRIC:
            return list(points)
        return [transformed(point, self.epsg, METRIC) for point in points]


def placement(found: AreaFile, codes: Iterable[str] = ()) -> Placement:
    """Decide on the order of axes: what lies in Poland, then what lies in its own voivodeship.

    Args:
        found: The file.
        codes: Codes of the register of territory (TERYT) that the table has.

    Raises:
        BoundaryError: No order brings the areas into Poland.
    """
    promised = found.north_first
    orders = [promised] if found.order_is_certain else [promised, not promised]
    centres = {order: _centre(found, order) for order in orders}
    inside = {order: place for order, place in centres.items() if place and regions_at(*place)}
    if not inside:
        raise _outside()
    at_home = _at_home(found, inside, codes) if len(inside) > 1 else inside
    order = promised if promised in at_home else next(iter(at_home))
    notes = list(_notes(inside[order], order != promised, len(at_home) > 1))
    return Placement(found.epsg, order, tuple(notes))


def _at_home(found: AreaFile, inside: dict[bool, Point], codes: Iterable[str]) -> dict[bool, Point]:
    """Return the orders that put the areas where their codes or words say; all if none says."""
    names = dict.fromkeys(key for area in found.areas for key in area.words)
    columns = ([area.words.get(name, "") for area in found.areas] for name in names)
    boxes = boxes_named([list(codes), *columns])
    fitting = {
        order: place for order, place in inside.items() if any(box.holds(*place) for box in boxes)
    }
    return fitting or inside


def _centre(found: AreaFile, swapped: bool) -> Point | None:
    """Return the middle of all areas in degrees; None: some of them lie outside Poland."""
    place = Placement(found.epsg, swapped)
    points = [point for area in found.areas for point in place.metres(_corners(area))]
    if not points or not all(_in_poland(point) for point in points):
        return None
    east, north = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return transformed((east, north), METRIC, 4326)


def _corners(area: FoundArea) -> Ring:
    """Return corners of the box around an area: enough to see where it lies."""
    points = [point for rings in area.polygons for point in rings[0]]
    if not points:
        return []
    first, second = zip(*points, strict=True)
    ends = (min(first), max(first)), (min(second), max(second))
    return [(a, b) for a in ends[0] for b in ends[1]]


def _in_poland(point: Point) -> bool:
    return EAST[0] <= point[0] <= EAST[1] and NORTH[0] <= point[1] <= NORTH[1]


def _notes(place: Point, against_promise: bool, in_doubt: bool) -> Iterator[Problem]:
    where = _("{latitude}° N, {longitude}° E, voivodeship: {regions}").format(
        latitude=fixed_text(place[1], 2),
        longitude=fixed_text(place[0], 2),
        regions=_(" or ").join(regions_at(*place)),
    )
    if in_doubt:
        message = _("The middle of the boundaries lies at {place}.").format(place=where)
        hint = _("If that is not your municipality, the file has its axes the other way round.")
        yield Problem.of("axes_by_convention", message, hint)
    elif against_promise:
        message = _("The file has its axes the other way round than it says: they were swapped.")
        hint = _("Check the place: {place}.").format(place=where)
        yield Problem.of("axes_swapped", message, hint)


def _outside() -> Exception:
    return refused(
        "outside_poland",
        _("The coordinates lie outside Poland."),
        _("Check the system of coordinates and their order (easting first)."),
    )
