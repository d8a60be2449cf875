"""Boundaries of units: any usual file and system, axes by place, joined by name or code."""

import itertools
import json

import pytest
from boundary_files import (
    NAMES,
    feature,
    geojson,
    gml,
    in_system,
    named_squares,
    polygon,
    shapefile_parts,
    square,
    zipped,
)
from hypothesis import given
from hypothesis import strategies as st

from msai.diagnosis import read_units
from msai.diagnosis.boundaries import (
    BoundaryError,
    neighbours,
    outlines_of,
    read_outlines,
    thinned,
)
from msai.diagnosis.boundaries.validity import crossing
from msai.diagnosis.importing.matching import matched
from msai.diagnosis.importing.unit_names import bare_name

SYSTEMS = (2180, 2176, 2177, 2178, 2179, 4258, 4326)


def rings(found):
    return {one["properties"]["name"]: one["geometry"]["coordinates"][0][0]
            for one in found.features}  # fmt: skip


def as_squares(names=NAMES):
    return {name: [list(point) for point in square(at)] for at, name in enumerate(names)}


def codes(error):
    return [one.code for one in error.value.problems]


@pytest.mark.parametrize("epsg", SYSTEMS)
def test_geojson_of_each_system_becomes_the_same_metres(epsg):
    assert rings(read_outlines(named_squares(epsg=epsg), NAMES)) == as_squares()


@pytest.mark.parametrize("epsg", SYSTEMS)
@pytest.mark.parametrize("letters", ["cp1250", "utf-8"])
def test_a_zipped_shapefile_of_each_system_becomes_the_same_metres(epsg, letters):
    files = zipped(shapefile_parts(epsg=epsg, letters=letters))

    assert rings(read_outlines(files, NAMES)) == as_squares()


@pytest.mark.parametrize("north_first", [True, False])
@pytest.mark.parametrize("epsg", [2178, 4258, 4326])
@pytest.mark.parametrize("name", ["EPSG:{}", "urn:ogc:def:crs:EPSG::{}",
                                  "http://www.opengis.net/gml/srs/epsg.xml#{}"])  # fmt: skip
def test_gml_in_zones_and_degrees_is_read_whatever_its_order_of_axes(name, epsg, north_first):
    files = gml(name.format(epsg), epsg=epsg, north_first=north_first)

    assert rings(read_outlines(files, NAMES)) == as_squares()


@pytest.mark.parametrize("extra", ["<m:teryt>1412034</m:teryt>", "<m:woj>MAZOWIECKIE</m:woj>"])
@pytest.mark.parametrize("north_first", [True, False])
@pytest.mark.parametrize("name", ["http://www.opengis.net/gml/srs/epsg.xml#2180",
                                  "urn:ogc:def:crs:EPSG::2180"])  # fmt: skip
def test_axes_of_pl_1992_follow_the_voivodeship_that_the_file_names(name, north_first, extra):
    found = read_outlines(gml(name, north_first=north_first, extra=extra), NAMES)

    assert rings(found) == as_squares()
    promised = name.startswith("urn")
    assert [one.code for one in found.notes] == (["axes_swapped"] * (promised != north_first))


def test_codes_of_the_table_tell_the_order_of_axes_as_well():
    files = gml("urn:ogc:def:crs:EPSG::2180", north_first=False)
    table = "Kod;Nazwa;Ludność;Bezrobotni\n" + "".join(
        f"141203{at};{name};{900 + at};{50 + at}\n" for at, name in enumerate(NAMES, start=1)
    )

    assert rings(outlines_of(read_units(table.encode()), files)) == as_squares()


def test_where_nothing_tells_the_order_the_place_is_said_to_be_checked():
    found = read_outlines(gml("EPSG:2180", north_first=False), NAMES)

    (note,) = found.notes
    assert note.code == "axes_by_convention"
    assert "mazowieckie" in note.message and "52,24° N, 21,03° E" in note.message


def test_more_areas_than_rows_are_left_out_and_that_is_told():
    found = read_outlines(named_squares((*NAMES, "Całe miasto")), NAMES[:2])

    assert list(rings(found)) == list(NAMES[:2])
    assert [one.code for one in found.notes] == ["other_areas", "axes_by_convention"]
    assert "Całe miasto" in found.notes[0].hint


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Osiedle Stary Rynek", "Stary Rynek"),
        ("STARY RYNEK", "Dzielnica Stary Rynek"),
        ("Stary–Rynek", "Stary-Rynek"),
        ("os. Stary Rynek", "Osiedle Stary Rynek"),
        ("Stary\xa0Rynek", "stary rynek"),
        ("Sołectwo Łąkowa", "LAKOWA"),
    ],
)
def test_a_name_is_the_same_whatever_its_dashes_letters_and_word_for_the_kind(theirs, ours):
    assert matched([ours], ["Inna", theirs]).pairs == {0: 1}


