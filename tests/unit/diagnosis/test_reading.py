"""Every fault of a table is understood and reported, or refused with its place."""

import io

import numpy as np
import pandas as pd
import pytest

from msai.diagnosis import read_units
from msai.errors import TableError

WARNED = {
    "total_row": "total_row",
    "total_row_municipality": "total_row",
    "total_row_by_sums": "total_row",
    "absolute_count_equals_numerator": "absolute_count",
    "absolute_count_follows_population": "absolute_count",
    "zero_denominator": "zero_denominator",
    "denominator_from_another_year": "rate_mismatch",
    "denominator_year_declared": "denominator_year",
    "missing_code": "missing_code",
    "missing_value": "missing_value",
    "reversed_direction": "reversed_direction",
    "population_sum": "population_sum",
    "area_sum": "area_sum",
    "negative_value": "negative_value",
    "over_100_percent": "over_100_percent",
    "constant_column": "constant_column",
    "cp1250": "encoding",
    "latin2": "encoding",
    "undescribed_column": "undescribed_column",
    "rows_above_header": "rows_above_header",
    "mixed_decimals": "mixed_decimals",
    "unit_mismatch": "unit_mismatch",
    "uninhabited": "uninhabited",
}
#: What else is true of a faulty table because of its fault.
FOLLOWS = {
    "missing_code": {"missing_value"},
    "absolute_count_equals_numerator": {"over_100_percent"},
    "unit_mismatch": {"over_100_percent"},
}
REFUSED = {
    "negative_population": ("negative_value", "Centrum", "ludnosc"),
    "duplicated_unit": ("duplicated_unit", 3, "jednostka"),
    "duplicated_column": ("duplicated_column", 1, "frekwencja"),
    "text_in_numbers": ("text_in_numbers", 5, "przestepczosc"),
    "infinite_value": ("infinite_value", 5, "przestepczosc"),
    "spreadsheet_error": ("spreadsheet_error", 5, "przestepczosc"),
    "missing_column": ("missing_column", None, "stare_budynki"),
    "misspelled_column": ("missing_column", None, "stare_budynki"),
    "missing_unit_name": ("missing_unit_name", 5, "jednostka"),
    "missing_header": ("missing_header", 1, None),
    "ragged_row": ("ragged_row", 2, None),
    "ambiguous_number": ("ambiguous_number", 3, "przestepczosc"),
    "open_quotation_mark": ("broken_csv", None, None),
    "empty": ("empty_file", None, None),
    "header_only": ("no_units", None, None),
    "not_a_table": ("not_a_table", None, None),
}


@pytest.mark.parametrize(("name", "code"), WARNED.items())
def test_a_doubtful_table_is_read_and_exactly_this_doubt_is_named(read, name, code):
    codes = {warning.code for warning in read(name).warnings}
    assert codes == {code} | FOLLOWS.get(name, set())


@pytest.mark.parametrize(("name", "expected"), REFUSED.items())
def test_an_unusable_table_is_refused_with_its_place_and_advice(read, name, expected):
    with pytest.raises(TableError) as error:
        read(name)
    problem = error.value.problems[0]
    assert (problem.code, problem.row, problem.column) == expected
    assert problem.message.strip() and problem.hint.strip()


def test_a_clean_table_has_nothing_to_report(read):
    assert read("clean").warnings == ()


@pytest.mark.parametrize(
    "name",
    ["comma_separated", "thousand_spaces", "utf8_bom", "utf16", "cp1250", "latin2", "total_row",
     "total_row_municipality", "total_row_by_sums", "rows_above_header"],
)  # fmt: skip
def test_the_same_table_written_in_another_way_reads_the_same(read, name):
    clean, other = read("clean"), read(name)
    pd.testing.assert_frame_equal(other.frame, clean.frame)
    pd.testing.assert_series_equal(other.population, clean.population)


def test_decimal_commas_are_decimal_marks(read):
    assert read("decimal_comma").frame.loc["Stare Miasto", "frekwencja"] == 35.25


