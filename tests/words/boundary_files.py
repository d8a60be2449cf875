"""Boundaries of invented units as offices and programs write them."""

import io
import json
import zipfile

import shapefile
from pyproj import CRS, Transformer

#: Where the invented places lie, EPSG:2180: near Warsaw, in mazowieckie.
EAST, NORTH = 637_000, 487_000
NAMES = ("Stary Rynek", "Zalesie", "Łąkowa")


def square(at, side=1000):
    """A square of EPSG:2180, counted from west to east."""
    east, north = EAST + at * side, NORTH
    return [(east, north), (east, north + side), (east + side, north + side),
            (east + side, north), (east, north)]  # fmt: skip


def in_system(ring, epsg):
    turned = Transformer.from_crs(2180, epsg, always_xy=True)
    return [turned.transform(*point) for point in ring]


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [list(map(list, ring)) for ring in rings]}


def geojson(features, epsg=2180):
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{epsg}"}}
    found = {"type": "FeatureCollection", "crs": crs, "features": features}
    return {"granice.geojson": json.dumps(found).encode()}


def named_squares(names=NAMES, epsg=2180, **more):
    made = [feature(polygon(in_system(square(at), epsg)), nazwa=name, **more)
            for at, name in enumerate(names)]  # fmt: skip
    return geojson(made, epsg)


def gml(system, names=NAMES, *, epsg=2180, north_first, extra=""):
    def listed(at):
        points = in_system(square(at), epsg)
        return " ".join(f"{n!r}" for p in points for n in (p[::-1] if north_first else p))

    members = "".join(
        f"<m:member><m:U><m:nazwa>{name}</m:nazwa>{extra}<g:Polygon srsName='{system}'>"
        f"<g:exterior><g:LinearRing><g:posList>{listed(at)}</g:posList></g:LinearRing></g:exterior>"
        "</g:Polygon></m:U></m:member>"
        for at, name in enumerate(names)
    )
    text = f"<m:C xmlns:m='m' xmlns:g='http://www.opengis.net/gml/3.2'>{members}</m:C>"
    return {"granice.gml": text.encode()}


def shapefile_parts(names=NAMES, *, epsg=2180, letters="cp1250"):
    streams = {kind: io.BytesIO() for kind in ("shp", "shx", "dbf")}
    with shapefile.Writer(**streams, encoding=letters) as writer:
        writer.field("NAZWA", "C")
        for at, name in enumerate(names):
            writer.poly([in_system(square(at), epsg)])
            writer.record(name)
        writer.close()
    parts = {f"granice.{kind}": stream.getvalue() for kind, stream in streams.items()}
    return parts | {"granice.prj": CRS.from_epsg(epsg).to_wkt("WKT1_ESRI").encode()}


def zipped(parts, folder="dane/"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"{folder}{name}", content)
    return {"granice.zip": packed.getvalue()}
