"""Boundaries of units: GeoJSON, Shapefile or GML in PL-1992 or WGS 84 → features in EPSG:2180."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from defusedxml import ElementTree  # type: ignore[import-untyped]
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from msai_course.editions.errors import EditionError

#: PL-1992, and the geographic systems that coincide with WGS 84 at our scale.
METRIC = 2180
KNOWN = {METRIC: "PL-1992", 4326: "WGS 84", 4258: "ETRS89"}
#: Poland in EPSG:2180 with some room around: easting and northing in metres.
EAST, NORTH = (100_000, 900_000), (80_000, 850_000)
_CODE = re.compile(r"(\d{4,5})\D*$")

Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Boundary:
    """One area as a file has it.

    Attributes:
        words: Attributes, one of which holds the unit's name.
        polygons: Polygons, each a list of rings, in the file's system and order of axes.
    """

    words: dict[str, str]
    polygons: list[list[Ring]]


@dataclass(frozen=True)
class Boundaries:
    """All areas of a file and its reference system; ``swapped``: north comes first."""

    areas: Sequence[Boundary]
    epsg: int
    swapped: bool = False


def read_shapes(path: Path, units: Iterable[str]) -> list[dict[str, Any]]:
    """Return GeoJSON features of the units, with ``properties["name"]`` as the table has it.

    Raises:
        EditionError: The file is unreadable, its reference system unknown, coordinates outside
            Poland, or names of units and boundaries do not match.
    """
    if not path.is_file():
        raise _error(path, "no_boundaries", "Nie ma takiego pliku.", "Sprawdź ścieżkę.")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        hint = f"Zapisz granice jako: {', '.join(READERS)}."
        raise _error(path, "boundary_kind", "Nieznany rodzaj pliku z granicami.", hint)
    try:
        found = reader(path)
    except EditionError:
        raise
    except Exception as error:  # parsers of three formats, each with errors of its own
        message = f"Nie da się odczytać granic: {error}."
        raise _error(path, "broken_boundaries", message, "Zapisz plik jeszcze raz.") from error
    names = _matched(found.areas, list(units), path)
    return [_feature(area, names[at], found, path) for at, area in enumerate(found.areas)]


def _geojson(path: Path) -> Boundaries:
    content = json.loads(path.read_text(encoding="utf-8-sig"))
    # RFC 7946: without a declaration coordinates are WGS 84; the old "crs" member may say more.
    system = content.get("crs", {}).get("properties", {}).get("name", "EPSG:4326")
    areas = [
        Boundary(_words(one.get("properties") or {}), _polygons(one["geometry"]))
        for one in content["features"]
    ]
    return Boundaries(areas, _epsg(system, path))


def _shapefile(path: Path) -> Boundaries:
    import shapefile

    projection = path.with_suffix(".prj")
    if not projection.is_file():
        hint = "Dołącz plik .prj; zapisz granice w PL-1992 (EPSG:2180)."
        raise _error(path, "no_projection", "Obok nie ma pliku .prj z układem.", hint)
    with shapefile.Reader(str(path), encoding=_encoding(path), encodingErrors="replace") as reader:
        areas = [
            Boundary(_words(one.record.as_dict()), _polygons(one.shape.__geo_interface__))
            for one in reader.iterShapeRecords()
        ]
    return Boundaries(areas, _epsg(projection.read_text(encoding="utf-8"), path))


def _gml(path: Path) -> Boundaries:
    root = ElementTree.fromstring(path.read_bytes())
    systems = {value for one in root.iter() if (value := one.attrib.get("srsName"))}
    if len(systems) != 1:
        raise _error(path, "no_projection", "Plik nie mówi o jednym układzie.", "Użyj EPSG:2180.")
    system = systems.pop()
    members = [one for one in root.iter() if _local(one) in {"featureMember", "member"}]
    areas = [Boundary(_gml_words(one), list(_gml_polygons(one))) for one in members]
    # Long names of systems promise the order of axes of EPSG: north first in both of ours.
    return Boundaries(areas, _epsg(system, path), swapped=not system.upper().startswith("EPSG:"))


READERS: dict[str, Callable[[Path], Boundaries]] = {
    ".geojson": _geojson, ".json": _geojson, ".shp": _shapefile, ".gml": _gml,
}  # fmt: skip


def _gml_words(member: Any) -> dict[str, str]:
    return {_local(one): (one.text or "").strip() for one in member.iter() if not len(one)}


def _gml_polygons(member: Any) -> Iterator[list[Ring]]:
    for polygon in member.iter():
        if _local(polygon) in {"Polygon", "PolygonPatch"}:
            lists = [one for one in polygon.iter() if _local(one) == "posList"]
            yield [_pairs([float(n) for n in (one.text or "").split()]) for one in lists]


def _pairs(numbers: Sequence[float]) -> Ring:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _words(properties: dict[str, Any]) -> dict[str, str]:
    return {str(key): str(value).strip() for key, value in properties.items() if value is not None}


def _polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    many = geometry["coordinates"]
    if geometry["type"] not in {"Polygon", "MultiPolygon"}:
        raise ValueError(f"{geometry['type']} to nie obszar")
    many = [many] if geometry["type"] == "Polygon" else many
    return [[[(float(p[0]), float(p[1])) for p in ring] for ring in one] for one in many]


def _encoding(path: Path) -> str:
    declared = path.with_suffix(".cpg")
    return declared.read_text(encoding="ascii").strip() if declared.is_file() else "cp1250"


def _epsg(system: str, path: Path) -> int:
    code = _code(system)
    if code not in KNOWN:
        message = f"Układ współrzędnych nie jest znany: {system[:60]}."
        hint = "Zapisz granice w PL-1992 (EPSG:2180) albo WGS 84 (EPSG:4326)."
        raise _error(path, "unknown_projection", message, hint)
    return code


def _code(system: str) -> int | None:
    if system.upper().endswith("CRS84"):
        return 4326
    if match := _CODE.search(system.strip()):
        return int(match[1])
    try:
        code = CRS.from_user_input(system).to_epsg(min_confidence=25)
    except CRSError:
        return None
    return int(code) if code else None


def _matched(areas: Sequence[Boundary], units: list[str], path: Path) -> dict[int, str]:
    """Return the unit of each area by the attribute that fits best."""
    by_name = {_folded(unit): unit for unit in units}
    keys = sorted({key for area in areas for key in area.words})
    best = max(keys, key=lambda key: len(_hits(areas, key, by_name)), default="")
    hits = _hits(areas, best, by_name)
    strangers = [a.words.get(best, "?") for at, a in enumerate(areas) if at not in hits]
    lonely = [unit for unit in units if unit not in hits.values()]
    if strangers or lonely or len(set(hits.values())) != len(areas):
        message = "Nazwy granic i jednostek z tabeli się nie zgadzają."
        told = (("tylko w granicach", strangers), ("tylko w tabeli", lonely))
        lists = [f"{where}: {', '.join(sorted(names)[:10])}" for where, names in told if names]
        hint = f"{'; '.join(lists) or 'nazwy się powtarzają'}. Ujednolić nazwy."
        raise _error(path, "names_differ", message, hint)
    return hits


def _hits(areas: Sequence[Boundary], key: str, by_name: dict[str, str]) -> dict[int, str]:
    found = ((at, by_name.get(_folded(area.words.get(key, "")))) for at, area in enumerate(areas))
    return {at: unit for at, unit in found if unit}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _feature(area: Boundary, name: str, found: Boundaries, path: Path) -> dict[str, Any]:
    polygons = [[_metric(ring, found, path) for ring in rings] for rings in area.polygons]
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def _metric(ring: Ring, found: Boundaries, path: Path) -> list[list[int]]:
    first, second = zip(*ring, strict=True)
    east, north = (second, first) if found.swapped else (first, second)
    if found.epsg != METRIC:
        east, north = _transformer(found.epsg).transform(east, north)
    if not (_within(east, EAST) and _within(north, NORTH)):
        message = "Współrzędne leżą poza Polską."
        hint = "Sprawdź układ i kolejność współrzędnych (najpierw wschodnia)."
        raise _error(path, "outside_poland", message, hint)
    # Whole metres are enough for a map on a page.
    return [[round(x), round(y)] for x, y in zip(east, north, strict=True)]


@cache
def _transformer(epsg: int) -> Transformer:
    return Transformer.from_crs(epsg, METRIC, always_xy=True)


def _within(values: Sequence[float], limits: tuple[float, float]) -> bool:
    return limits[0] <= min(values) and max(values) <= limits[1]


def _error(path: Path, code: str, message: str, hint: str) -> EditionError:
    return EditionError.one(f"granice {path.name}", code, message, hint)
