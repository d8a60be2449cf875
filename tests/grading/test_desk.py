"""The trainer's page as a program: what she chooses, what she is told, what she takes home."""

import io
import zipfile

import all_assignments
import openpyxl
import pytest
from trainers_desk import Trainer, work

from msai.ui import GivenFile, sealed
from msai_trainer.marking.masters import NoMasters
from msai_trainer.pages.grading.state import NO_MASTERS
from msai_trainer.pages.windows import WINDOW

LIST = "kod;imię;nazwisko\nK01;Anna;Nowak\nK02;Jan;Kowal\nK03;Ewa;Lis\n"


@pytest.fixture
def trainer(masters):
    return Trainer(masters)


def class_of(*codes):
    return [work(name, code) for name in all_assignments.NAMES for code in codes]


def test_who_has_a_list_gets_a_row_for_every_file_and_sees_who_is_missing(trainer):
    bad = [GivenFile("zdjęcie K02.jpg", b"\xff\xd8\xff"), GivenFile("puste K02.ipynb", b"")]
    trainer.does("list", "lista.csv", LIST.encode()).does("works", files=[*class_of("K01"), *bad])
    trainer.does("grade")
    people, files = trainer.tables
    assert [row[0] for row in people.rows] == [
        "K01 – Anna Nowak",
        "K02 – Jan Kowal",
        "K03 – Ewa Lis",
    ]
    assert people.rows[2][1:] == ("nie oddano",) * 5 + ("",)
    assert {row[0] for row in files.rows} == {one.name for one in [*class_of("K01"), *bad]}
    assert all(row[4] for row in files.rows)
    # What has to be settled comes first.
    assert {files.rows[0][3], files.rows[1][3]} == {"nieczytelny plik"}
    assert "Traceback" not in trainer.sees


def test_what_a_person_has_to_read_is_neither_zero_nor_passed(trainer):
    trainer.does("list", "lista.csv", LIST.encode()).does("works", files=class_of("K01"))
    trainer.does("grade")
    people, _files = trainer.tables
    assert people.rows[0][1] == "17 z 25; **czeka na Ciebie** (do 8)"
    assert "Zostało do przeczytania: **5** z 5 odpowiedzi." in trainer.sees


def test_results_are_numbers_and_waiting_answers_are_listed(trainer):
    trainer.does("list", "lista.csv", LIST.encode()).does("works", files=class_of("K01", "K02"))
    trainer.does("grade").does("xlsx")
    book = openpyxl.load_workbook(io.BytesIO(trainer.files[0].content))
    rows = [[cell.value for cell in row] for row in book["Punkty"].rows]
    assert rows[0] == ["kod", *all_assignments.NAMES, "razem"]
    assert rows[1][1] == 17 and rows[1][6] == sum(rows[1][1:6])
    assert rows[3] == ["K03", None, None, None, None, None, None]
    waiting = [[cell.value for cell in row] for row in book["Czeka na Ciebie"].rows]
    assert waiting[1][:2] == ["K01", "zadanie-1"]
    assert "Nowak" not in str([[c.value for c in r] for sheet in book for r in sheet.rows])


def test_feedback_for_mailing_is_a_file_for_each_person_and_the_list_of_them(trainer):
    trainer.does("list", "lista.csv", LIST.encode()).does("works", files=class_of("K01", "K02"))
    trainer.does("grade").does("mail")
    with zipfile.ZipFile(io.BytesIO(trainer.files[0].content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        page = archive.read("Anna-Nowak_K01.html").decode()
        lines = archive.read("lista.csv").decode("utf-8-sig").splitlines()
    assert names == ["lista.csv", "Anna-Nowak_K01.html", "Jan-Kowal_K02.html"]
    assert lines[1] == "K01;Anna Nowak;;Anna-Nowak_K01.html"
    assert page.count("<article>") == 5
    assert "Anna Nowak (K01)" in page and "czeka na ocenę" in page


def test_codes_in_files_are_enough(trainer):
    stranger = work("zadanie-1", "wiosna-07-1")  # its check sign does not fit
    trainer.does("works", files=[*class_of("K02", "K01"), stranger]).does("grade")
    people, files = trainer.tables
    assert [row[0] for row in people.rows] == ["K01", "K02"]
    assert "nieznana osoba" in [row[3] for row in files.rows]
    assert "Nie widać, kto nic nie oddał" in trainer.sees


def test_a_zip_of_everything_is_as_good_as_the_files(trainer, masters):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for one in class_of("K01", "K02"):
            archive.writestr(one.name, one.content)
    trainer.does("works", files=[GivenFile("prace.zip", packed.getvalue())]).does("grade")
    other = Trainer(masters).does("works", files=class_of("K01", "K02")).does("grade")
    assert trainer.tables[0].rows == other.tables[0].rows


def test_a_bad_list_is_told_of_and_the_files_stay(trainer):
    trainer.does("works", files=class_of("K01")).does("list", "lista.csv", b"imie\nAnna\n")
    assert "brakuje kolumny „kod”" in trainer.sees
    assert len(trainer.state.files) == 5
    assert "polecenie" not in " ".join(trainer.state.problems)


def test_of_a_list_with_two_classes_one_is_chosen(trainer):
    text = "kod;klasa\nK01;wiosna\nK01;jesień\nK02;jesień\n"
    trainer.does("list", "lista.csv", text.encode()).does("works", files=class_of("K01"))
    assert "Najpierw wybierz klasę." in trainer.does("grade").sees
    trainer.does("klasa", "jesień").does("grade").does("mail")
    assert [row[0] for row in trainer.tables[0].rows] == ["K01", "K02"]
    with zipfile.ZipFile(io.BytesIO(trainer.files[0].content)) as archive:
        assert archive.namelist()[1] == "jesień/K01.html"


def test_nothing_to_judge_and_no_masters_are_said(trainer):
    assert "Najpierw wybierz prace." in trainer.does("grade").sees

    def none():
        raise NoMasters

    alone = Trainer(none).does("works", files=class_of("K01")).does("grade")
    assert alone.state.problems == (NO_MASTERS,)


def test_many_people_stand_in_windows(trainer):
    codes = [f"K{number:03}" for number in range(1, 96)]
    trainer.does("works", files=[work("zadanie-2", code) for code in codes]).does("grade")
    assert [len(table.rows) for table in trainer.tables] == [WINDOW, WINDOW]
    trainer.does("people:80").does("rows:80")
    assert [len(table.rows) for table in trainer.tables] == [15, 15]
    assert trainer.tables[0].rows[-1][0] == "K095"


def test_new_files_ask_for_a_new_judging_and_nothing_is_kept(trainer):
    trainer.does("works", files=class_of("K01")).does("grade")
    trainer.does("works", files=class_of("K02"))
    assert trainer.state.batch is None and "Jeszcze nic nie oceniono" in trainer.sees
    assert sealed(trainer.program, trainer.state) == sealed(
        trainer.program, trainer.program.initial()
    )


def test_the_overview_has_a_column_for_what_came_and_names_the_rest(trainer):
    trainer.does("list", "lista.csv", LIST.encode())
    trainer.does("works", files=[work("zadanie-2", "K01")]).does("grade")
    assert list(trainer.tables[0].columns) == ["Osoba", "Zadanie 2", "Razem"]
    assert "nikt ich nie oddał" in trainer.sees and "Zadanie 1, Zadanie 3" in trainer.sees
