"""The example draft is clearly made up, and true to the town's data."""

import csv
from datetime import date

from msai.base.resources import data_path
from msai.programme import (
    CHAPTERS,
    clarify,
    example,
)


def test_the_example_is_clearly_made_up_and_leaves_a_handful_of_questions():
    programme = example()
    assert "zmyślon" in programme.start.name and "zmyślon" in programme.start.municipality
    entries = clarify(programme)
    assert 3 <= len(entries) <= 6
    assert not [entry for entry in entries if entry.degree == "contradiction"]
    assert [chapter.number for chapter in CHAPTERS if not chapter.ready(programme)] == ["1"]


def test_a_date_of_the_draft_is_a_date():
    assert example().start.start == date(2026, 9, 1)


def test_the_numbers_of_the_example_are_those_of_the_towns_data():
    with data_path("wierzbogrod/wierzbogrod_2024.csv").open(encoding="utf-8") as file:
        rows = {row["jednostka"]: row for row in csv.DictReader(file)}
    area = [rows[subarea.name] for subarea in example().subareas]
    columns = {
        "Osoby bez pracy ponad rok": ("dlugotrwale_bezrobotni_licznik", "wiek_produkcyjny"),
        "Uczniowie z częstą nieobecnością": ("absencja_licznik", "uczniowie"),
        "Osoby korzystające z zasiłku okresowego": ("zasilek_okresowy_licznik", "ludnosc"),
    }
    for item in example().phenomena:
        numerator, denominator = columns[item.name]
        assert item.numerator == sum(int(row[numerator]) for row in area)
        assert item.denominator == sum(int(row[denominator]) for row in area)
    assert [subarea.population for subarea in example().subareas] == [
        int(row["ludnosc"]) for row in area
    ]
    assert example().area.municipality_population == sum(int(r["ludnosc"]) for r in rows.values())