def test_the_total_row_is_kept_aside_and_is_no_unit(read):
    table = read("total_row")
    assert "Razem" not in table.frame.index
    assert table.total_row["ludnosc"] == 10800


def test_units_called_gmina_stay_when_the_table_is_about_municipalities():
    table = read_units(b"gmina;x\nGmina Alfa;1\nGmina Beta;2\nGmina Gama;4\n")
    assert list(table.frame.index) == ["Gmina Alfa", "Gmina Beta", "Gmina Gama"]


@pytest.mark.parametrize(
    "name",
    ["Razem", "OGÓŁEM", "suma:", "Gmina", "miasto ogółem", "Poland", "Polska", "Razem gmina"],
)
def test_totals_by_name(name):
    table = read_units(f"a;x\nA;1\nB;2\n{name};9\n".encode())
    assert list(table.frame.index) == ["A", "B"]
    assert [w.code for w in table.warnings] == ["total_row"]


def test_a_fault_in_the_total_row_does_not_stop_the_table():
    assert len(read_units(b"a;x\nA;1\nB;2\nRazem;suma 3\n").frame) == 2


def test_a_zero_denominator_gives_no_rate_rather_than_the_best_one(read):
    assert np.isnan(read("zero_denominator").frame.loc["Dąbrówka", "stopa_bezrobocia"])


def test_a_missing_code_is_missing(read):
    assert np.isnan(read("missing_code").frame.loc["Osiedle Młodych", "przestepczosc"])


def test_a_misspelled_column_gets_a_suggestion(read):
    with pytest.raises(TableError, match="stare_budynkii"):
        read("misspelled_column")


def test_rates_are_computed_when_the_table_has_only_counts(town):
    row = town.counts.loc["Zatorze"]
    expected = row["bezrobotni_licznik"] / row["wiek_produkcyjny"] * 100
    assert town.frame.loc["Zatorze", "bezrobotni"] == pytest.approx(expected)


BRIEF = {
    "units_column": "jednostka",
    "columns": {
        "stopa": {
            "label": "Bezrobotni",
            "sphere": "social",
            "direction": 1,
            "numerator": "bezrobotni",
            "denominator": "w wieku produkcyjnym",
            "multiplier": 100,
        }
    },
}


def test_counts_need_not_be_listed_in_the_dictionary():
    """Even if the rate is labelled like the header of its numerator."""
    text = "jednostka;Bezrobotni;W wieku produkcyjnym\nA;3;60\nB;40;200\n"
    table = read_units(text.encode(), schema=BRIEF)
    assert table.frame["stopa"].tolist() == [5, 20]
    assert table.counts.columns.tolist() == ["bezrobotni", "w wieku produkcyjnym"]
    assert table.warnings == ()


def test_two_headers_for_one_column_of_the_dictionary_are_refused():
    text = "jednostka;stopa;Stopa bezrobocia\nA;3;4\nB;5;6\n"
    columns = {"stopa": {**BRIEF["columns"]["stopa"], "label": "Stopa bezrobocia"}}
    with pytest.raises(TableError) as error:
        read_units(text.encode(), schema={**BRIEF, "columns": columns})
    assert [(p.code, p.column) for p in error.value.problems] == [("duplicated_column", "stopa")]


def test_a_fault_of_a_header_below_titles_has_the_row_of_the_header():
    with pytest.raises(TableError) as error:
        read_units(b"Tabela 1\n\na;;x\nA;1;2\nB;3;4\n")
    assert [(p.code, p.row) for p in error.value.problems] == [("missing_header", 3)]


