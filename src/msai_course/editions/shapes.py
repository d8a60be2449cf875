"""Boundaries of units (GeoJSON, Shapefile, GML) in a Polish system or WGS 84 → EPSG:2180."""

from __future__ import annotations

import codecs
import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from defusedxml import ElementTree  # type: ignore[import-untyped]

from msai.base.faults import is_of_content
from msai.base.projections import DEGREES, PLANE, transformed
from msai.base.spatial_systems import epsg_of
from msai_course.editions.errors import EditionError

#: PL-1992, the zones of PL-2000 (a county's maps), and what coincides with WGS 84 at our scale.
METRIC = 2180
KNOWN = DEGREES.union(PLANE)
#: Poland in EPSG:2180 with some room around: easting and northing in metres.
EAST, NORTH = (100_000, 900_000), (80_000, 850_000)
#: What a Shapefile cannot do without, beside the file that is named.
_SHAPEFILE = {".dbf": "z nazwami jednostek", ".prj": "z układem współrzędnych"}
#: Encodings that say nothing of themselves: what only UTF-8 can read comes first.
_ENCODINGS = ("utf-8", "cp1250")
#: Names listed at most where they do not match.
MOST_NAMES = 10

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


#: What taking a file apart raises that does not have the shape of its format.
_MALFORMED = (LookupError, ValueError, TypeError, OSError, RecursionError)


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
        if not isinstance(error, _MALFORMED) and not is_of_content(error, "shapefile"):
            raise
        hint = "Wyeksportuj granice jeszcze raz, na przykład z programu QGIS."
        message = "Nie da się odczytać granic z tego pliku."
        raise _error(path, "broken_boundaries", message, hint) from error
    names = _matched(found.areas, list(units), path)
    return [_feature(area, names[at], found, path) for at, area in enumerate(found.areas)]


def _geojson(path: Path) -> Boundaries:
    content = _object(json.loads(path.read_text(encoding="utf-8-sig")))
    # RFC 7946: without a declaration coordinates are WGS 84; the old "crs" member may say more.
    declared = _object(_object(content.get("crs") or {}).get("properties") or {})
    system = str(declared.get("name", "EPSG:4326"))
    areas = [
        Boundary(_words(_object(one.get("properties") or {})), _polygons(one["geometry"], path))
        for one in map(_object, content["features"])
    ]
    return Boundaries(areas, _epsg(system, path))


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def _shapefile(path: Path) -> Boundaries:
    for kind, purpose in _SHAPEFILE.items():
        if not path.with_suffix(kind).is_file():
            message = f"Obok nie ma pliku {kind} {purpose}."
            hint = "Skopiuj wszystkie pliki o tej nazwie: .shp, .shx, .dbf, .prj."
            raise _error(path, "incomplete_shapefile", message, hint)
    projection = path.with_suffix(".prj").read_text(encoding="utf-8")
    return Boundaries(_shapes_in(path, _encodings(path)), _epsg(projection, path))


def _shapes_in(path: Path, encodings: Sequence[str]) -> list[Boundary]:
    import shapefile

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of a .cpg that names no encoding
            reader = shapefile.Reader(str(path), encoding=encodings[0])
        with reader:
            return [
                Boundary(_words(one.record.as_dict()), _polygons(one.shape.__geo_interface__, path))
                for one in reader.iterShapeRecords()
            ]
    except (UnicodeDecodeError, shapefile.ShapefileException):
        if not encodings[1:]:
            raise
        return _shapes_in(path, encodings[1:])


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


def _polygons(geometry: dict[str, Any] | None, path: Path) -> list[list[Ring]]:
    shape = _object(geometry or {"type": "", "coordinates": []})
    kind, many = shape["type"], shape["coordinates"]
    if kind not in ("Polygon", "MultiPolygon") or not many:
        message = "Plik ma obiekt, który nie jest obszarem (punkt, linia albo nic)."
        raise _error(path, "no_polygon", message, "Zostaw w pliku same obszary jednostek.")
    many = [many] if kind == "Polygon" else many
    return [[[(float(p[0]), float(p[1])) for p in ring] for ring in one] for one in many]


def _encodings(path: Path) -> Sequence[str]:
    """Return what to try: the declared encoding where Python knows it, else the usual ones."""
    declared = path.with_suffix(".cpg")
    try:
        name = declared.read_text(encoding="ascii").strip() if declared.is_file() else ""
        return (codecs.lookup(name).name,)
    except (LookupError, ValueError):
        return _ENCODINGS


def _epsg(system: str, path: Path) -> int:
    code = epsg_of(system)
    if code not in KNOWN:
        message = f"Układ współrzędnych nie jest znany: {system[:60]}."
        hint = "Zapisz granice w PL-1992 (EPSG:2180), PL-2000 albo WGS 84 (EPSG:4326)."
        raise _error(path, "unknown_projection", message, hint)
    return code


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
        told = (("Tylko w granicach", strangers), ("Tylko w tabeli", lonely))
        lists = [f"{where}: {_some(names)}." for where, names in told if names]
        hint = f"{' '.join(lists) or 'Nazwy się powtarzają.'} Popraw nazwy w jednym z plików."
        raise _error(path, "names_differ", message, hint)
    return hits


def _some(names: list[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(sorted(names)[:MOST_NAMES]) + (f" i inne ({more})" if more > 0 else "")


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
    points = [(second, first) for first, second in ring] if found.swapped else ring
    if found.epsg != METRIC:
        points = [transformed(point, found.epsg, METRIC) for point in points]
    east, north = zip(*points, strict=True)
    if not (_within(east, EAST) and _within(north, NORTH)):
        message = "Współrzędne leżą poza Polską."
        hint = "Sprawdź układ i kolejność współrzędnych (najpierw wschodnia)."
        raise _error(path, "outside_poland", message, hint)
    # Whole metres are enough for a map on a page.
    return [[round(x), round(y)] for x, y in points]


def _within(values: Sequence[float], limits: tuple[float, float]) -> bool:
    return all(limits[0] <= value <= limits[1] for value in values)


def _error(path: Path, code: str, message: str, hint: str) -> EditionError:
    return EditionError.one(f"granice {path.name}", code, message, hint)
