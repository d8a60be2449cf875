"""What leaves the office: no small count, no raw numerator; boundaries of any usual kind."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
import shapefile
from municipality import SCHEMA, UNITS, borders, rows, square, write_borders, write_table
from pyproj import CRS, Transformer

from msai.diagnosis import numerators_of, read_units, template_xlsx
from msai.errors import TableError
from msai_course.editions.shapes import read_boundaries, read_shapes
from msai_course.editions.table import read_table, write_published
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.table import published


@pytest.fixture
def table(tmp_path):
    return read_table(write_table(tmp_path / "gmina.xlsx"))


def test_an_indicator_with_small_counts_stays_at_home(table):
    found = published(table, 5)
    assert "karty_na_100" not in found.indicators
    assert [one.code for one in found.left_out] == ["small_counts"]
    shown = numerators_of(table)[list(found.indicators)]
    assert not ((shown >= 1) & (shown < 5)).to_numpy().any()


def test_what_stays_at_home_names_the_units_with_small_counts_and_what_helps(table):
    (note,) = published(table, 5).left_out
    assert "(Rynek, Łąkowa, Zaścianek, Kolejowa i jeszcze 4)" in note.message
    assert "Wystarczy połączyć: " in note.hint and " + " in note.hint


def test_a_look_at_an_edition_says_where_its_boundaries_lie(tmp_path, table):
    path = write_borders(tmp_path / "g.geojson")
    (note,) = read_boundaries(path, table).notes
    assert note.row == "granice g.geojson" and "mazowieckie" in note.message


def test_the_template_as_it_is_lacks_a_second_sphere_and_that_is_told(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx()))
    for row in rows()[1:]:
        book["Dane"].append([row[0], row[1], row[2], 0, row[1] // 2, row[3]])
    book.save(tmp_path / "wzor.xlsx")
    with pytest.raises(EditionError) as error:
        read_table(tmp_path / "wzor.xlsx")
    assert [one.code for one in error.value.problems] == ["one_sphere"]


def test_published_files_hold_no_numerator(table, tmp_path):
    write_published(published(table, 5), tmp_path / "out", name="OPS")
    header = (tmp_path / "out" / "units.csv").read_text(encoding="utf-8").splitlines()[0]
    assert not {"Bezrobotni", "Zasiłki", "Karty"} & set(header.split(","))
    again = read_units(tmp_path / "out" / "units.csv",
                       schema=tmp_path / "out" / "units.schema.json")  # fmt: skip
    assert list(again.frame.index) == list(UNITS)
    assert again.frame["stopa_bezrobocia"].tolist() == pytest.approx(
        table.frame["stopa_bezrobocia"].tolist()
    )


def _rings(features):
    return {one["properties"]["name"]: one["geometry"]["coordinates"][0][0] for one in features}


def test_geojson_in_metres_stays_as_it_is(tmp_path):
    found = _rings(read_shapes(write_borders(tmp_path / "g.geojson"), UNITS))
    assert found["Rynek"] == square(0)


def test_geojson_in_degrees_becomes_metres(tmp_path):
    content = borders()
    del content["crs"]
    to_degrees = Transformer.from_crs(2180, 4326, always_xy=True)
    for one in content["features"]:
        ring = one["geometry"]["coordinates"][0]
        one["geometry"]["coordinates"] = [[list(to_degrees.transform(*point)) for point in ring]]
    (tmp_path / "g.geojson").write_text(json.dumps(content), encoding="utf-8")
    found = _rings(read_shapes(tmp_path / "g.geojson", UNITS))
    assert found["Źródlana"] == square(11)


def _shapefile(folder, *, letters="cp1250", epsg=2180):
    to_system = Transformer.from_crs(2180, epsg, always_xy=True)
    with shapefile.Writer(str(folder / "g"), encoding=letters) as writer:
        writer.field("NAZWA", "C")
        for at, name in enumerate(UNITS):
            writer.poly([[to_system.transform(*point) for point in square(at)]])
            writer.record(name)
    (folder / "g.prj").write_text(CRS.from_epsg(epsg).to_wkt("WKT1_ESRI"), encoding="utf-8")
    return folder / "g.shp"


@pytest.mark.parametrize("letters", ["cp1250", "utf-8"])
def test_a_shapefile_is_read_with_its_projection_and_letters(tmp_path, letters):
    assert _rings(read_shapes(_shapefile(tmp_path, letters=letters), UNITS))["Łąkowa"] == square(1)


@pytest.mark.parametrize("epsg", [4326, 4258, 2178])
def test_a_shapefile_of_another_known_system_becomes_metres(tmp_path, epsg):
    found = _rings(read_shapes(_shapefile(tmp_path, epsg=epsg), UNITS))
    assert found["Łąkowa"] == square(1)


def test_an_encoding_that_nobody_knows_is_no_obstacle(tmp_path):
    path = _shapefile(tmp_path, letters="utf-8")
    path.with_suffix(".cpg").write_text("nieznane", encoding="ascii")
    assert set(_rings(read_shapes(path, UNITS))) == set(UNITS)


@pytest.mark.parametrize("kind", [".dbf", ".prj"])
def test_a_shapefile_without_its_parts_is_told(tmp_path, codes, kind):
    path = _shapefile(tmp_path)
    path.with_suffix(kind).unlink()
    with pytest.raises(EditionError, match=kind) as error:
        read_shapes(path, UNITS)
    assert codes(error) == {"incomplete_shapefile"}


@pytest.mark.parametrize(
    "geometry",
    [None, {"type": "Point", "coordinates": [1, 2]}, {"type": "Polygon", "coordinates": []}],
)
def test_what_is_no_area_is_told(tmp_path, codes, geometry):
    content = borders()
    content["features"][0]["geometry"] = geometry
    (tmp_path / "g.geojson").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(EditionError) as error:
        read_shapes(tmp_path / "g.geojson", UNITS)
    assert codes(error) == {"no_polygon"}


@pytest.mark.parametrize(("name", "code"), [("t.pdf", "table_kind"), ("t.xlsx", "broken_table")])
def test_what_is_no_table_is_told(tmp_path, codes, name, code):
    (tmp_path / name).write_bytes(b"%PDF-1.7")
    with pytest.raises(EditionError, match=name) as error:
        read_table(tmp_path / name)
    assert codes(error) == {code}


def test_a_problem_in_a_table_names_the_file(tmp_path):
    (tmp_path / "wzor.xlsx").write_bytes(template_xlsx())
    with pytest.raises(TableError, match=r"wzor\.xlsx"):
        read_table(tmp_path / "wzor.xlsx")


def test_the_programme_gets_the_totals_of_the_municipality(table, tmp_path):
    write_published(published(table, 5), tmp_path / "out", name="OPS")
    out = tmp_path / "out" / "units.csv"
    known = read_units(out, schema=out.with_suffix(".schema.json")).description
    assert known.municipality_population == table.population.sum()
    assert known.municipality_area_ha == table.area_ha.sum()


@pytest.mark.parametrize("system", ["EPSG:2180", "urn:ogc:def:crs:EPSG::2180"])
def test_gml_follows_the_order_of_axes_of_its_system(tmp_path, system):
    swapped = system.startswith("urn")
    members = "".join(
        f"<m:member><m:U><m:nazwa>{name}</m:nazwa><m:Polygon srsName='{system}'><m:posList>"
        + " ".join(str(n) for p in square(at) for n in (reversed(p) if swapped else p))
        + "</m:posList></m:Polygon></m:U></m:member>"
        for at, name in enumerate(UNITS)
    )
    (tmp_path / "g.gml").write_text(f"<m:C xmlns:m='x'>{members}</m:C>", encoding="utf-8")
    assert _rings(read_shapes(tmp_path / "g.gml", UNITS))["Wólka"] == square(6)


def test_the_invented_table_is_what_the_schema_says():
    assert len(rows()) == 13
    assert set(SCHEMA.indicators) == {
        "stopa_bezrobocia", "udzial_zasilkow", "firmy_na_100", "azbest_na_100", "karty_na_100",
    }  # fmt: skip
