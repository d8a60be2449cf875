"""The practice files: the same for the same seed, read as what they are, joined without a word."""

import pytest

from msai.diagnosis import read_units
from msai.diagnosis.boundaries import outlines_of
from msai.diagnosis.reading_several import read_units_of

from .conftest import DATA, run_script

FOLDER = DATA / "office_files"
ESTATES = ("Dąbki", "Kąty", "Olszyny", "Zalesie", "Nowe", "Stare", "Podgrodzie", "Łęgi")
TOWN = ("bdl-ludnosc-ctab.csv", "bdl-bezrobotni-crel.csv", "bdl-mieszkania-xtab.xlsx",
        "rejestr-osrodka.csv")  # fmt: skip


def place(name):
    return FOLDER / f"zmyslone-{name}"


def joined(*names):
    return read_units_of([(name, place(name)) for name in names])


def test_the_script_makes_these_very_files(monkeypatch):
    made = run_script("office_files/make.py", monkeypatch)["files"]()

    there = {path.name for path in FOLDER.iterdir() if path.name.startswith("zmyslone-")}
    assert there == set(made)
    assert [name for name, content in made.items() if (FOLDER / name).read_bytes() != content] == []
    assert max(map(len, made.values())) < 10_000


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("bdl-ludnosc-ctab", 1),  # the other year is the inhabitants
        ("bdl-mieszkania-xtab", 4),
        ("bdl-bezrobotni-crel", 2),
        ("bdl-pomoc-xpiv", 4),
    ],
)
def test_each_shape_of_bdl_says_the_same_as_csv_and_as_workbook(name, columns):
    one, two = (read_units(place(f"{name}{suffix}")) for suffix in (".csv", ".xlsx"))

    assert tuple(one.frame.index) == tuple(two.frame.index) == ESTATES
    assert one.frame.shape[1] == columns
    assert one.frame.equals(two.frame)


def test_rows_of_larger_areas_are_for_comparison_only():
    table = read_units(place("bdl-ludnosc-ctab.csv"))

    assert list(table.references.index) == [
        *("WOJEWÓDZTWO NADMORSKIE", "Powiat mgławicki", "Mgławice (1)")
    ]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("rocznik-tablica.xlsx", "Imprezy, plenerowe"),
        ("rejestr-osrodka.csv", "Dzieci na posiłkach"),
    ],
)
def test_a_yearbook_and_a_register_have_units_and_no_total(name, column):
    table = read_units(place(name))

    assert len(table.frame) == len(ESTATES) and column in table.frame
    assert "total_row" in {one.code for one in table.warnings}


def test_codes_of_the_geodesist_are_no_numbers():
    table = read_units(place("powierzchnie-geodezja.csv"))

    assert tuple(table.frame.index) == ESTATES and table.area_ha is not None
    assert list(table.frame.columns) == []


def test_the_town_is_joined_from_four_files():
    table, _how = joined(*TOWN)

    assert set(table.frame.index) == set(ESTATES)
    assert not table.frame.isna().to_numpy().any()
    assert table.population is not None and table.area_ha is not None


@pytest.mark.parametrize("suffix", ["geojson", "zip", "gml"])
def test_boundaries_of_every_form_fit_the_units(suffix):
    table, _how = joined(*TOWN)
    name = f"granice-osiedli.{suffix}"

    found = outlines_of(table, {name: place(name).read_bytes()}, {})

    assert {one["properties"]["name"] for one in found.features} == set(ESTATES)


def test_values_of_the_county_from_a_file_of_their_own_stand_beside_ours():
    table, _how = joined(*TOWN, "bdl-powiat-wojewodztwo.csv")

    column = "bezrobotni zarejestrowani, 2024 [osoba]"
    assert table.references[column].loc["Powiat mgławicki"] == 3420
    assert not table.frame[column].isna().any()


def test_nine_villages_have_small_counts():
    table, _how = joined("solectwa-osrodek.xlsx", "solectwa-ludnosc.csv")

    assert sorted(table.population)[0] == 120 and sorted(table.population)[-1] == 1450
    small = (table.frame >= 1) & (table.frame < 5)
    assert small.any().sum() >= 2 and len(table.frame) == 9
