"""Workbooks: one place writes them, cells have their kinds, hints help where people write."""

import datetime
import io
import re

import openpyxl
import pytest

from msai.base.sheets import Hint, Sheet, write_xlsx
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


def test_a_table_too_wide_for_any_sheet_is_not_cut_in_silence():
    with pytest.raises(ValueError, match="no sheet has a cell"):
        write_xlsx([Sheet("A", [["x"] * 16_385])])
