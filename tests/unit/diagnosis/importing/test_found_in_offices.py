"""Tables as offices hold them: what is no unit, what is odd; and all doors say the same."""

import io
import json

import openpyxl
import pytest
from rich.console import Console

from msai.activities.own_table.program import act
from msai.activities.own_table.screen import view
from msai.activities.own_table.state import OwnTable
from msai.diagnosis import described_xlsx, examine, load_schema, read_units
from msai.diagnosis.column_words import is_area, is_population, scale_of
from msai.diagnosis.csv_files import read_delimited
from msai.diagnosis.measures import measure_of
from msai.errors import TableError
from msai.ui import Event, to_json
from msai_course.editions.checking import to_look_at
from msai_course.editions.model import write_edition
from msai_course.papers.diagnose import diagnose
from msai_trainer.editions.declared import Edition

from .warned import codes_of

HEADER = "Jednostka;Ludność;Powierzchnia (ha);Bezrobotni;Stare domy (%)"
UNITS = {
    "Dąbki": "1420;210;61;12,1", "Kąty": "903;340;42;31,7", "Olszyny": "655;95;44;9,9",
    "Zalesie": "1508;188;52;27,3", "Nowe": "820;120;33;18,4", "Stare": "1110;205;71;22,6",
    "Łęgi": "512;260;19;14,2",
}  # fmt: skip
SCHEMA = {
    "units_column": "Jednostka",
    "population_column": "Ludność",
    "area_column": "Powierzchnia (ha)",
    "columns": {
        "b": {
            "sphere": "social", "direction": 1, "numerator": "Bezrobotni",
            "denominator": "Ludność", "multiplier": 100,
        },
        "Stare domy (%)": {"sphere": "technical", "direction": 1},
    },
}  # fmt: skip


def written(*below, header=HEADER, **changed):
    rows = [f"{name};{changed.get(name, numbers)}" for name, numbers in UNITS.items()]
    return "\n".join([header, *rows, *below])


def read(text):
    return read_units(text.encode(), schema=SCHEMA)


@pytest.mark.parametrize(
    "name",
    [
        "Odch. stand.", "Odch.std", "Wartość odniesienia", "Wartość przeciętna", "Przeciętnie",
        "Średnio", "Średnia ważona", "Śr. dla gminy", "śr.", "med.", "1. kwartyl", "Kwartyl dolny",
        "Q1", "III kwartyl", "90. percentyl", "Percentyl 90", "Współczynnik zmienności", "Skośność",
        "Liczba jednostek", "Norma", "Próg", "Wartość progowa", "Wart. min.", "Podsumowanie",
        "Najmniejsza wartość", "Dane dla gminy", "w tym miasto", "Suma końcowa", "Σ", "Powiat",
        "Województwo", "Ogół mieszkańców", "Sołectwa – razem", "Polska ogółem",
    ],
)  # fmt: skip
def test_what_is_named_as_no_unit_is_none(name):
    table = read(written(f"{name};7031;1399;300;20,5"))
    assert list(table.frame.index) == [*UNITS]
    assert {"total_row", "statistic_row", "nested_levels"} & set(codes_of(table))


@pytest.mark.parametrize(
    "name",
    ["Normandia", "Progi Małe", "Średniawa", "Medyka", "Qurów", "Ogólna", "Powiatowa", "Sumin"],
)
def test_places_of_a_like_name_are_units(name):
    assert name in read(written(f"{name};731;139;30;20,5")).frame.index


@pytest.mark.parametrize(
    ("below", "code"),
    [
        ("Źródło: GUS, Bank Danych Lokalnych", "notes_left_out"),
        ("\n* dane szacunkowe", "notes_left_out"),
        ("Uwaga: stan na 31.12.2024;;;;", "notes_left_out"),
        ("Sołectwa;;;;", "notes_left_out"),
        (HEADER, "header_repeated"),
    ],
)
def test_rows_between_the_units_are_left_out_and_said(below, code):
    table = read(written(below))
    assert list(table.frame.index) == [*UNITS] and codes_of(table) == [code]


def test_a_row_that_numbers_the_columns_is_no_unit():
    table = read(written(header=f"{HEADER}\n1;2;3;4;5"))
    assert list(table.frame.index) == [*UNITS] and codes_of(table) == ["header_repeated"]


