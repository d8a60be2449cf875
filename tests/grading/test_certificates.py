"""Certificates go to those who passed, keep their number, and cannot be made up."""

import csv
import dataclasses
import subprocess
from datetime import date

import openpyxl
import pytest

from msai_course.grading import certificates
from msai_course.grading.certificates import Course, issue, read_register, verify
from msai_course.grading.errors import GradingError
from msai_course.grading.grade import grade
from msai_course.grading.rubrics import export_rubric, import_rubric

COURSE = Course("Ośrodek Łąka", place="Wierzbogród", hours=24, issued=date(2027, 3, 4))


@pytest.fixture
def graded(tmp_path, write_file, write_roster, good_answers):
    """K01 did well, K02 badly, K03 handed nothing in; the rubric is filled in for both."""
    write_file("K01")
    folder = write_file("K02", {**good_answers, "obszar": [], "zjawiska": [], "kierunki": {}})
    roster = write_roster("K01", "K02", "K03")
    grade(folder, "zadanie-1", roster, tmp_path / "wyniki")
    sheet = export_rubric(tmp_path / "wyniki", "zadanie-1", tmp_path / "rubryka.xlsx")
    book = openpyxl.load_workbook(sheet)
    for row in (2, 3):
        for column in (4, 5, 6, 7):
            book.worksheets[0].cell(row, column, 2)
    book.save(sheet)
    import_rubric(tmp_path / "wyniki", "zadanie-1", sheet)
    return tmp_path / "wyniki", roster


def test_who_passed_gets_a_certificate_that_can_be_verified(graded, tmp_path):
    target = tmp_path / "zaswiadczenia"
    made = issue(*graded, target, COURSE, ["zadanie-1"])
    assert [one.kod_osoby for one in made] == ["K01"]
    assert made[0].numer == "1/2027"
    assert (target / "K01.pdf").read_bytes().startswith(b"%PDF")
    assert not (target / "K02.pdf").exists()
    assert verify(target, "1/2027", made[0].kod_weryfikacyjny.lower()).osoba == "Osoba K01"


def test_a_second_call_issues_only_what_is_missing(graded, tmp_path):
    target = tmp_path / "zaswiadczenia"
    first = issue(*graded, target, COURSE, ["zadanie-1"])
    later = dataclasses.replace(COURSE, issued=date(2027, 5, 1))
    both = issue(*graded, target, later, ["zadanie-1"], threshold=0.1)
    assert both[0] == first[0]
    assert [one.numer for one in both] == ["1/2027", "2/2027"]
    assert read_register(target) == both


def test_a_changed_or_made_up_certificate_does_not_fit_its_code(graded, tmp_path):
    target = tmp_path / "zaswiadczenia"
    made = issue(*graded, target, COURSE, ["zadanie-1"])[0]
    path = target / "rejestr.csv"
    written = path.read_text(encoding="utf-8-sig")
    line = next(csv.DictReader(written.splitlines(), delimiter=";"))
    for column in ("osoba", "wynik"):
        path.write_text(written.replace(line[column], "Inna treść"), encoding="utf-8-sig")
        with pytest.raises(GradingError, match="Kod nie pasuje"):
            verify(target, made.numer, made.kod_weryfikacyjny)
    path.write_text(written, encoding="utf-8-sig")
    assert verify(target, made.numer, made.kod_weryfikacyjny) == made
    with pytest.raises(GradingError, match="Kod nie pasuje"):
        verify(target, "1/2027", "AAAA-BBBB-CCCC")
    with pytest.raises(GradingError, match="Nie ma zaświadczenia nr 7/2027"):
        verify(target, "7/2027", "AAAA-BBBB-CCCC")
    assert (target / certificates.SECRET).stat().st_mode & 0o077 == 0


def test_nobody_passed_or_nothing_was_graded(graded, tmp_path):
    with pytest.raises(GradingError, match="Nikt nie ma jeszcze"):
        issue(*graded, tmp_path / "z", COURSE, ["zadanie-1", "zadanie-2"])
    with pytest.raises(GradingError, match="nie ma jeszcze ocen"):
        issue(tmp_path / "pusty", graded[1], tmp_path / "z", COURSE, ["zadanie-1"])


def test_the_organisers_template_is_used_and_names_are_text_not_code(graded, tmp_path):
    roster = tmp_path / "inna.csv"
    roster.write_text('kod;imie;nazwisko\nK01;#panic("x");*Łucja*', encoding="utf-8")
    own = tmp_path / "wlasny.typ"
    own.write_text("Wydano: #sys.inputs.osoba", encoding="utf-8")
    issue(graded[0], roster, tmp_path / "z", COURSE, ["zadanie-1"], template=own)
    assert (tmp_path / "z" / "K01.pdf").is_file()
    own.write_text("#nie-ma-takiej-funkcji()", encoding="utf-8")
    with pytest.raises(GradingError, match="Szablon zaświadczenia ma błąd"):
        issue(graded[0], roster, tmp_path / "z", COURSE, ["zadanie-1"], template=own)


def test_polish_letters_are_on_the_page(graded, tmp_path, need):
    roster = tmp_path / "inna.csv"
    roster.write_text("kod;imie;nazwisko\nK01;Łucja;Żółć-Gęślą", encoding="utf-8")
    issue(graded[0], roster, tmp_path / "z", COURSE, ["zadanie-1"])
    command = [need("pdftotext"), str(tmp_path / "z" / "K01.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    for said in ("Łucja Żółć-Gęślą", "Ośrodek Łąka", "04.03.2027", "nr 1/2027"):
        assert said in text


def test_a_lost_key_is_said_before_anything_is_issued(graded, tmp_path):
    target = tmp_path / "zaswiadczenia"
    made = issue(*graded, target, COURSE, ["zadanie-1"])[0]
    key = (target / certificates.SECRET).read_text(encoding="ascii")
    (target / certificates.SECRET).unlink()
    with pytest.raises(GradingError, match=r"nie ma ukrytego pliku \.klucz"):
        issue(*graded, target, COURSE, ["zadanie-1"], threshold=0.1)
    with pytest.raises(GradingError, match=r"nie ma ukrytego pliku \.klucz"):
        verify(target, made.numer, made.kod_weryfikacyjny)
    assert not (target / "K02.pdf").exists()
    (target / certificates.SECRET).write_text(key, encoding="ascii")
    assert verify(target, made.numer, made.kod_weryfikacyjny) == made


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250"])
def test_a_register_that_a_spreadsheet_rewrote_is_left_alone(graded, tmp_path, encoding):
    target = tmp_path / "zaswiadczenia"
    issue(*graded, target, COURSE, ["zadanie-1"])
    path = target / certificates.REGISTER
    other = path.read_text(encoding="utf-8-sig").replace(";", ",").replace("Osoba", "Żółć")
    path.write_text(other, encoding=encoding)
    with pytest.raises(GradingError, match="uszkodzony; nic nie zmieniono"):
        issue(*graded, target, COURSE, ["zadanie-1"])
    assert path.read_text(encoding=encoding) == other
