"""The command line and the page issue into one register: nobody gets two, no number twice."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from judged import read_by_hand
from trainers_desk import work

from msai.assignments import LearningOutcome
from msai_course.grading.certificates import CertifiedCourse, issue_certificates, verify
from msai_course.grading.certificates.earning import standings
from msai_course.grading.classes.class_files import read_class
from msai_course.grading.grade import grade
from msai_trainer.certificates.issuing import certificate_of, issued
from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.classfile.changing import counting, with_records
from msai_trainer.classfile.model import ClassFile, Participant
from msai_trainer.classfile.packing import pack
from msai_trainer.classfile.practised import PracticeLevel, PracticeRecord

NOW = datetime(2027, 3, 20, tzinfo=UTC)
COURSE = CertifiedCourse("Ośrodek", issued=date(2027, 3, 25))
ONE = "zadanie-1"


@pytest.fixture
def folder(tmp_path):
    """A class in its folder: two people graded, the first with a certificate of the page."""
    people = [Participant(code=code, first_name="Ala", saved_at=NOW) for code in ("K01", "K02")]
    printed = {"osoba": "Ala", "klasa": "wiosna", "kod_osoby": "K01"}
    paged = CertificateRecord(
        number="7/2027", issued="2027-03-24", code="K01", printed=printed, saved_at=NOW
    )
    file = with_records(ClassFile(name="wiosna", klasa_id="ab12"), "people", people)
    file = with_records(file, "certificates", [paged])
    (tmp_path / "wiosna.klasa").write_bytes(pack(file))
    (tmp_path / "klasa.json").write_text(
        '{"version": 1, "name": "wiosna", "id": "ab12"}', encoding="utf-8"
    )
    (tmp_path / "lista.csv").write_text("kod;imię\nK01;Ala\nK02;Ala\n", encoding="utf-8")
    (tmp_path / "oddane").mkdir()
    for code in ("K01", "K02"):
        given = work(ONE, code)
        (tmp_path / "oddane" / given.name).write_bytes(given.content)
    grade(tmp_path / "oddane", ONE, tmp_path / "lista.csv", tmp_path / "oceny")
    read_by_hand(tmp_path / "oceny", "K01", "K02")
    return tmp_path


def issued_by_command(folder, target):
    return issue_certificates(folder / "oceny", folder / "lista.csv", target, COURSE, [ONE])


def test_both_doors_know_of_each_other(folder, tmp_path):
    done = issued_by_command(folder, tmp_path / "zaswiadczenia")
    assert [(one.kod_osoby, one.numer) for one in done.new] == [("K02", "8/2027")]
    assert any("nr 7/2027 jest w pliku klasy" in one for one in done.remarks)
    file = read_class(folder / "wiosna.klasa")
    assert [one.number for one in issued(file)] == ["7/2027", "8/2027"]
    (new,) = done.new
    assert certificate_of(issued(file)[1]) == replace(new, plik="")
    again = issued_by_command(folder, tmp_path / "zaswiadczenia")
    assert again.new == () and read_class(folder / "wiosna.klasa") == file


@pytest.mark.parametrize("typed", ["{}", " {} ", "nr {}"])
def test_codes_are_read_whatever_dashes_and_case(folder, tmp_path, typed):
    (new,) = issued_by_command(folder, tmp_path / "z").new
    said = re.sub("-", " ", new.kod_weryfikacyjny).lower()
    assert verify(tmp_path / "z", typed.format(new.numer), said).kod_osoby == "K02"


def test_another_class_of_the_same_codes_gets_nothing_of_it(folder, tmp_path):
    (folder / "wiosna.klasa").rename(folder / "jesien.klasa")
    done = issued_by_command(folder, tmp_path / "z")
    assert [one.kod_osoby for one in done.new] == ["K01", "K02"]


def test_the_rule_and_the_evidence_of_the_class_count_for_the_command_too(folder):
    path = folder / "wiosna.klasa"
    both = counting(read_class(path), {ONE: 1.0, "zadanie-2": 0.6}, NOW)
    path.write_bytes(pack(both))
    assert [one.assignment for one in _lacking(folder)] == ["zadanie-2"]
    assert not _lacking(folder, [ONE]), "what is told goes before the class"
    level = PracticeLevel("Cel", LearningOutcome.PASSING_ON, 1.0, 2.0)
    record = PracticeRecord(code="K01", kind="micro-lesson", by="A.", levels=(level,), saved_at=NOW)
    path.write_bytes(pack(with_records(both, "practice", [record])))
    assert "1 z 2 pkt, potrzeba 1,2" in _lacking(folder, [ONE])[0].why
    assert not _lacking(folder, [ONE], 0.5)


def _lacking(folder, names=(), threshold=None):
    """Return what K01 lacks."""
    return standings(folder / "oceny", folder / "lista.csv", names, threshold, None)[0].lacking
