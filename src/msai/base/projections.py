"""Polish plane coordinates and degrees: PL-1992, the zones of PL-2000, WGS 84 and ETRS89.

The formula is Krüger's series for the transverse Mercator (Gauss-Krüger) projection as in Karney,
"Transverse Mercator with an accuracy of a few nanometers", Journal of Geodesy 85 (2011), 475-485,
equations 7-11 and 35-36, cut after the fourth order: within a micrometre near Poland. Parameters
of the systems: regulation of the Council of Ministers of 15 October 2012 on the national system of
spatial references, annex 2; the numbers are EPSG's. WGS 84 and ETRS89 differ by less than a metre
and are taken for one here, as on every map of a municipality.
"""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass
from functools import cached_property

#: The ellipsoid GRS 80: half of its long axis in metres, its flattening and eccentricity.
_AXIS, _FLATTENING = 6_378_137.0, 1 / 298.257222101
_SQUARE = _FLATTENING * (2 - _FLATTENING)
_ECCENTRICITY = math.sqrt(_SQUARE)
_N = _FLATTENING / (2 - _FLATTENING)
#: Radius of a circle as long as a meridian.
_RADIUS = _AXIS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_FORWARD = (
    _N / 2 - 2 / 3 * _N**2 + 5 / 16 * _N**3 + 41 / 180 * _N**4,
    13 / 48 * _N**2 - 3 / 5 * _N**3 + 557 / 1440 * _N**4,
    61 / 240 * _N**3 - 103 / 140 * _N**4,
    49561 / 161280 * _N**4,
)
_BACKWARD = (
    _N / 2 - 2 / 3 * _N**2 + 37 / 96 * _N**3 - 1 / 360 * _N**4,
    1 / 48 * _N**2 + 1 / 15 * _N**3 - 437 / 1440 * _N**4,
    17 / 480 * _N**3 - 37 / 840 * _N**4,
    4397 / 161280 * _N**4,
)
#: Steps after which Newton's method has the latitude to the last digit.
_STEPS = 4
#: Degrees from the central meridian, and of the sphere's angle, where the series still holds.
_WIDEST = 30.0
_NOWHERE = (math.inf, math.inf)

Point = tuple[float, float]


@dataclass(frozen=True)
class TransverseMercator:
    """A plane system.

    Attributes:
        meridian: Longitude of its middle, in degrees.
        scale: Of lengths on that meridian.
        east: Added to the easting, in metres.
        north: Added to the northing, in metres.
    """

    meridian: float
    scale: float
    east: float
    north: float = 0.0

    @cached_property
    def _unit(self) -> float:
        return self.scale * _RADIUS

    def metres(self, longitude: float, latitude: float) -> Point:
        """Return easting and northing; infinite far away from the system's middle."""
        away = longitude - self.meridian
        if not (abs(latitude) < 90 and abs(away) <= _WIDEST):
            return _NOWHERE
        turned, slope = math.radians(away), _conformal(math.tan(math.radians(latitude)))
        across = math.asinh(math.sin(turned) / math.hypot(slope, math.cos(turned)))
        plain = complex(math.atan2(slope, math.cos(turned)), across)
        place = plain + _series(_FORWARD, plain)
        return self.east + self._unit * place.imag, self.north + self._unit * place.real

    def degrees(self, east: float, north: float) -> Point:
        """Return longitude and latitude; infinite far away from the system's middle."""
        place = complex((north - self.north) / self._unit, (east - self.east) / self._unit)
        if not (abs(place.real) < math.pi / 2 and abs(place.imag) <= math.radians(_WIDEST)):
            return _NOWHERE
        plain = place - _series(_BACKWARD, place)
        across = math.sinh(plain.imag)
        latitude = _slope(math.sin(plain.real) / math.hypot(across, math.cos(plain.real)))
        turned = math.atan2(across, math.cos(plain.real))
        return self.meridian + math.degrees(turned), math.degrees(math.atan(latitude))


def _series(factors: tuple[float, ...], angle: complex) -> complex:
    terms = (factor * cmath.sin(2 * at * angle) for at, factor in enumerate(factors, start=1))
    return sum(terms, complex(0))


def _conformal(slope: float) -> float:
    """Return the tangent of the conformal latitude for that of the geographic one."""
    long = math.hypot(1, slope)
    bent = math.sinh(_ECCENTRICITY * math.atanh(_ECCENTRICITY * slope / long))
    return slope * math.hypot(1, bent) - bent * long


def _slope(conformal: float) -> float:
    """Return the tangent of the geographic latitude for that of the conformal one."""
    slope = conformal
    for _step in range(_STEPS):
        now = _conformal(slope)
        grows = (1 + (1 - _SQUARE) * slope**2) / ((1 - _SQUARE) * math.hypot(1, slope))
        slope += (conformal - now) / math.hypot(1, now) * grows
    return slope


#: EPSG number → plane system: PL-1992 and the four zones of PL-2000.
PLANE = {2180: TransverseMercator(19, 0.9993, 500_000, -5_300_000)} | {
    2171 + zone: TransverseMercator(3 * zone, 0.999923, zone * 1_000_000 + 500_000)
    for zone in (5, 6, 7, 8)
}
#: EPSG numbers of degrees: WGS 84 and ETRS89.
DEGREES = frozenset({4326, 4258})


def transformed(point: Point, source: int, target: int) -> Point:
    """Return a point in another system, the eastern coordinate (longitude) first in both.

    Args:
        point: Coordinates in metres or degrees.
        source: EPSG number of their system, one of `PLANE` and `DEGREES`.
        target: EPSG number of the wanted system.

    Returns:
        Coordinates; infinite where the systems do not reach.

    Raises:
        KeyError: One of the systems is not known.
    """
    degrees = point if source in DEGREES else PLANE[source].degrees(*point)
    return degrees if target in DEGREES else PLANE[target].metres(*degrees)