@pytest.mark.parametrize(
    ("cells", "doubtful"),
    [(("1.234", "950", "12.310"), True), (("1.234", "9.5", "12.310"), False),
     (("1.234", "0.512", "12.310"), False), (("1 234", "950", "12 310"), False)],
)  # fmt: skip
def test_marks_that_may_divide_thousands_are_asked_about(cells, doubtful):
    rows = "".join(f"{unit};{value}\n" for unit, value in zip("ABC", cells, strict=True))
    codes = [w.code for w in read_units(f"a;x\n{rows}".encode()).warnings]
    assert codes == ["thousands_mark"] * doubtful


def test_without_a_dictionary_words_are_set_apart_and_population_found():
    text = "nazwa;opis;Liczba ludności;Powierzchnia (ha);x\nA;ładna;10;5,5;1\nB;brzydka;20;6;2\n"
    table = read_units(text.encode())
    assert list(table.frame.columns) == ["x"]
    assert list(table.attributes["opis"]) == ["ładna", "brzydka"]
    assert table.population["B"] == 20 and table.area_ha["A"] == 5.5
    assert table.directions == {} and table.spheres == {}


def test_a_table_without_numbers_is_refused():
    with pytest.raises(TableError) as error:
        read_units(b"a;b\nA;x\nB;y\n")
    assert error.value.problems[0].code == "no_numbers"


def test_paths_bytes_and_files_read_alike(tables):
    path = tables / "clean.csv"
    with path.open("rb") as file:
        frames = [read_units(s).frame for s in (path, str(path), path.read_bytes(), file)]
    frames.append(read_units(io.StringIO(path.read_text(encoding="utf-8"))).frame)
    for frame in frames[1:]:
        pd.testing.assert_frame_equal(frame, frames[0])


def test_a_sidecar_dictionary_is_found(tables, tmp_path):
    table = tmp_path / "moja.csv"
    table.write_bytes((tables / "clean.csv").read_bytes())
    assert read_units(table).directions == {}
    (tmp_path / "moja.schema.json").write_bytes((tables / "units.schema.json").read_bytes())
    assert read_units(table).directions["frekwencja"] == -1


def test_a_file_that_is_not_there_is_a_clear_message(tmp_path):
    with pytest.raises(TableError, match=r"nie_ma\.csv"):
        read_units(tmp_path / "nie_ma.csv")


def test_a_table_with_very_many_faults_lists_the_first_and_says_how_many_more():
    rows = "".join(f"U{i};{'tak' if i else 1}\n" for i in range(80))
    with pytest.raises(TableError) as error:
        read_units(f"a;x\n{rows}".encode())
    assert len(error.value.problems) == 51
    assert "29" in error.value.problems[-1].message


def test_totals_are_ratios_of_sums_not_means_of_rates(read):
    table = read("clean")
    assert table.totals()["stopa_bezrobocia"] == pytest.approx(
        table.counts["bezrobotni"].sum() / table.counts["wiek_produkcyjny"].sum() * 100
    )
    assert table.totals()["przestepczosc"] == pytest.approx(
        np.average(table.frame["przestepczosc"], weights=table.population)
    )
    assert table.total_basis()["stopa_bezrobocia"] == "ratio"
    assert table.total_basis()["przestepczosc"] == "weighted"


def test_without_population_the_total_is_a_plain_mean_and_says_so():
    table = read_units(b"a;x\nA;1\nB;2\nC;6\n")
    assert table.totals()["x"] == 3 and table.total_basis()["x"] == "mean"


def test_excels_separator_line_is_obeyed():
    assert list(read_units(b"sep=|\na|x\nA|1;5\nB|2\n".replace(b"1;5", b"1,5")).frame["x"]) == [
        1.5,
        2,
    ]


def test_bytes_in_no_known_encoding_are_refused():
    with pytest.raises(TableError) as error:
        read_units(b"a;x\nA\x81\x83;1\n")
    assert error.value.problems[0].code == "not_a_table"


def test_the_total_row_is_the_known_total_when_the_dictionary_has_none():
    table = read_units("a;ludność;x\nA;10;1\nB;20;2\nRazem;50;3\n".encode())
    assert {w.code for w in table.warnings} == {"total_row", "population_sum"}
