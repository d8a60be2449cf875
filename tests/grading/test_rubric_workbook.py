"""A rubric filled in in a workbook says what was judged, and no more."""

import zipfile

import openpyxl
import pytest
from judged import NAME, REMARKS, by_label, desk, form

from msai_course.base.files import FileError
from msai_course.grading.results.bundle import feedback_zip
from msai_course.grading.rubric.rubrics import export_rubric, import_rubric
from msai_trainer.errors import GradingError


def test_a_workbook_read_back_unchanged_changes_nothing(results, tmp_path):
    output, _again = results
    desk(output).take(form(levels="0120", comment=REMARKS))
    desk(output, "2").take(form(levels="0000", comment="Od drugiej."))
    desk(output).take(form("K03, K04", "1111"))
    before = by_label(output)
    sheet = export_rubric(output, NAME, tmp_path / "rubryka.xlsx")
    rows = list(openpyxl.load_workbook(sheet).worksheets[0].values)
    told = {(row[0], row[8]): row[3:8] for row in rows[1:]}
    assert set(told) == {("K01", "1"), ("K01", "2"), ("K02", "1"), ("K03, K04", "1")}
    assert told["K01", "1"] == (2, 1, 0, 2, before["K01"].judgements["1"].remark)
    assert told["K02", "1"] == (None,) * 5
    assert import_rubric(output, NAME, sheet) == 0
    assert by_label(output) == before


def test_a_second_marker_fills_in_a_workbook_of_her_own(results, tmp_path):
    output, again = results
    desk(output).take(form(levels="0000", comment="Od pierwszej."))
    sheet = export_rubric(output, NAME, tmp_path / "druga.xlsx", marker="2")
    book = openpyxl.load_workbook(sheet)
    page = book.worksheets[0]
    assert [row[3:9] for row in page.iter_rows(min_row=2, values_only=True)] == [
        (None,) * 5 + ("2",)
    ] * 3
    for column in range(4, 8):
        page.cell(2, column, 1)
    book.save(sheet)
    assert import_rubric(output, NAME, sheet) == 1
    assert again()["K01"].score == 25
    assert by_label(output)["K01"].judgements["2"].points == 4


def test_a_workbook_does_not_change_what_was_given_out(results, tmp_path):
    output, again = results
    desk(output).take(form())
    sheet = export_rubric(output, NAME, tmp_path / "rubryka.xlsx")
    again()
    feedback_zip(output, tmp_path / "wydane.zip")
    assert import_rubric(output, NAME, sheet) == 0
    book = openpyxl.load_workbook(sheet)
    book.worksheets[0].cell(2, 4, 0)
    book.save(sheet)
    with pytest.raises(GradingError, match="już wydano"):
        import_rubric(output, NAME, sheet)
    assert import_rubric(output, NAME, sheet, reopen=True) == 1
    assert by_label(output)["K01"].points == 6


def _with_part(name, content):
    """A workbook with one part replaced."""

    def spoil(path):
        with zipfile.ZipFile(path) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for one, known in parts.items():
                archive.writestr(one, content if one == name else known)

    return spoil  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:900]), "nie da się przeczytać"),
        (_with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"), "nie da się"),
    ],
    ids=["cut", "torn sheet"],
)
def test_a_damaged_workbook_is_said_in_words(results, tmp_path, spoil, said):
    output, _again = results
    sheet = export_rubric(output, NAME, tmp_path / "rubryka.xlsx")
    spoil(sheet)
    with pytest.raises(GradingError, match=said) as raised:
        import_rubric(output, NAME, sheet)
    # The log tells what stood behind the sentence.
    assert raised.value.__cause__ is not None


def test_a_workbook_that_is_not_there_is_called_that(results, tmp_path):
    output, _again = results
    with pytest.raises(FileError, match=r"Nie ma pliku „rubryka\.xlsx”"):
        import_rubric(output, NAME, tmp_path / "rubryka.xlsx")


def test_a_remark_without_points_is_not_lost_in_silence(results, tmp_path):
    output, _again = results
    sheet = export_rubric(output, NAME, tmp_path / "rubryka.xlsx")
    book = openpyxl.load_workbook(sheet)
    book.worksheets[0].cell(2, 8, "Samo zdanie.")
    book.save(sheet)
    with pytest.raises(GradingError, match="Jest komentarz, a nie ma punktów"):
        import_rubric(output, NAME, sheet)