def test_units_that_are_numbered_are_units(table):
    read = table("Obwód;X;Y\n1;2;3\n2;5;4\n3;7;1\n")
    assert list(read.frame.index) == ["1", "2", "3"]


def test_a_unit_without_numbers_stays_and_is_asked_about():
    table = read(written("Młyn;;;;"))
    assert "Młyn" in table.frame.index and "missing_value" in codes_of(table)


@pytest.mark.parametrize("sign", ["–3,5", "−3,5", "- 3,5", "—3,5", "- 3,5"])
def test_a_minus_of_any_kind_is_one(table, sign):
    read = table(f"J;Ludność;Saldo migracji\nA;10;{sign}\nB;20;1\nC;30;2\n")
    assert read.frame.loc["A", "Saldo migracji"] == -3.5


def stacked(*rows, merged=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return read_units(out.getvalue())


def test_names_may_be_called_so_in_the_last_row_of_a_header_alone():
    body = [["0201011", "A", 1, 2, 3], ["0201022", "B", 4, 5, 6]]
    years = ["Kod", "Nazwa", "2023", "2024", "2024"]
    two = stacked([None, None, "ogółem", None, "kobiety"], years, *body, merged=["C1:D1"])
    assert list(two.frame.columns) == ["ogółem, 2023", "ogółem, 2024", "kobiety, 2024"]
    one = stacked([None, None, "ogółem"], years[:4], *(row[:4] for row in body), merged=["C1:D1"])
    assert list(one.frame.columns) == ["ogółem, 2023", "ogółem, 2024"]


def test_a_title_above_a_header_is_no_part_of_it():
    table = stacked([None, "Tabela 1"], ["Nazwa", "Ludność", "X"], ["A", 1, 2], ["B", 3, 4])
    assert table.description.population_column == "Ludność" and list(table.frame.columns) == ["X"]


OWN_LIST = "Sołectwo;Okres;Wskaźnik;Liczba\n" + "".join(
    f"S{unit};{year};{what};{unit * year % 97}\n"
    for unit in (1, 2, 3) for what in ("Ludność", "Zasiłki") for year in (2023, 2024)
)  # fmt: skip


def test_an_office_s_own_list_is_pivoted(table):
    read = table(OWN_LIST)
    assert list(read.frame.index) == ["S1", "S2", "S3"]
    assert read.description.population_column == "Ludność, 2024"
    assert codes_of(read) == ["pivoted_list"]


def test_a_table_with_a_column_of_that_name_is_no_list(table):
    read = table("Jednostka;Ludność;Liczba\nA;10;1\nB;20;2\nC;30;3\n")
    assert list(read.frame.columns) == ["Liczba"]


def test_a_running_number_is_no_indicator(table):
    for dot in ("", "."):
        read = table(f"Lp.;Nazwa;X\n1{dot};A;4\n2{dot};B;5\n3{dot};C;7\n")
        assert list(read.frame.columns) == ["X"] and list(read.frame.index) == ["A", "B", "C"]


def test_two_spellings_with_dashes_are_one_unit():
    with pytest.raises(TableError) as error:
        read(written("Nowe–Sioło;1;2;0;4", "Nowe - Sioło;5;6;0;8"))
    assert [p.code for p in error.value.problems] == ["duplicated_unit"]


@pytest.mark.parametrize(
    ("changes", "code", "unit"),
    [
        ({"Dąbki": "14200;210;61;12,1"}, "people_out_of_step", "Dąbki"),
        ({"Dąbki": "142;210;61;12,1"}, "people_out_of_step", "Dąbki"),
        ({"Kąty": "903;340;42;450"}, "over_100_percent", "Kąty"),
        ({"Kąty": "903;340;42;-3"}, "negative_value", "Kąty"),
        ({"Kąty": "903;340;1042;31"}, "part_above_whole", "Kąty"),
        ({"Kąty": "903;0,5;42;31"}, "impossible_density", "Kąty"),
    ],
)
def test_what_can_hardly_be_true_is_asked_about_with_its_unit(changes, code, unit):
    table = read(written(**changes))
    assert unit in {w.row for w in table.warnings if w.code == code}


def test_parts_of_one_under_a_sign_of_per_cent_are_asked_about():
    parts = {
        name: f"{row.rpartition(';')[0]};0,{at + 1}1"
        for at, (name, row) in enumerate(UNITS.items())
    }
    assert "parts_of_one" in codes_of(read(written(**parts)))


def test_a_note_above_the_header_that_tells_thousands_is_quoted():
    said = [w.message for w in read(f"Ludność w tys. osób;;\n{written()}").warnings]
    assert any("„Ludność w tys. osób”" in one for one in said)


@pytest.mark.parametrize(
    ("header", "kind", "per"),
    [
        ("Bezrobotni w %", "rate", 100), ("Frekwencja [%]", "rate", 100),
        ("odsetek seniorów", "rate", 100), ("Udział (w proc.)", "rate", 100),
        ("Zgony na 1 000 mieszkańców", "rate", 1000), ("Zgony ‰", "rate", 1000),
        ("Urodzenia w promilach", "rate", 1000), ("na 10 tys. mieszkańców", "rate", 10_000),
        ("mieszkania na 1 tys. ludności", "rate", 1000), ("zgony na 100 000 osób", "rate", 100_000),
        ("bezrobotni/1000 mieszk.", "rate", 1000), ("Ludność na 1 km²", "rate", 1),
        ("Gęstość zaludnienia", "rate", 1), ("Wydatki na mieszkańca", "rate", 1),
        ("Liczba osób pobierających zasiłki", "count", 100), ("Zasiłki [osoba]", "count", 100),
        ("Zasiłki", "", 100),
    ],
)  # fmt: skip
def test_a_header_tells_rates_from_counts(header, kind, per):
    assert (measure_of(header).kind, measure_of(header).per) == (kind, per)


@pytest.mark.parametrize(
    ("header", "factor"),
    [
        ("Ludność [tys. osób]", 1000), ("Ludność (tys.)", 1000), ("Dochody w tys. zł", 1000),
        ("Wydatki w mln zł", 1e6), ("przestępstwa na 10 tys. mieszkańców", 1),
        ("mieszkania na 1 tys. ludności", 1), ("Powierzchnia w km kw.", 100),
        ("Powierzchnia [a]", 0.01), ("Pow. [km²]", 100), ("Ludność na 1 km²", 1),
    ],
)  # fmt: skip
def test_a_header_tells_by_how_much_to_multiply(header, factor):
    assert scale_of(header) == factor


@pytest.mark.parametrize(
    "header",
    [
        "Ludność - stan w dniu 31 XII",
        "Ludność (stan na 31.12.2024 r.)",
        "Liczba osób zameldowanych",
    ],
)
def test_inhabitants_of_a_day_are_inhabitants(header):
    assert is_population(header) and not is_area(header)


ODD = {
    "notes": written("Źródło: GUS", "* dane szacunkowe"),
    "statistics": written("Q1;700;110;35;13", "Przeciętnie;990;202;46;19,5", "Norma;1;2;3;4"),
    "ten_times": written(Dąbki="14200;210;61;12,1"),
    "above": written(Kąty="903;340;1042;450"),
    "numbered": written(header=f"{HEADER}\n1;2;3;4;5"),
    "dash": written(Nowe="820;120;-;18,4", Stare="1110;205;-;–"),
    "water": written("Jezioro;0;4000;0;"),
}


@pytest.mark.parametrize("name", ODD)
def test_all_doors_say_the_same_of_them(name, tmp_path):
    content = described_xlsx(read_delimited(ODD[name].encode())[0], load_schema(SCHEMA))
    path = tmp_path / "tabela.xlsx"
    path.write_bytes(content)
    edition = Edition("gmina", "Gmina", "OPS", "a@b.pl", ("l03",), "0.2.0", dane=path.name)
    write_edition(edition, tmp_path)
    expected = examine(read_units(path)).notes
    state = act(OwnTable(), Event("file", path.name, content))
    assert expected and state.outcome.diagnosis.notes == expected == to_look_at(tmp_path)
    screen = io.StringIO()
    assert diagnose(path, None, "perkal", None, Console(file=screen, width=10_000)) == 0
    shown = json.dumps(to_json(view(state)), ensure_ascii=False)
    for note in expected:
        assert note.message in screen.getvalue() and note.message in shown
