"""The shapes in which offices hold numbers: exports of GUS, yearbooks, workbooks, boundaries.

Every function returns the bytes of one file and gives the same bytes for the same numbers.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import openpyxl
import shapefile
from pyproj import CRS

Cell = str | int | float | None
Row = Sequence[Cell]
Ring = Sequence[tuple[float, float]]

MADE_UP = "Dane zmyślone na potrzeby ćwiczeń kursu."
#: What GUS calls the columns of its lists; before "Rok" stands what the values differ in.
LIST_END = ("Rok", "Wartosc", "Jednostka miary", "Atrybut")
_EPOCH = (2026, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")
_GRID = "urn:ogc:def:crs:EPSG::2180"


def csv_file(rows: Iterable[Row], *, encoding: str = "utf-8", end: str = "") -> bytes:
    """Return rows as CSV with semicolons and decimal commas; BDL ends each line with one more."""
    lines = (";".join(map(_as_text, row)) + end for row in rows)
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def workbook(sheets: Mapping[str, Sequence[Row]], merged: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook; ``merged`` names places of sheets whose cells are one, such as C1:D1."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for place in (merged or {}).get(title, "").split():
            sheet.merge_cells(place)
    out = io.BytesIO()
    book.save(out)
    return _same_always(out.getvalue())


def bdl_sheets(name: str, rows: Sequence[Row]) -> dict[str, Sequence[Row]]:
    """Return the two sheets of a workbook of BDL: words first, then the table."""
    words: list[Row] = [["Bank Danych Lokalnych – wzór eksportu"], [MADE_UP], [name]]
    return {"OPIS": words, "TABLICA": rows}


def geojson(rings: Mapping[str, Ring], made: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return boundaries as GeoJSON in EPSG:2180, easting first."""
    features = [
        {
            "type": "Feature",
            "properties": dict(made[name]),
            "geometry": {"type": "Polygon", "coordinates": [[list(point) for point in ring]]},
        }
        for name, ring in rings.items()
    ]
    crs = {"type": "name", "properties": {"name": _GRID}}
    whole = {"type": "FeatureCollection", "opis": MADE_UP, "crs": crs, "features": features}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def zipped_shapefile(rings: Mapping[str, Ring], name: str) -> bytes:
    """Return boundaries as a Shapefile in EPSG:2180 with letters of Windows, in a ZIP."""
    parts = {kind: io.BytesIO() for kind in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, encoding="cp1250") as writer:
        writer.field("NAZWA", "C", 40)
        for unit, ring in rings.items():
            # The format wants outer rings clockwise.
            writer.poly([list(reversed(ring))])
            writer.record(unit)
        writer.close()
    files = {kind: part.getvalue() for kind, part in parts.items()}
    # Bytes 1 to 3 of a DBF are the day of its making.
    files["dbf"] = files["dbf"][:1] + bytes((126, 1, 1)) + files["dbf"][4:]
    files["prj"] = CRS.from_epsg(2180).to_wkt("WKT1_ESRI").encode()
    files["cpg"] = b"1250"
    return _zipped({f"{name}.{kind}": content for kind, content in files.items()})


def gml(rings: Mapping[str, Ring]) -> bytes:
    """Return boundaries as GML 3.2 in EPSG:2180, northing first as the system has it."""
    members = "\n".join(
        f"  <gml:featureMember><u:Osiedle><u:nazwa>{name}</u:nazwa><u:geometria>"
        f'<gml:Polygon srsName="{_GRID}"><gml:exterior><gml:LinearRing><gml:posList>'
        f"{' '.join(f'{north:.0f} {east:.0f}' for east, north in ring)}"
        "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
        "</u:geometria></u:Osiedle></gml:featureMember>"
        for name, ring in rings.items()
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<!-- {MADE_UP} -->\n"
        '<u:Granice xmlns:u="urn:msai:cwiczenia" xmlns:gml="http://www.opengis.net/gml/3.2">\n'
        f"{members}\n</u:Granice>\n"
    )
    return text.encode()


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    text = str(cell)
    return f'"{text}"' if ";" in text else text


def _same_always(content: bytes) -> bytes:
    """Return a workbook without the time of its making."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        made = {one: old.read(one) for one in old.namelist()}
    time = rb"\g<1>2026-01-01T00:00:00Z\g<2>"
    return _zipped({name: _TIMES.sub(time, part) for name, part in made.items()})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
