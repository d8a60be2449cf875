"""Which system of coordinates a file speaks of: by number, by name, or in a ``.prj`` file."""

from __future__ import annotations

import re

from msai.base.projections import PLANE, TransverseMercator

#: Half of the long axis of GRS 80 and of WGS 84, in metres.
_AXIS = 6_378_137.0
_NUMBER = re.compile(r"(?<![\w.])\d{4,5}$")
_ZONE = re.compile(r"cs\s*2000\s*(?:/\s*(?P<meridian>15|18|21|24)|zone\s*(?P<zone>[5-8]))")
_DEGREES = {"wgs 84": 4326, "wgs84": 4326, "etrs89": 4258}
_WKT = re.compile(r"[A-Za-z_]+\s*\[")
_GEOGRAPHIC = re.compile(r"(?:GEOGCS|GEOGCRS)\s*\[", re.IGNORECASE)
#: The number of the whole stands last; those of its parts stand inside.
_IDENTIFIER = re.compile(
    r'(?:ID|AUTHORITY)\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$', re.IGNORECASE
)
_SPHEROID = re.compile(r'(?:SPHEROID|ELLIPSOID)\s*\[\s*"[^"]*"\s*,\s*([\d.]+)', re.IGNORECASE)
_DATUM = re.compile(r'(?:DATUM|ENSEMBLE)\s*\[\s*"([^"]*)"', re.IGNORECASE)
_PARAMETER = re.compile(r'PARAMETER\s*\[\s*"([^"]+)"\s*,\s*([-+.\deE]+)', re.IGNORECASE)
_GAUSS = re.compile(r"transverse[ _]mercator|gauss[ _]kruger", re.IGNORECASE)
#: Words of datums, folded → number of their degrees.
_DATUMS = {
    "wgs1984": 4326,
    "wgs84": 4326,
    "worldgeodeticsystem1984": 4326,
    "etrs": 4258,
    "europeanterrestrial": 4258,
    "etrf2000": 4258,
}
#: Names of the parameters in both dialects of WKT.
_NAMES = (
    ("central_meridian", "longitude_of_natural_origin"),
    ("scale_factor", "scale_factor_at_natural_origin"),
    ("false_easting", "false_easting"),
    ("false_northing", "false_northing"),
)


def epsg_of(system: str) -> int | None:
    """Return the EPSG number of a system as files name it.

    Args:
        system: Such as ``EPSG:2180``, ``urn:ogc:def:crs:EPSG::2178``, ``ETRS89 / Poland CS92`` or
            the content of a ``.prj`` file (WKT of both versions and of ESRI).

    Returns:
        The number, which may be one that is not among ours; None: not recognised.
    """
    system = system.strip()
    if system.upper().endswith("CRS84"):
        return 4326
    if _WKT.match(system):
        return _described(system)
    if match := _NUMBER.search(system):
        return int(match[0])
    return _named(" ".join(system.casefold().split()))


def _named(name: str) -> int | None:
    if match := _ZONE.search(name):
        return 2171 + int(match["zone"] or int(match["meridian"]) // 3)
    return 2180 if re.search(r"\bcs\s*92$", name) else _DEGREES.get(name)


def _described(text: str) -> int | None:
    """Return the number of a WKT text: its own, or that of the system with its parameters."""
    if match := _IDENTIFIER.search(text):
        return int(match[1])
    spheroid = _SPHEROID.search(text)
    if spheroid is None or _number(spheroid[1]) != _AXIS:
        return None
    if _GEOGRAPHIC.match(text):
        return _by_datum(text)
    return _by_parameters(text) if _GAUSS.search(text) else None


def _by_datum(text: str) -> int | None:
    datum = _DATUM.search(text)
    name = re.sub(r"[\W_]", "", datum[1].casefold()) if datum else ""
    return next((number for word, number in _DATUMS.items() if word in name), None)


def _by_parameters(text: str) -> int | None:
    told = {
        re.sub(r"\W+", "_", name.casefold()): _number(value)
        for name, value in _PARAMETER.findall(text)
    }
    found = (told.get(first, told.get(second, 0.0)) for first, second in _NAMES)
    system = TransverseMercator(*found)
    return next((number for number, known in PLANE.items() if known == system), None)


def _number(digits: str) -> float:
    try:
        return float(digits)
    except ValueError:
        return 0.0
