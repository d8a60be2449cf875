"""The template's first sheet travels with the table: title, source, year, made up or not."""

import io

import openpyxl
import pytest

from msai.diagnosis import described_xlsx, read_units, template_xlsx
from msai.diagnosis.about_sheet import ABOUT_FIELDS, ABOUT_SHEET
from msai.diagnosis.schema import ColumnSchema, TableSchema
from msai.errors import TableError

COLUMNS = {"x": ColumnSchema("X", "social", 1)}
ROWS = [["u", "x"], ["A", 1], ["B", 2], ["C", 4]]


def book_of(**about):
    """Return a described workbook, opened to be spoilt."""
    content = described_xlsx(ROWS, TableSchema("u", COLUMNS, **about))
    return openpyxl.load_workbook(io.BytesIO(content))


def read(book):
    file = io.BytesIO()
    book.save(file)
    return read_units(file.getvalue())


@pytest.mark.parametrize("synthetic", [True, False])
def test_what_a_table_says_about_itself_comes_back(synthetic):
    told = {"title": "Mgławice 2026", "source": "OPS", "reference_year": 2026}
    found = read(book_of(**told, synthetic=synthetic))
    kept = found.description
    assert (kept.title, kept.source, kept.reference_year) == tuple(told.values())
    assert kept.synthetic is synthetic
    assert "other_sheets" not in {one.code for one in found.warnings}


def test_an_answer_left_open_changes_nothing():
    book = book_of(title="Mgławice")
    for row in range(2, 2 + len(ABOUT_FIELDS)):
        book[ABOUT_SHEET].cell(row, 2).value = None
    assert read(book).description.title == ""


def test_an_unclear_answer_is_named_with_its_row():
    book = book_of()
    book[ABOUT_SHEET]["B5"].value = "trochę"
    with pytest.raises(TableError, match="trochę") as error:
        read(book)
    (problem,) = error.value.problems
    assert (problem.row, problem.column) == (5, "Dane zmyślone?")


def test_the_template_asks_for_them_with_a_list_and_warns_of_personal_data():
    sheet = openpyxl.load_workbook(io.BytesIO(template_xlsx()))[ABOUT_SHEET]
    asked = [sheet.cell(row, 1).value for row in range(2, 6)]
    assert asked == ["Tytuł", "Źródło", "Rok", "Dane zmyślone?"]
    (choice,) = [one for one in sheet.data_validations.dataValidation if one.formula1]
    assert (choice.formula1, str(choice.sqref)) == ('"tak,nie"', "B5")
    assert "nazwisk" in sheet["C6"].value


def test_it_stands_first_says_what_the_others_hold_and_the_book_opens_on_the_data():
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx()))
    assert book.sheetnames == [ABOUT_SHEET, "Dane", "Słownik danych"]
    assert book.active.title == "Dane"
    told = [row[0] for row in book[ABOUT_SHEET].values]
    assert told[-3:] == ["Dane osobowe", "Arkusz „Dane”", "Arkusz „Słownik danych”"]


def test_a_workbook_of_an_earlier_release_with_that_sheet_behind_is_read_as_well():
    book = book_of(title="Mgławice", synthetic=True)
    book.move_sheet(ABOUT_SHEET, 2)
    assert book.sheetnames[-1] == ABOUT_SHEET
    found = read(book)
    assert (found.description.title, len(found.frame)) == ("Mgławice", 3)
    assert "other_sheets" not in {one.code for one in found.warnings}
