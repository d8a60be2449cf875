"""Areas of several levels in one table: one level is taken, the others are there to compare."""

import pytest

from msai.diagnosis import examine, read_units
from msai.diagnosis.importing.levels import level_of_word, read_levels
from msai.diagnosis.importing.teryt import full_codes, level_of

PARTS = ("Gmina trzy - miasto (4)", "Gmina trzy - obszar wiejski (5)")
WHOLE = ("Gmina jeden (1)", "Gmina dwa (2)", "Gmina trzy (3)")


@pytest.fixture
def nested(imports):
    def _read(**options):
        return read_units(imports / "nested_levels.csv", **options)

    return _read


def test_one_level_is_taken_and_said_and_the_others_are_values_to_compare_with(nested):
    table = nested()
    assert tuple(table.frame.index) == WHOLE
    assert set(table.references.index) == {"Powiat A", *PARTS}
    assert table.references.loc["Powiat A", "Bezrobotni"] == 500
    assert [w.code for w in table.warnings] == ["nested_levels"]
    assert "Powiat A" in table.warnings[0].hint and "gminy" in table.warnings[0].message


def test_articles_9_and_10_are_not_met_by_whole_municipalities(nested):
    result = examine(nested())
    assert result.area is None and not result.table.description.is_municipality
    assert set(result.index.index) == set(WHOLE)


def test_another_level_can_be_chosen_and_covers_the_same_people(nested):
    table = nested(level="part")
    assert set(table.frame.index) == {*WHOLE[:2], *PARTS}
    assert table.population.sum() == nested().population.sum() == 10_000


def test_a_level_that_the_table_lacks_is_not_obeyed(nested):
    assert tuple(nested(level="voivodeship").frame.index) == WHOLE


CODES = """Kod;Nazwa;Ludność;Bezrobotni
201000;Powiat bolesławiecki;90000;3100
201011;Bolesławiec;38000;1500
201022;Bolesławiec;14000;400
201043;Nowogrodziec;15000;700
201044;Nowogrodziec - miasto;4000;300
201045;Nowogrodziec - obszar wiejski;11000;400
201052;Warta Bolesławiecka;23000;500
"""


def test_codes_that_lost_their_zero_tell_the_level_and_stay_texts(table):
    read = table(CODES)
    names = ["Bolesławiec (0201011)", "Bolesławiec (0201022)", "Nowogrodziec"]
    assert list(read.frame.index) == [*names, "Warta Bolesławiecka"]
    assert list(read.attributes["Kod"]) == ["0201011", "0201022", "0201043", "0201052"]
    assert {w.code for w in read.warnings} == {"codes_completed", "names_repeat", "nested_levels"}


@pytest.mark.parametrize(
    ("cells", "full"),
    [
        (["0201011", "0201022"], ["0201011", "0201022"]),
        ([201011, 201022.0], ["0201011", "0201022"]),
        (["02 01 01 1", " 0201022"], ["0201011", "0201022"]),
        (["02", "0201", "0201011"], ["0200000", "0201000", "0201011"]),
        (["020101", "020102"], ["0201010", "0201020"]),
        ([10, 12, 14], None),
        (["0101011", "0201022"], None),
        (["A1", "A2"], None),
        ([], None),
        ([float("nan"), float("inf")], None),
    ],
)
def test_codes_are_completed_or_are_none(cells, full):
    assert full_codes(cells) == full


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("0000000", "country"),
        ("0200000", "voivodeship"),
        ("0201000", "county"),
        ("0201011", "municipality"),
        ("0201044", "part"),
        ("1465028", "part"),
        ("1061039", "part"),
    ],
)
def test_a_code_tells_its_level(code, level):
    assert level_of(code) == level


def test_estates_with_numbers_in_brackets_are_no_municipalities():
    levels = read_levels(["Centrum (1)", "Centrum (2)", "Rejon (4)", "Zachód (5)"], None)
    assert all(levels.units) and not levels.are_whole


def test_a_county_beside_villages_is_set_aside_and_they_stay_parts_of_a_municipality(table):
    read = table("Sołectwo;Ludność;Bez (%)\nA;100;3,1\nB;250;4,7\nC;180;9,9\nPowiat X;9000;6,2\n")
    assert list(read.frame.index) == ["A", "B", "C"]
    assert read.description.is_municipality


def test_counties_beside_cities_with_bare_names_are_all_units():
    names = ["Powiat A", "Powiat B", "Powiat C", "Legnica", "Jelenia Góra", "dolnośląskie"]
    assert read_levels(names, None).units == (True,) * 5 + (False,)


def test_districts_of_a_large_city_are_units_beside_the_city():
    codes = ["1465011", "1465028", "1465038", "1465048"]
    levels = read_levels(["Warszawa", "Bemowo", "Białołęka", "Bielany"], codes)
    assert levels.units == (False, True, True, True) and not levels.are_whole


@pytest.mark.parametrize("dash", ["-", "–", "—", "‑"])
def test_a_part_is_known_with_any_dash(dash):
    names = [f"Sól {dash} miasto (4)", f"Sól {dash} obszar wiejski (5)", "Sól (3)", "Ryś (2)"]
    assert read_levels(names, None).units == (False, False, True, True)


@pytest.mark.parametrize(
    ("word", "level"),
    [("gminy", "municipality"), ("Powiat", "county"), ("części", "part"), ("osiedla", None)],
)
def test_a_level_is_named_in_polish(word, level):
    assert level_of_word(word) == level


def test_codes_without_a_zero_in_front_are_words_and_no_indicator():
    """A voivodeship from 10 on has codes that look like numbers."""
    table = read_units(b"Kod;Nazwa;Bezrobotni\n1412031;A;5\n1412042;B;9\n1412052;C;7\n")

    assert list(table.counts.columns) + list(table.frame.columns) == ["Bezrobotni"]
    assert table.attributes["Kod"].tolist() == ["1412031", "1412042", "1412052"]
