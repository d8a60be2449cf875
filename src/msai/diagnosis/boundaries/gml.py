"""Areas of a GML file: 2 (``coordinates``), 3.1 and 3.2 (``posList``, ``pos``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml

from msai.base.i18n import catalogue
from msai.diagnosis.boundaries.areas import AreaFile, FoundArea, Ring, known_system, refused

_, _n = catalogue("diagnosis")

_MEMBERS = frozenset({"featureMember", "member"})
_POLYGONS = frozenset({"Polygon", "PolygonPatch"})
#: Geometries that are no areas, as they are called in a file.
_OTHERS = frozenset({"Point", "LineString", "Curve", "MultiPoint", "MultiCurve", "MultiLineString"})
#: Long names that promise the order of EPSG's registry, where north comes first in our systems.
_OF_REGISTRY = ("urn:", "http://www.opengis.net/def/crs/", "https://www.opengis.net/def/crs/")


def read_gml(parts: Mapping[str, bytes]) -> AreaFile:
    """Return the areas of a file.

    Raises:
        BoundaryError: Its system is not known or not one, or it declares entities.
        ParseError, ValueError: It is no GML.
    """
    (content,) = parts.values()
    root = safe_root(content)
    systems = {value for one in root.iter() if (value := one.attrib.get("srsName"))}
    numbers = {known_system(system) for system in systems}
    if len(numbers) != 1:
        raise refused(
            "no_projection",
            _("The file does not name one system of coordinates."),
            _("Save it in EPSG:2180."),
        )
    members = [one for one in root.iter() if _local(one) in _MEMBERS]
    members += [one for many in root.iter() if _local(many) == "featureMembers" for one in many]
    north_first = any(system.lower().startswith(_OF_REGISTRY) for system in systems)
    north_first = north_first and not any(system.upper().endswith("CRS84") for system in systems)
    return AreaFile([_area(one) for one in members], numbers.pop(), north_first)


def safe_root(content: bytes) -> Xml.Element:
    """Return the root of XML from strangers, refusing any that declares entities.

    Raises:
        BoundaryError: It has a document type: entities can make gigabytes of a few lines.
        ParseError: It is no XML.
    """
    # In UTF-16 the words below would have other bytes.
    plain = content.replace(b"\x00", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise refused(
            "unsafe_xml",
            _("The file contains instructions that boundaries do not need."),
            _("Export the boundaries once more, for example from QGIS."),
        )
    return Xml.fromstring(content)


def _area(member: Xml.Element) -> FoundArea:
    polygons = [_rings(one) for one in member.iter() if _local(one) in _POLYGONS]
    polygons = [rings for rings in polygons if rings]
    others = (_local(one) for one in member.iter() if _local(one) in _OTHERS)
    words = {_local(one): (one.text or "").strip() for one in member.iter() if not len(one)}
    return FoundArea(words, polygons, "" if polygons else next(others, "empty"))


def _rings(polygon: Xml.Element) -> list[Ring]:
    rings = [one for one in polygon.iter() if _local(one) == "LinearRing"] or [polygon]
    return [points for one in rings if (points := _points(one))]


def _points(ring: Xml.Element) -> Ring:
    for one in ring.iter():
        if _local(one) == "posList":
            return _pairs(_numbers(one.text), int(one.get("srsDimension") or 2))
        if _local(one) == "coordinates":
            return [_pair(text.split(",")) for text in (one.text or "").split()]
    return [_pair((one.text or "").split()) for one in ring.iter() if _local(one) == "pos"]


def _pairs(numbers: Sequence[float], dimension: int) -> Ring:
    if len(numbers) % dimension:
        raise ValueError("coordinates are not pairs")
    return list(zip(numbers[::dimension], numbers[1::dimension], strict=True))


def _pair(texts: Sequence[str]) -> tuple[float, float]:
    return float(texts[0]), float(texts[1])


def _numbers(text: str | None) -> list[float]:
    return [float(number) for number in (text or "").split()]


def _local(element: Xml.Element) -> str:
    return str(element.tag).rpartition("}")[2]