def test_two_that_differ_only_by_the_word_for_their_kind_stay_apart():
    assert matched(["Wschód", "Osiedle Wschód"], ["Osiedle Wschód", "Wschód"]).pairs == {0: 1, 1: 0}
    assert not matched(["Wschód"], ["Osiedle Wschód", "Dzielnica Wschód"]).pairs


@pytest.mark.parametrize("name", ["Osiedle", "Miasto", "M", "Gmina Gmina", ""])
def test_a_name_that_is_nothing_but_the_word_for_a_kind_keeps_a_word(name):
    assert bool(bare_name(name)) == bool(name)


def test_a_name_that_is_nearly_the_same_is_suggested_and_never_taken():
    files = named_squares(("Stary Rynek", "Zalesie Dolne", "Łąkowa"))
    with pytest.raises(BoundaryError, match="„Zalesie”: może „Zalesie Dolne”") as error:
        read_outlines(files, NAMES)
    assert error.value.near == {"Zalesie": ("Zalesie Dolne",)}

    found = read_outlines(files, NAMES, same={"Zalesie": "Zalesie Dolne"})

    assert rings(found) == as_squares()


def test_names_are_listed_of_the_attribute_that_names_units_and_of_no_other():
    made = [feature(polygon(square(at)), numer=str(900 + at), nazwa=name)
            for at, name in enumerate(("Rynek Nowy", "Zalesie", "Łąkowa"))]  # fmt: skip
    with pytest.raises(BoundaryError) as error:
        read_outlines(geojson(made), ["Podgórze", "Zalesie", "Łąkowa"])
    assert "„nazwa”" in str(error.value) and "Rynek Nowy" in str(error.value)
    assert "900" not in str(error.value)


def test_where_no_attribute_names_units_the_attributes_are_told():
    made = [feature(polygon(square(at)), OBJECTID=str(at), SHAPE_AREA="1") for at in range(3)]
    with pytest.raises(BoundaryError, match="OBJECTID, SHAPE_AREA"):
        read_outlines(geojson(made), NAMES)


def test_codes_join_where_names_differ():
    made = [feature(polygon(square(at)), JPT_KOD_JE=f"141203{at + 1}", JPT_NAZWA_="Ta sama")
            for at in range(3)]  # fmt: skip

    found = read_outlines(geojson(made), NAMES, codes=["1412031", "1412032", "1412033"])

    assert rings(found) == as_squares()


def test_two_areas_with_the_name_of_one_unit_are_named():
    with pytest.raises(BoundaryError, match="Zalesie") as error:
        read_outlines(named_squares(("Zalesie", "Zalesie", "Łąkowa")), ["Zalesie", "Łąkowa"])
    assert codes(error) == ["repeated_names"]


BOW = [(637_000, 487_000), (638_000, 488_000), (638_000, 487_000), (637_000, 488_000),
       (637_000, 487_000)]  # fmt: skip


@pytest.mark.parametrize(
    ("geometry", "code", "said"),
    [
        (polygon(BOW), "self_crossing", "637500, 487500"),
        ({"type": "GeometryCollection", "geometries": []}, "no_polygon", "GeometryCollection"),
        ({"type": "Point", "coordinates": [1, 2]}, "no_polygon", "Point"),
        (None, "no_polygon", "pusty"),
        (polygon(square(1)[:2]), "broken_area", "za mało punktów"),
    ],
)
def test_a_broken_area_is_named_by_its_unit_and_that_of_a_stranger_is_no_obstacle(
    geometry, code, said
):
    made = [feature(polygon(square(0)), nazwa="Rynek"), feature(geometry, nazwa="Zalesie")]
    with pytest.raises(BoundaryError, match=said) as error:
        read_outlines(geojson(made), ["Rynek", "Zalesie"])
    assert [(one.row, one.code) for one in error.value.problems] == [("Zalesie", code)]

    assert list(rings(read_outlines(geojson(made), ["Rynek"]))) == ["Rynek"]


def test_a_self_crossing_outline_is_found_in_degrees_too():
    made = [feature(polygon(in_system(BOW, 4326)), nazwa="Rynek")]
    with pytest.raises(BoundaryError) as error:
        read_outlines(geojson(made, 4326), ["Rynek"])
    assert codes(error) == ["self_crossing"]


@given(st.lists(st.floats(0, 6.28), min_size=3, max_size=40, unique=True),
       st.floats(1, 1e5), st.integers(0, 700_000))  # fmt: skip
