"""Certificates go to those who passed, keep their number, and cannot be made up."""

import csv
import dataclasses
import subprocess
from datetime import date

import openpyxl
import pytest

from msai_course.grading import certificates
from msai_course.grading.certificates import (
    LACKING,
    CertifiedCourse,
    issue_certificates,
    read_register,
    verify,
)
from msai_course.grading.grade import grade
from msai_course.grading.rubric.rubrics import export_rubric, import_rubric
from msai_trainer.errors import GradingError

COURSE = CertifiedCourse("Ośrodek Łąka", place="Wierzbogród", hours=24, issued=date(2027, 3, 4))


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
    made = issue_certificates(*graded, target, COURSE, ["zadanie-1"]).register
    assert [one.kod_osoby for one in made] == ["K01"]
    assert made[0].numer == "1/2027"
    assert (target / "K01.pdf").read_bytes().startswith(b"%PDF")
    assert not (target / "K02.pdf").exists()
    assert verify(target, "1/2027", made[0].kod_weryfikacyjny.lower()).osoba == "Osoba K01"


def test_a_second_call_issues_only_what_is_missing(graded, tmp_path):
    target = tmp_path / "zaswiadczenia"
    first = issue_certificates(*graded, target, COURSE, ["zadanie-1"]).register
    later = dataclasses.replace(COURSE, issued=date(2027, 5, 1))
    both = issue_certificates(*graded, target, later, ["zadanie-1"], threshold=0.1).register
    assert both[0] == first[0]
    assert [one.numer for one in both] == ["1/2027", "2/2027"]
    assert tuple(read_register(target)) == both


def test_a_changed_or_made_up_certificate_does_not_fit_its_code(graded, tmp_path):
    target = tmp_path / "zaswiadczenia"
    made = issue_certificates(*graded, target, COURSE, ["zadanie-1"]).register[0]
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
    done = issue_certificates(*graded, tmp_path / "z", COURSE, ["zadanie-1", "zadanie-2"])
    assert done.register == done.new == ()
    with pytest.raises(GradingError, match="nie ma jeszcze ocen"):
        issue_certificates(tmp_path / "pusty", graded[1], tmp_path / "z", COURSE, ["zadanie-1"])


def test_the_organisers_template_is_used_and_names_are_text_not_code(graded, tmp_path):
    roster = tmp_path / "inna.csv"
    roster.write_text('kod;imie;nazwisko\nK01;#panic("x");*Łucja*', encoding="utf-8")
    own = tmp_path / "wlasny.typ"
    own.write_text("Wydano: #sys.inputs.osoba", encoding="utf-8")
    issue_certificates(graded[0], roster, tmp_path / "z", COURSE, ["zadanie-1"], template=own)
    assert (tmp_path / "z" / "K01.pdf").is_file()
    own.write_text("#nie-ma-takiej-funkcji()", encoding="utf-8")
    with pytest.raises(GradingError, match="Szablon zaświadczenia ma błąd"):
        issue_certificates(graded[0], roster, tmp_path / "z", COURSE, ["zadanie-1"], template=own)


