"""Tables as Bank Danych Lokalnych and offices write them: sheets, stacked headers, lists, notes."""

import io

import openpyxl
import pytest

from msai.diagnosis import read_units, template_xlsx
from msai.diagnosis.column_words import is_area, is_population, scale_of
from msai.errors import TableError


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_table_is_read_not_the_sheet_that_explains_it(imports):
    table = read_units(imports / "xtab_on_second_sheet.xlsx")
    assert list(table.frame.index) == [f"Gmina {letter}" for letter in "ABCDE"]
    assert list(table.frame["ogółem, 2023 [osoba]"]) == [10, 11, 12, 13, 14]
    assert list(table.frame["ogółem, 2024 [osoba]"]) == [12, 13, 14, 15, 16]
    assert next(iter(table.attributes["Kod"])) == "0201010"
    said = {w.code: w.message for w in table.warnings}
    assert "TABLICA" in said["other_sheets"] and "OPIS" in said["other_sheets"]
    assert "1–3" in said["stacked_header"]


def test_an_error_names_the_sheet_that_was_read():
    content = workbook(
        OPIS=[["a"]], TABLICA=[["Kod", "Nazwa", "X"], ["1", "A", "dużo"], [2, "B", 3]]
    )
    with pytest.raises(TableError) as error:
        read_units(content)
    assert [p.code for p in error.value.problems] == ["text_in_numbers", "sheet_read"]
    assert "TABLICA" in error.value.problems[-1].message


STACKED = """Kod;Nazwa;ogółem;;kobiety;
;;2023;2024;2023;2024
;;[osoba];[osoba];[osoba];[osoba]
0201011;Dębno;10;12;5;6
0201022;Sarnie;11;13;4;7
"""


def test_a_header_of_three_rows_names_each_column_in_full(table):
    read = table(STACKED)
    assert list(read.frame.columns) == [
        *("ogółem, 2023 [osoba]", "ogółem, 2024 [osoba]"),
        *("kobiety, 2023 [osoba]", "kobiety, 2024 [osoba]"),
    ]
    assert list(read.frame.loc["Sarnie"]) == [11, 13, 4, 7]


def test_rows_below_a_stacked_header_keep_their_numbers(table):
    with pytest.raises(TableError) as error:
        table(STACKED.replace("13", "trzynaście"))
    assert error.value.problems[0].row == 5


def test_a_first_unit_without_name_is_no_second_header(table):
    with pytest.raises(TableError) as error:
        table("Jednostka;X;Y\n;3;4\nB;5;6\n")
    assert error.value.problems[0].code == "missing_unit_name"


def test_a_long_list_becomes_a_table_without_a_question(imports):
    table = read_units(imports / "crel_list.csv")
    assert list(table.frame.index) == [f"Gmina {letter}" for letter in "ABCDE"]
    assert list(table.frame.columns) == ["ogółem, 2024 [osoba]", "kobiety, 2024 [osoba]"]
    assert list(table.frame["kobiety, 2024 [osoba]"]) == [100, 101, 102, 103, 104]
    assert [w.code for w in table.warnings] == ["pivoted_list"]


LIST = """Kod;Nazwa;Wiek;Rok;Wartosc;Jednostka miary;Atrybut
0201011;A;0-14;2023;5;osoba;
0201011;A;0-14;2024;0;osoba;n
0201022;B;0-14;2023;7;osoba;
0201022;B;0-14;2024;9;osoba;
"""


def test_the_latest_year_of_a_list_comes_first_and_a_marked_zero_is_no_value(table):
    read = table(LIST)
    assert list(read.frame.columns) == ["0-14, 2024 [osoba]", "0-14, 2023 [osoba]"]
    assert read.frame.iloc[0].isna().tolist() == [True, False]


def test_a_list_that_contradicts_itself_is_refused_with_its_row(table):
    with pytest.raises(TableError) as error:
        table(LIST + "0201022;B;0-14;2024;8;osoba;\n")
    assert [(p.code, p.row) for p in error.value.problems] == [("list_contradicts", 6)]


def test_the_template_of_a_list_keeps_names_and_codes(imports):
    content = template_xlsx(read_units(imports / "crel_list.csv"))
    data = openpyxl.load_workbook(io.BytesIO(content))["Dane"]
    rows = [[cell.value for cell in row] for row in data.iter_rows()]
    assert "Gmina A" in rows[1] and "0201010" in rows[1]


def test_notes_far_beside_the_table_are_left_out_and_said(table):
    read = table("Jednostka;X;;\nA;3;;Uwaga: dane wstępne\nB;5;;\nC;9;;\n")
    assert list(read.frame.columns) == ["X"]
    assert [w.code for w in read.warnings] == ["side_notes"]
    assert "dane wstępne" in read.warnings[0].message


@pytest.mark.parametrize(
    "header",
    [
        "Ludność (31.12.2024)",
        "Liczba ludności 2024",
        "Ludność stan na 31.12.2024 r.",
        "Ludność ogółem",
        "Ludność (w tys.)",
        "liczba_mieszkancow",
        "Ludność [osoba]",
        "Ludność\xa0ogółem, 2024",
    ],
)
def test_inhabitants_are_known_by_many_headers(header):
    assert is_population(header) and not is_area(header)


@pytest.mark.parametrize(
    "header", ["Powierzchnia [ha]", "Powierzchnia (ha)", "powierzchnia_ha", "Powierzchnia w km²"]
)
def test_the_area_is_known_by_many_headers(header):
    assert is_area(header) and not is_population(header)


@pytest.mark.parametrize(
    "header", ["Ludność wiejska", "Bezrobotni na 1000 ludności", "Powierzchnia lasów"]
)
def test_what_only_mentions_people_or_area_is_neither(header):
    assert not is_population(header) and not is_area(header)


@pytest.mark.parametrize(
    ("header", "factor"),
    [
        ("Ludność w tysiącach", 1000),
        ("Ludność (tys. osób)", 1000),
        ("Powierzchnia [km2]", 100),
        ("Powierzchnia [m²]", 1e-4),
        ("Powierzchnia (ha)", 1),
        ("Bezrobotni na 1000 mieszkańców", 1),
        ("Tysiąclecia 5", 1),
    ],
)
def test_a_header_tells_thousands_and_square_kilometres(header, factor):
    assert scale_of(header) == factor


def test_names_with_odd_dashes_and_spaces_name_one_unit(table):
    with pytest.raises(TableError) as error:
        table("Jednostka;X\nStare\xa0Miasto–Zachód;1\nStare Miasto-Zachód;2\nC;3\n")
    assert error.value.problems[0].code == "duplicated_unit"


def test_a_dash_is_asked_about_once(table):
    read = table("Jednostka;X;Y\nA;-;4\nB;0;–\nC;7;9\n")
    asked = [w for w in read.warnings if w.code == "dash_meaning"]
    assert [w.column for w in asked] == ["X, Y"]
