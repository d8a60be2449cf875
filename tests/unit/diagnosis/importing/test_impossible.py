"""What can hardly be true is asked about with the unit named, and never praised."""

import pytest

from msai.diagnosis import examine
from msai.diagnosis.impossible import doubted_cells

from .warned import codes_of

HEADER = ("Jednostka", "Ludność", "Powierzchnia (ha)", "Bezrobotni", "Zasiłki", "Karty")
UNITS = {
    "Dąbki": [1420, 210, 61, 84, 41],
    "Kąty": [903, 340, 35, 52, 26],
    "Olszyny": [655, 95, 44, 39, 17],
    "Zalesie": [1508, 188, 52, 97, 48],
    "Nowe": [1177, 260, 71, 66, 39],
    "Stare": [1211, 150, 39, 71, 30],
}


def rate(numerator, per=100):
    return {
        "label": f"{numerator} na {per}", "sphere": "social", "direction": 1, "unit": f"na {per}",
        "numerator": numerator, "denominator": "Ludność", "multiplier": per,
    }  # fmt: skip


SCHEMA = {
    "units_column": "Jednostka",
    "population_column": "Ludność",
    "area_column": "Powierzchnia (ha)",
    "columns": {"b": rate("Bezrobotni"), "z": rate("Zasiłki"), "k": rate("Karty", 1000)},
}


@pytest.fixture
def units(table):
    """Read the units after some cells were changed: ``{(unit, place): value}``."""

    def _units(changes=None, header=HEADER, schema=SCHEMA):
        rows = {unit: list(values) for unit, values in UNITS.items()}
        for (unit, at), value in (changes or {}).items():
            rows[unit][at] = value
        lines = [";".join(header), *(";".join(map(str, [u, *v])) for u, v in rows.items())]
        return table("\n".join(lines), schema=schema)

    return _units


def test_a_sound_table_is_not_asked_about(units):
    assert codes_of(units()) == []


CASES = {
    "more unemployed than people": ({("Kąty", 2): 1210}, "part_above_whole", "b", "Kąty"),
    "a population with a digit too many": ({("Olszyny", 0): 6550}, "people_out_of_step", "Ludność",
                                           "Olszyny"),
    "a population of all the others": ({("Nowe", 0): 5700}, "nearly_total", "Ludność", "Nowe"),
    "a town on one hectare": ({("Stare", 1): 1}, "impossible_density", "Powierzchnia (ha)",
                              "Stare"),
    "a unit ten times the rest": ({("Zalesie", 2): 1100}, "ten_times", "b", "Zalesie"),
    "a row of zeros": ({("Dąbki", 2): 0, ("Dąbki", 3): 0, ("Dąbki", 4): 0}, "zero_or_missing",
                       "Bezrobotni", "Dąbki"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "column", "unit"), CASES.values(), ids=CASES.keys())
def test_the_unit_is_named_and_not_praised(units, changes, code, column, unit):
    read = units(changes)
    found = [w for w in read.warnings if (w.code, w.column) == (code, column)]
    assert [w.row for w in found] == [unit]
    praised = {n.column for n in examine(read).notes if n.code == "outlier" and unit in n.row}
    assert not {(unit, name) for name in praised} & doubted_cells(read)


def test_an_honest_outlier_is_still_a_finding(units):
    notes = examine(units({("Kąty", 2): 140})).notes
    assert [n.row for n in notes if (n.code, n.column) == ("outlier", "b")] == ["Kąty"]


def test_population_in_thousands_is_counted_in_people(units):
    header = ("Jednostka", "Ludność w tysiącach", *HEADER[2:])
    schema = {**SCHEMA, "population_column": "Ludność w tysiącach"}
    schema["columns"] = {
        name: {**column, "denominator": "Ludność w tysiącach"}
        for name, column in SCHEMA["columns"].items()
    }
    changes = {(unit, 0): str(values[0] / 1000) for unit, values in UNITS.items()}
    read, plain = units(changes, header, schema), units()
    assert codes_of(read) == ["scaled_column"]
    assert read.population.tolist() == plain.population.tolist()
    assert read.frame["b"].tolist() == plain.frame["b"].tolist()


def test_who_divides_by_thousands_on_purpose_is_obeyed(units):
    header = ("Jednostka", "Ludność w tysiącach", *HEADER[2:])
    column = {**rate("Bezrobotni"), "denominator": "Ludność w tysiącach", "multiplier": 1}
    schema = {**SCHEMA, "population_column": "Ludność w tysiącach", "columns": {"b": column}}
    changes = {(unit, 0): str(values[0] / 1000) for unit, values in UNITS.items()}
    read = units(changes, header, schema)
    assert "scaled_column" not in codes_of(read)
    assert read.frame.loc["Dąbki", "b"] == pytest.approx(61 / 1.420)


def test_thousands_that_no_header_tells_are_asked_about(units):
    changes = {(unit, 0): str(values[0] / 1000) for unit, values in UNITS.items()}
    assert {"people_not_whole", "part_above_whole"} <= set(codes_of(units(changes)))


def test_a_population_that_jumps_between_years_is_asked_about(table):
    lines = ["Jednostka;Ludność 2024;Ludność 2023;Firmy"]
    lines += [f"{u};{v[0]};{v[0] * (3 if u == 'Nowe' else 1) + 7};{v[2]}" for u, v in UNITS.items()]
    found = [w for w in table("\n".join(lines)).warnings if w.code == "population_jump"]
    assert [(w.row, w.column) for w in found] == [("Nowe", "Ludność 2024")]


def test_an_area_in_square_metres_is_asked_about(units):
    changes = {(unit, 1): values[1] * 10_000 for unit, values in UNITS.items()}
    assert "area_too_large" in codes_of(units(changes))


def test_water_that_counts_as_land_is_asked_about(units):
    read = units(
        {("Kąty", 0): 0, ("Kąty", 1): 2000, ("Kąty", 2): 0, ("Kąty", 3): 0, ("Kąty", 4): 0}
    )
    found = [w for w in read.warnings if w.code == "much_empty_area"]
    assert [w.row for w in found] == ["Kąty"] and "68,9" in found[0].message


def test_a_column_filled_down_is_asked_about(units):
    changes = {(unit, 0): 9000 for unit in UNITS}
    assert ("all_equal", "Ludność") in [(w.code, w.column) for w in units(changes).warnings]