def test_polish_letters_are_on_the_page(graded, tmp_path, need):
    roster = tmp_path / "inna.csv"
    roster.write_text("kod;imie;nazwisko\nK01;Łucja;Żółć-Gęślą", encoding="utf-8")
    issue_certificates(graded[0], roster, tmp_path / "z", COURSE, ["zadanie-1"])
    command = [need("pdftotext"), str(tmp_path / "z" / "K01.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    for said in ("Łucja Żółć-Gęślą", "Ośrodek Łąka", "04.03.2027", "nr 1/2027"):
        assert said in text


def test_a_lost_key_is_said_before_anything_is_issued(graded, tmp_path):
    target = tmp_path / "zaswiadczenia"
    made = issue_certificates(*graded, target, COURSE, ["zadanie-1"]).register[0]
    key = (target / certificates.SECRET).read_text(encoding="ascii")
    (target / certificates.SECRET).unlink()
    with pytest.raises(GradingError, match=r"nie ma ukrytego pliku \.klucz"):
        issue_certificates(*graded, target, COURSE, ["zadanie-1"], threshold=0.1)
    with pytest.raises(GradingError, match=r"nie ma ukrytego pliku \.klucz"):
        verify(target, made.numer, made.kod_weryfikacyjny)
    assert not (target / "K02.pdf").exists()
    (target / certificates.SECRET).write_text(key, encoding="ascii")
    assert verify(target, made.numer, made.kod_weryfikacyjny) == made


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250"])
def test_a_register_that_a_spreadsheet_rewrote_is_read_and_left_alone(graded, tmp_path, encoding):
    target = tmp_path / "zaswiadczenia"
    issued = issue_certificates(*graded, target, COURSE, ["zadanie-1"]).register
    path = target / certificates.REGISTER
    other = path.read_text(encoding="utf-8-sig").replace(";", ",")
    path.write_text(other, encoding=encoding)
    assert issue_certificates(*graded, target, COURSE, ["zadanie-1"]).register == issued
    assert path.read_text(encoding=encoding) == other


def test_nothing_is_issued_while_a_line_of_the_register_cannot_be_read(graded, tmp_path):
    target = tmp_path / "zaswiadczenia"
    issue_certificates(*graded, target, COURSE, ["zadanie-1"])
    path = target / certificates.REGISTER
    damaged = path.read_bytes() + b"?;;Osoba bez numeru\r\n"
    path.write_bytes(damaged)
    with pytest.raises(GradingError, match=r"nic nie zmieniono(.|\n)*wiersz 3, numer"):
        issue_certificates(*graded, target, COURSE, ["zadanie-1"], threshold=0.1)
    assert path.read_bytes() == damaged
    assert not (target / "K02.pdf").exists()


def test_what_was_issued_is_never_written_again(graded, tmp_path):
    """Neither with another organiser, title, hours, place, dates, signature, day nor template."""
    target = tmp_path / "zaswiadczenia"
    first = issue_certificates(*graded, target, COURSE, ["zadanie-1"]).register
    page, register = (target / "K01.pdf").read_bytes(), (target / "rejestr.csv").read_bytes()
    own = tmp_path / "wlasny.typ"
    own.write_text("Inny układ: #sys.inputs.osoba", encoding="utf-8")
    other = CertifiedCourse(
        "Inny ośrodek", "Inny tytuł", "Gdzie indziej", "2 maja", 0, "inna osoba", date(2028, 5, 1)
    )
    done = issue_certificates(*graded, target, other, ["zadanie-1"], threshold=0.1, template=own)
    assert done.register[:1] == first
    assert [one.numer for one in done.new] == ["2/2028"]
    assert (target / "K01.pdf").read_bytes() == page
    assert (target / "rejestr.csv").read_bytes().startswith(register)
    assert verify(target, "1/2027", first[0].kod_weryfikacyjny) == first[0]
    assert any("wydane zostają bez zmian" in remark for remark in done.remarks)
    # A PDF that is gone comes back from the register, by the template that it was made with.
    (target / "K01.pdf").unlink()
    done = issue_certificates(*graded, target, other, ["zadanie-1"], template=own)
    assert not (target / "K01.pdf").exists()
    assert any("uruchom polecenie bez --template" in remark for remark in done.remarks)
    done = issue_certificates(*graded, target, other, ["zadanie-1"])
    assert [one.numer for one in done.reprinted] == ["1/2027"]
    assert (target / "K01.pdf").read_bytes() == page


def test_a_line_deleted_by_mistake_gives_nobody_its_number_nor_a_second_paper(graded, tmp_path):
    target = tmp_path / "zaswiadczenia"
    issue_certificates(*graded, target, COURSE, ["zadanie-1"])
    path = target / certificates.REGISTER
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    done = issue_certificates(*graded, target, COURSE, ["zadanie-1"], threshold=0.1)
    assert [(one.numer, one.kod_osoby) for one in done.new] == [("2/2027", "K02")]
    assert any("nr 1/2027 zniknęło" in one.why for one in done.lacking if one.entry.kod == "K01")


def test_another_name_on_the_list_leaves_what_was_issued_and_is_said(graded, tmp_path):
    results, roster = graded
    target = tmp_path / "zaswiadczenia"
    issue_certificates(results, roster, target, COURSE, ["zadanie-1"])
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    roster.write_text("kod;imię;nazwisko\nK01;Osoba;Nowa\n", encoding="utf-8")
    done = issue_certificates(results, roster, target, COURSE, ["zadanie-1"])
    after = {path.name: path.read_bytes() for path in target.iterdir()}
    assert {name: after[name] for name in before if name != LACKING} == {
        name: content for name, content in before.items() if name != LACKING
    }
    said = " ".join(done.remarks)
    for part in ("Osoba Nowa", "Osoba K01", "nr 1/2027", "ważne i bez zmian"):
        assert part in said


def test_who_has_no_certificate_is_listed_with_the_reasons(graded, tmp_path):
    results, roster = graded
    roster.write_text(
        "kod;imię;nazwisko\nK01;Osoba;K01\nK02;=Żółta;K02\nK03;Osoba;K03\n", encoding="utf-8"
    )
    target = tmp_path / "zaswiadczenia"
    done = issue_certificates(results, roster, target, COURSE, ["zadanie-1", "zadanie-2"])
    assert done.register == ()
    content = (target / LACKING).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    told = {(line["kod"], line["zadanie"]): line for line in lines}
    assert ("K01", "zadanie-1") not in told
    assert told["K01", "zadanie-2"]["powód"] == "nie ma ocenionej pracy"
    assert told["K02", "zadanie-1"]["brakuje"].count(",") <= 1
    assert told["K02", "zadanie-1"]["powód"].startswith("brakuje ")
    assert told["K02", "zadanie-1"]["osoba"].startswith("'=")
    assert len(lines) == 5
    # A run in which someone earned one lists the others still.
    done = issue_certificates(results, roster, target, COURSE, ["zadanie-1"])
    assert {one.entry.kod for one in done.lacking} == {"K02", "K03"}


def test_answers_that_wait_for_a_person_are_named(tmp_path, write_file, write_roster):
    folder, roster = write_file("K01"), write_roster("K01")
    grade(folder, "zadanie-1", roster, tmp_path / "wyniki")
    done = issue_certificates(tmp_path / "wyniki", roster, tmp_path / "z", COURSE, ["zadanie-1"])
    assert [one.why for one in done.lacking] == [
        "czeka na ocenę osoby prowadzącej – „Kogo nie widać w tych liczbach?”"
    ]
