"""Workbooks: one place writes them, cells have their kinds, hints help where people write."""

import datetime
import io
import re

import openpyxl
import pytest

from msai.base.sheets import Formula, Hint, Sheet, write_xlsx
from msai_course.base.paths import ROOT


def opened(*sheets):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(sheets)))


def test_one_module_writes_workbooks_and_openpyxl_only_reads():
    writes = re.compile(
        r"import xlsxwriter|xlsxwriter\.|openpyxl\.Workbook|openpyxl import Workbook"
    )
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*.py")
        if writes.search(path.read_text(encoding="utf-8"))
    }

    assert found == {"src/msai/base/sheets.py"}


def test_dates_are_dates_and_truths_are_truths():
    row = [datetime.date(2027, 3, 1), datetime.datetime(2027, 3, 1, 12, 30), True, 7, 0.1, "007"]
    cells = opened(Sheet("A", [["x"] * 6, row]))["A"][2]

    assert [cell.data_type for cell in cells] == ["d", "d", "b", "n", "n", "s"]
    assert [cell.value for cell in cells] == [datetime.datetime(2027, 3, 1), *row[1:]]
    assert [cell.number_format for cell in cells[:2]] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]


@pytest.mark.parametrize("text", ["=1+1", "https://gmina.pl", "-7", "{=SUM(A1)}", "1e5", "TRUE"])
def test_a_text_stays_a_text_guarded_or_not(text):
    for guarded in (True, False):
        cell = opened(Sheet("A", [["x"], [text]], guarded=guarded))["A"]["A2"]
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert cell.value in (text, f"'{text}" if guarded else text)


def test_line_ends_of_every_system_are_one_and_long_texts_are_cut():
    cells = opened(Sheet("A", [["x"], ["a\r\nb\rc\nd"], ["ż" * 40_000]]))["A"]

    assert cells["A2"].value == "a\nb\nc\nd"
    assert len(cells["A3"].value) == 32_767


def test_columns_are_as_wide_as_told_or_as_their_text():
    sheet = opened(Sheet("A", [["a", "b", "ż" * 90], ["x", "y" * 20, ""]], widths={0: 40}))["A"]

    assert [round(sheet.column_dimensions[c].width) for c in "ABC"] == pytest.approx(
        [40, 22, 60], abs=1
    )


def test_hints_are_shown_and_a_word_that_is_not_in_the_list_is_refused():
    hints = [
        Hint("B2:B9", "Nagłówek dłuższy niż wolno, bo ma więcej liter", "pomoc " * 90),
        Hint("C2", "Kierunek", "Wybierz.", ("tak", "nie")),
    ]
    sheet = opened(Sheet("A", [["a", "b", "c"]], frozen=(1, 1), hints=hints))["A"]
    free, listed = sheet.data_validations.dataValidation

    assert sheet.freeze_panes == "B2"
    assert (len(free.promptTitle), len(free.prompt)) == (32, 255)
    assert (listed.formula1, listed.showErrorMessage) == ('"tak,nie"', True)


def test_what_explains_stands_first_and_the_book_opens_where_people_write():
    told, asked, plain = (
        Sheet("O pliku", [["x"]], explains=True),
        Sheet("Wpisz", [["x"]], to_fill=True),
        Sheet("Dalej", [["x"]]),
    )
    book = opened(plain, asked, told)

    assert book.sheetnames == ["O pliku", "Dalej", "Wpisz"]
    assert book.active.title == "Wpisz"
    assert [one.title for one in book if one.sheet_view.tabSelected] == ["Wpisz"]
    assert opened(plain, told).active.title == "O pliku"


def test_a_table_too_wide_for_any_sheet_is_not_cut_in_silence():
    with pytest.raises(ValueError, match="no sheet has a cell"):
        write_xlsx([Sheet("A", [["x"] * 16_385])])


def test_a_sheet_is_one_page_wide_and_repeats_its_header():
    wide = opened(Sheet("Zadania & hasła", [["długi nagłówek"] * 8, ["tekst " * 20] * 8]))
    sheet = wide.worksheets[0]

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # One page wide is what a file means that does not say how many.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter.right.text == "strona\u00a0&P z\u00a0&N"
    assert "MSAI" in sheet.oddFooter.left.text and "CC BY-SA" in sheet.oddFooter.left.text
    assert sheet.oddHeader.left.text.endswith("Zadania && hasła")


