"""Results go out, rubric scores come in, classes are made."""

import csv

import openpyxl
import pytest

from msai_course.grading.classes.folders import class_list, class_new
from msai_course.grading.grade import grade
from msai_course.grading.results.gradebook import export_gradebook
from msai_course.grading.rubric.rubrics import export_rubric, import_rubric
from msai_trainer.errors import GradingError
from msai_trainer.model import GradeStatus


@pytest.fixture
def graded_class(tmp_path, write_file, write_roster):
    folder = write_file("K01")
    write_file("K02", group=["K02", "K03"])
    roster = write_roster("K01", "K02", "K03", "K04")
    output = tmp_path / "wynik"
    run = grade(folder, "zadanie-1", roster, output)
    return folder, roster, output, run


def test_group_shares_points_and_is_named(graded_class):
    _folder, _roster, _output, run = graded_class
    rows = {row.student_id: row for row in run.rows}
    assert rows["K02"].score == rows["K03"].score == 17
    assert "Praca grupy: K02, K03" in rows["K02"].message
    assert "Praca grupy: K02, K03" in rows["K03"].message
    assert rows["K04"].status is GradeStatus.MISSING


@pytest.mark.parametrize("format", ["csv", "moodle"])
def test_export(graded_class, tmp_path, format):
    _folder, roster, output, _run = graded_class
    path = export_gradebook(output, roster, tmp_path / "oceny.csv", format=format)
    encoding, separator = ("utf-8", ",") if format == "moodle" else ("utf-8-sig", ";")
    with path.open(encoding=encoding, newline="") as file:
        found = csv.DictReader(file, delimiter=separator)
        lines = {line.get("kod", line.get("idnumber")): line for line in found}
    assert set(lines) == {"K01", "K02", "K03", "K04"}
    assert "17" in lines["K01"].values()
    assert "17" not in lines["K04"].values()


def test_export_to_a_spreadsheet(graded_class, tmp_path):
    _folder, roster, output, _run = graded_class
    path = export_gradebook(output, roster, tmp_path / "oceny.xlsx", format="xlsx")
    rows = list(openpyxl.load_workbook(path).worksheets[0].values)
    assert rows[0][:3] == ("kod", "imię", "nazwisko")
    assert rows[1][0] == "K01"
    assert 17 in rows[1]


def test_unknown_format(graded_class, tmp_path):
    _folder, roster, output, _run = graded_class
    with pytest.raises(GradingError, match="Nieznany format „pdf”"):
        export_gradebook(output, roster, tmp_path / "x", format="pdf")


def test_rubric_there_and_back(graded_class, tmp_path):
    folder, roster, output, _run = graded_class
    sheet = export_rubric(output, "zadanie-1", tmp_path / "rubryka.xlsx")
    book = openpyxl.load_workbook(sheet)
    rows = book.worksheets[0]
    assert [row[0].value for row in rows.iter_rows(min_row=2)] == ["K01", "K02, K03"]
    assert "Tysiąclecia" in rows.cell(2, 3).value
    for column, points in enumerate((2, 1, "2", 2), start=4):
        rows.cell(2, column, points)
    rows.cell(2, 8, "Warto podać źródło.")
    book.save(sheet)
    assert import_rubric(output, "zadanie-1", sheet) == 1
    rows = {row.student_id: row for row in grade(folder, "zadanie-1", roster, output).rows}
    assert (rows["K01"].score, rows["K01"].status) == (24, GradeStatus.GRADED)
    assert rows["K02"].status is GradeStatus.NEEDS_MANUAL
    page = (output / "feedback" / "K01" / "zadanie-1.html").read_text(encoding="utf-8")
    assert "Warto podać źródło." in page


def test_a_group_is_scored_once_for_everybody(graded_class, tmp_path):
    folder, roster, output, _run = graded_class
    sheet = export_rubric(output, "zadanie-1", tmp_path / "rubryka.xlsx")
    book = openpyxl.load_workbook(sheet)
    for column in range(4, 8):
        book.worksheets[0].cell(3, column, 1)
    book.save(sheet)
    assert import_rubric(output, "zadanie-1", sheet) == 2
    rows = {row.student_id: row for row in grade(folder, "zadanie-1", roster, output).rows}
    assert rows["K02"].score == rows["K03"].score == 21
    page = (output / "feedback" / "K03" / "zadanie-1.html").read_text(encoding="utf-8")
    assert "Praca oddana wspólnie, osoby: 2" in page


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        ((2, 4), 3, "Tu może stać tylko: 0, 1, 2."),
        ((2, 4), "dużo", "Tu może stać tylko: 0, 1, 2."),
        ((2, 1), "K99", "Nie ma ocenionej pracy osoby K99."),
        ((2, 2), "obcy", "Nie ma pytania „obcy”."),
        ((1, 1), "student", "nie jest arkuszem ocen z tego kursu"),
    ],
)
def test_bad_rubric_changes_nothing(graded_class, tmp_path, cell, value, message):
    folder, roster, output, _run = graded_class
    sheet = export_rubric(output, "zadanie-1", tmp_path / "rubryka.xlsx")
    book = openpyxl.load_workbook(sheet)
    for row in (2, 3):
        for column in range(4, 8):
            book.worksheets[0].cell(row, column, 1)
    book.worksheets[0].cell(*cell, value)
    book.save(sheet)
    with pytest.raises(GradingError) as raised:
        import_rubric(output, "zadanie-1", sheet)
    assert message in str(raised.value)
    again = grade(folder, "zadanie-1", roster, output)
    assert [row.score for row in again.rows] == [17, 17, 17, None]


def test_a_class_from_nothing(tmp_path):
    made = class_new("wiosna-2027", tmp_path, count=12)
    assert (made.people, made.groups) == (12, ())
    assert class_list(tmp_path) == [made]
    note = (made.folder / "OCHRONA-DANYCH.md").read_text(encoding="utf-8")
    assert f"--roster {made.folder.as_posix()}/lista.csv" in note
    assert "{" not in note
    with pytest.raises(GradingError, match="już istnieje"):
        class_new("wiosna-2027", tmp_path)
    with pytest.raises(GradingError, match="nie nadaje się"):
        class_new("../wiosna", tmp_path)


def test_a_class_from_a_list(tmp_path):
    source = tmp_path / "lista.csv"
    source.write_text("imie;kod;grupa\nŁucja;P1;A\nJan;P2;B\n", encoding="cp1250")
    made = class_new("jesien", tmp_path, roster=source)
    assert (made.people, made.groups) == (2, ("A", "B"))