def test_no_star_around_a_middle_crosses_itself(angles, size, away):
    """Rays in the order of their angles never meet but in the middle."""
    import math

    ring = [(away + size * (2 + at % 3) * math.cos(angle), size * (2 + at % 3) * math.sin(angle))
            for at, angle in enumerate(sorted(angles))]  # fmt: skip
    gaps = [b - a for a, b in zip(sorted(angles), [*sorted(angles)[1:], min(angles) + 6.2831853],
                                  strict=True)]  # fmt: skip
    if max(gaps) < 3.1:
        assert crossing(ring) is None


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=3, max_size=300))
def test_crossings_are_those_of_comparing_each_with_each(ring):
    def side(p, q, r):
        area = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
        return (area > 0) - (area < 0)

    closed = [*ring, ring[0]]
    lines = list(itertools.pairwise(closed))
    plain = any(
        side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0
        for at, (p, q) in enumerate(lines)
        for r, s in lines[:at]
    )
    assert (crossing(ring) is not None) == plain


@pytest.mark.parametrize("system", ["EPSG:3857", "EPSG:32634", "układ lokalny"])
def test_an_unknown_system_is_refused_in_words(system):
    with pytest.raises(BoundaryError) as error:
        read_outlines(gml(system, north_first=False), NAMES)
    assert codes(error) == ["unknown_projection"]


def test_metres_without_a_declared_system_lie_outside_poland():
    files = {"g.json": json.dumps({"features": [feature(polygon(square(0)), n="A")]}).encode()}
    with pytest.raises(BoundaryError) as error:
        read_outlines(files, ["A"])
    assert codes(error) == ["outside_poland"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"a.txt": b"x"}, "boundary_kind"),
        ({}, "boundary_kind"),
        ({"a.zip": b"PK\x03\x04zepsute"}, "broken_boundaries"),
        ({"a.gml": b"<a><b></a>"}, "broken_boundaries"),
        ({"a.gml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><a>&a;</a>"}, "unsafe_xml"),
        ({"a.gml": "<!DOCTYPE x [<!ENTITY a 'b'>]><a>&a;</a>".encode("utf-16")}, "unsafe_xml"),
        ({"a.geojson": b"{}", "b.geojson": b"{}"}, "several_boundaries"),
        ({"a.geojson": b'{"features": []}'}, "broken_boundaries"),
        ({"a.shp": b"x" * 200, "a.dbf": b"x", "a.prj": b"EPSG:2180"}, "broken_boundaries"),
        ({"a.shp": b"x"}, "incomplete_shapefile"),
        ({"a.geojson": b" " * 20_000_001}, "boundaries_too_big"),
        (zipped({"a.geojson": b" " * 80_000_001}), "boundaries_too_big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_used_is_refused_in_words(files, code):
    with pytest.raises(BoundaryError) as error:
        read_outlines(files, ["A"])
    assert codes(error) == [code]


@given(st.binary(max_size=300), st.sampled_from(["a.geojson", "a.gml", "a.zip", "a.shp"]))
def test_no_bytes_lead_to_anything_but_outlines_or_words(content, name):
    with pytest.raises(BoundaryError):
        read_outlines({name: content, "a.dbf": content, "a.prj": b"EPSG:2180"}, ["A"])


def test_thin_outlines_fit_and_neighbours_keep_one_border():
    wavy = [(637_000 + at * 3, 487_000 + (at % 7)) for at in range(3000)]
    upper = [*wavy, (646_000, 495_000), (637_000, 495_000), wavy[0]]
    lower = [*wavy, (646_000, 480_000), (637_000, 480_000), wavy[0]]
    made = [feature(polygon(upper), nazwa="A"), feature(polygon(lower), nazwa="B")]
    found = read_outlines(geojson(made), ["A", "B"])

    thin = thinned(found.features, 20_000)

    assert len(json.dumps(thin)) < 25_000 < len(json.dumps(found.features))
    first, second = ({tuple(p) for p in one["geometry"]["coordinates"][0][0]} for one in thin)
    assert len(first & second) > 100
    assert len(first ^ second) <= 6


@pytest.mark.parametrize(("side", "is_near"), [(1000, True), (1020, True), (1200, False)])
def test_neighbours_touch_or_nearly_so(side, is_near):
    features = [feature(polygon(square(at, 1000)), name=str(at)) for at in (0, 2)]
    between = polygon([(e + (side - 1000), n) for e, n in square(1)])
    near = neighbours([*features, feature(between, name="1")])

    assert ("1" in near["0"]) == is_near
    assert "2" not in near["0"]
