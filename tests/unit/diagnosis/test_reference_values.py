"""Values of the county and the voivodeship stand beside one's own, and never in the index."""

import io
import math

import openpyxl
import pytest

from msai.diagnosis import examine, read_units, report_blocks, report_bytes
from msai.diagnosis.reference_values import reference_header, reference_rows, reference_values
from msai.diagnosis.schema import ColumnSchema, TableSchema

TABLE = """Nazwa;Ludność;Bezrobotni;Karty
Województwo X;2000000;98000;5000
Powiat A;10000;980;4
Gmina jeden (2);4000;460;20
Gmina dwa (2);3000;345;30
Gmina trzy (2);1000;115;10
"""
SCHEMA = TableSchema(
    "Nazwa",
    {
        "Bezrobotni": ColumnSchema("Bezrobotni"),
        "Karty": ColumnSchema("Karty"),
        "stopa": ColumnSchema("Bezrobocie", "social", 1, "%", "Bezrobotni", "Ludność", 100),
        "karty_na_100": ColumnSchema("Niebieskie Karty", "social", 1, "%", "Karty", "Ludność", 100),
    },
    population_column="Ludność",
    kind="areas",
)


@pytest.fixture(scope="module")
def table():
    return read_units(TABLE.encode(), schema=SCHEMA)


def test_ours_stand_beside_county_and_voivodeship(table):
    unemployed, _cards = reference_values(table)

    assert reference_header(table)[2:] == ["Województwo X", "Powiat A"]
    assert unemployed.ours == pytest.approx(11.5)
    assert unemployed.others == pytest.approx((4.9, 9.8))
    assert reference_rows(table)[0] == ["Bezrobocie (%)", "11,5", "4,9", "9,8"]


def test_a_small_count_of_a_larger_area_is_not_shown(table):
    cards = reference_values(table)[1]

    assert math.isnan(cards.others[1]) and not math.isnan(cards.others[0])


def test_report_and_workbook_have_them(table):
    result = examine(table)

    assert "Na tle większych obszarów" in str(report_blocks(result))
    book = openpyxl.load_workbook(io.BytesIO(report_bytes(result, ".xlsx")))
    cells = [cell.value for row in book["Na tle większych obszarów"].iter_rows() for cell in row]
    assert {"Powiat A", "Bezrobocie (%)"} <= set(cells)


def test_a_table_without_larger_areas_has_none():
    lines = [line for line in TABLE.splitlines() if line[0] in "NG"]
    alone = read_units("\n".join(lines).encode(), schema=SCHEMA)

    assert reference_values(alone) == []
    assert "Na tle" not in str(report_blocks(examine(alone)))