def test_a_narrow_list_stands_upright_and_only_a_long_one_has_filters():
    rows = [["a", "b"], *([n, n] for n in range(40))]
    long, short = opened(Sheet("A", rows), Sheet("B", rows[:9])).worksheets

    assert long.page_setup.orientation in (None, "portrait")
    assert (long.auto_filter.ref, short.auto_filter.ref) == ("A1:B41", None)


def test_sums_below_a_list_stay_out_of_its_filter_and_can_bound_the_print():
    rows = [["a", "b"], *([n, n] for n in range(40)), ["Razem", Formula("=SUM(B2:B41)", 780)]]
    sheet = opened(Sheet("A", rows, totals=1, fixed=True))["A"]

    assert sheet.auto_filter.ref == "A1:B41"
    assert sheet.print_area == "'A'!$A$1:$B$42"
    assert sheet["B42"].font.bold and sheet["B42"].value == "=SUM(B2:B41)"


def test_a_formula_shows_its_value_before_anybody_computes_it():
    content = write_xlsx([Sheet("A", [["x"], [Formula("=1+1", 2)]])])
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)

    assert book["A"]["A2"].value == 2


def test_numbers_of_a_column_look_alike_and_years_stay_as_they_are():
    rows = [["kwota", "rok", "mało"], [12_500, 2025, 0.001], [7.5, 1999, 3.25]]
    sheet = opened(Sheet("A", rows))["A"]

    assert [sheet[f"{letter}2"].number_format for letter in "ABC"] == [
        "#,##0.0", "General", "General",
    ]  # fmt: skip


def test_columns_of_long_texts_share_a_page_and_their_rows_are_high_enough():
    rows = [["Nazwa", "Opis", "Uwagi", "Dalej"], ["x", "słowo " * 60, "y" * 20, "zdanie " * 30]]
    sheet = opened(Sheet("A", rows))["A"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCD"]

    assert sum(widths) == pytest.approx(150, abs=4)
    assert sheet["B2"].alignment.wrap_text and sheet.row_dimensions[2].height > 60


def page_of(sheet):
    """Return how many pages a sheet is wide, and points of its letters on paper."""
    widths = [
        part.width
        for part in sheet.column_dimensions.values()
        for _column in range(part.min, part.max + 1)
    ]
    # A letter of width, and the file says the air beside, is 5.25 points; A4 across holds 720.
    pages = int(sheet.page_setup.fitToWidth or 1)
    return pages, 10 * min(1.0, pages * 720 / (5.25 * sum(widths)))


def test_many_narrow_columns_with_long_names_have_upright_headers_and_can_be_read():
    header = [
        "Jednostka",
        *(f"Osoby bezrobotne zarejestrowane ponad {n} miesięcy" for n in range(24)),
    ]
    rows = [header, *([f"Osiedle {n}", *[1.25] * 24] for n in range(20))]
    sheet = opened(Sheet("A", rows))["A"]
    pages, letters = page_of(sheet)

    assert pages == 1 and letters >= 8
    assert sheet["A1"].alignment.textRotation == 0
    assert {cell.alignment.textRotation for cell in sheet[1][1:]} == {90}
    assert all(cell.alignment.wrap_text for cell in sheet[1])
    assert 90 < sheet.row_dimensions[1].height < 260
    assert {cell.alignment.textRotation for cell in sheet[2]} == {0}


def test_what_no_page_can_hold_is_several_pages_wide_with_its_first_column_on_each():
    rows = [["Jednostka", *["rok"] * 60], *([f"Osiedle {n}", *[12_345.67] * 60] for n in range(9))]
    sheet = opened(Sheet("A", rows))["A"]
    pages, letters = page_of(sheet)

    assert pages > 2 and letters >= 7.9
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")


def test_the_head_of_an_empty_column_stands_at_the_left():
    rows = [["kod", "imię", "punkty"], ["K1", "", 4], ["K2", "", 5]]
    sheet = opened(Sheet("A", rows))["A"]

    assert [cell.alignment.horizontal for cell in sheet[1]] == ["left", "left", "right"]


def test_a_word_among_numbers_stands_as_they_do_and_a_text_beside_them_keeps_away():
    rows = [
        ["Miejsce", "Indeks", "Dlaczego"],
        ["A", 1.25, "bo"],
        ["B", "ukryto", "bo"],
        ["C", 2, ""],
    ]
    sheet = opened(Sheet("A", rows))["A"]

    assert [sheet[place].alignment.horizontal for place in ("B2", "B3")] == ["right", "right"]
    assert [sheet[place].alignment.indent for place in ("A2", "C1", "C2")] == [0, 1, 1]
