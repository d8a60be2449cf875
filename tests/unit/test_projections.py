"""Coordinates of Polish systems: our formula against PROJ, names of systems as files write them."""

import math
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from msai.base.projections import DEGREES, PLANE, transformed
from msai.base.spatial_systems import epsg_of

#: Poland with its waters and some room around.
POINTS = st.tuples(st.floats(13.5, 24.8), st.floats(48.5, 55.5))
MILLIMETRE = 0.001


@cache
def proj(source, target):
    return Transformer.from_crs(source, target, always_xy=True)


@pytest.mark.parametrize("degrees", sorted(DEGREES))
@pytest.mark.parametrize("plane", sorted(PLANE))
@given(point=POINTS)
def test_metres_are_those_of_proj_to_a_millimetre(plane, degrees, point):
    theirs = proj(degrees, plane).transform(*point)

    assert transformed(point, degrees, plane) == pytest.approx(theirs, abs=MILLIMETRE, rel=0)


@pytest.mark.parametrize("source", sorted(PLANE))
@pytest.mark.parametrize("target", sorted(PLANE))
@given(point=POINTS)
def test_from_plane_to_plane_is_as_proj_has_it_and_back_again_is_the_same_place(
    source, target, point
):
    place = transformed(point, 4326, source)

    there = transformed(place, source, target)

    theirs = proj(source, target).transform(*place)
    assert there == pytest.approx(theirs, abs=MILLIMETRE, rel=0)
    assert transformed(there, target, source) == pytest.approx(place, abs=MILLIMETRE, rel=0)


@given(point=st.tuples(st.floats(), st.floats()), source=st.sampled_from([*PLANE, *DEGREES]))
def test_nonsense_leads_nowhere_and_never_fails(point, source):
    east, north = transformed(point, source, 2180)

    assert math.isinf(east) == math.isinf(north)
    assert not math.isnan(east + north)


def test_metres_said_to_be_degrees_lead_nowhere():
    assert transformed((637_000.0, 487_000.0), 4326, 2180) == (math.inf, math.inf)


@pytest.mark.parametrize("dialect", ["WKT1_ESRI", "WKT1_GDAL", "WKT2_2019"])
@pytest.mark.parametrize("number", sorted({*PLANE, *DEGREES}))
def test_the_text_of_a_prj_file_names_its_system(number, dialect):
    text = CRS.from_epsg(number).to_wkt(dialect, pretty=dialect != "WKT1_ESRI")

    assert epsg_of(text) == number


@pytest.mark.parametrize("number", [3857, 32633, 32634, 2172, 3120, 3035])
@pytest.mark.parametrize("dialect", ["WKT1_ESRI", "WKT1_GDAL", "WKT2_2019"])
def test_another_system_is_taken_for_none_of_ours(number, dialect):
    text = CRS.from_epsg(number).to_wkt(dialect)

    assert epsg_of(text) not in {*PLANE, *DEGREES}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("EPSG:2180", 2180),
        ("urn:ogc:def:crs:EPSG::2178", 2178),
        ("http://www.opengis.net/gml/srs/epsg.xml#2180", 2180),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("ETRS89 / Poland CS92", 2180),
        ("ETRF2000-PL / CS92", 2180),
        ("ETRS89 / Poland CS2000 zone 7", 2178),
        ("ETRF2000-PL / CS2000/24", 2179),
        ("WGS 84", 4326),
        ("ETRS89", 4258),
        ("EPSG:3857", 3857),
        ("Układ lokalny", None),
        ("", None),
        ("PROJCS[", None),
        ('GEOGCS["bez elipsoidy",DATUM["WGS_1984"]]', None),
        ('PROJCS["x",SPHEROID["x",6378137.0.0],PROJECTION["Transverse_Mercator"]]', None),
    ],
)
def test_a_system_is_recognised_by_its_name_or_not_at_all(name, number):
    assert epsg_of(name) == number


@given(st.text())
def test_any_text_is_a_system_or_none(text):
    assert epsg_of(text) is None or epsg_of(text) > 0
