"""A person's data can be handed out and deleted; what stays behind is said."""

import dataclasses
import html
import io
import json
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from judged import read_by_hand

from msai_course.base.paths import SOLUTIONS
from msai_course.grading.certificates import (
    CertifiedCourse,
    Register,
    issue_certificates,
    read_register,
    verify,
)
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.engine.state import State
from msai_course.grading.grade import grade
from msai_course.grading.people.person import export_person, forget
from msai_course.grading.results.bundle import feedback_zip
from msai_trainer.classfile.changing import renamed
from msai_trainer.classfile.making import new_class
from msai_trainer.classfile.model import Participant
from msai_trainer.classfile.packing import pack, unpack
from msai_trainer.errors import GradingError

COURSE = CertifiedCourse("Ośrodek Łąka", issued=date(2027, 3, 4))


@pytest.fixture
def graded_class(tmp_path, write_file, write_roster, good_answers):
    """K01 alone, K02 and K03 together; nothing waits for a person."""
    folder = write_file("K01", good_answers)
    write_file("K02", good_answers, group=["K02", "K03"])
    roster = write_roster("K01", "K02", "K03")
    grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    read_by_hand(tmp_path / "wynik", "K01", "K02", "K03")
    grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    return folder, roster, tmp_path / "wynik"


@pytest.fixture
def certified(graded_class, tmp_path):
    """Everyone has a certificate."""
    _folder, roster, output = graded_class
    issue_certificates(output, roster, tmp_path / "zaswiadczenia", COURSE, ["zadanie-1"])
    return tmp_path / "zaswiadczenia"


def test_forgotten_person_leaves_no_trace(graded_class):
    folder, roster, output = graded_class
    assert forget(output, "K02", roster=roster).deleted > 0
    for path in output.rglob("*"):
        assert "K02" not in path.name
        # Spreadsheets are compressed; both that we write are deleted, so none is left.
        assert path.suffix != ".xlsx"
        assert path.is_dir() or b"K02" not in path.read_bytes(), path
    assert b"K02" not in roster.read_bytes()
    for path in folder.glob("*K02*"):
        path.unlink()
    rows = grade(folder, "zadanie-1", roster, output).rows
    assert [row.student_id for row in rows] == ["K01", "K03"]


def test_what_stays_is_said_with_the_reason_and_the_way_to_remove_it(graded_class):
    _folder, _roster, output = graded_class
    kept = "\n".join(forget(output, "k02").kept)
    for said in ("Pliki, które ta osoba oddała", "rejestrze zaświadczeń", "że jest prawdziwe",
                 "dopisz --certificates", "dopisz --roster", "usuń je ręcznie"):  # fmt: skip
        assert said in kept


def test_a_log_that_names_the_person_is_named(graded_class):
    _folder, roster, output = graded_class
    (output / "msai.log").write_text("odmowa: Nie ma tu danych osoby k02.", encoding="utf-8")
    (output / "msai.log.1").write_text("K020, K03", encoding="utf-8")
    kept = forget(output, "K02", roster=roster).kept
    [said] = [one for one in kept if "msai.log" in one]
    assert str(output / "msai.log") in said and "msai.log.1" not in said


def test_what_the_trainer_changed_in_the_reports_stays_and_is_named(graded_class):
    folder, roster, output = graded_class
    (output / "raporty" / "zadanie-1.csv").write_bytes(b"moje uwagi")
    grade(folder, "zadanie-1", roster, output)
    aside = output / "raporty" / "zadanie-1-twoja-wersja-1.csv"
    assert aside.read_bytes() == b"moje uwagi"
    kept = forget(output, "K02").kept
    assert aside.read_bytes() == b"moje uwagi"
    assert any(aside.name in one for one in kept)
    assert [one.name for one in (output / "raporty").iterdir()] == [aside.name]


def test_the_class_file_beside_the_list_is_handed_out_and_forgets_too(graded_class, tmp_path):
    _folder, roster, output = graded_class
    path = roster.parent / f"{read_roster(roster).klasa.name}.klasa"
    file = new_class("wiosna")
    for code in ("K01", "K02"):
        person = Participant(code=code, first_name=f"Imię{code}", saved_at=datetime.now(UTC))
        file = renamed(file, person)
    path.write_bytes(pack(file))
    export_person(output, "K02", tmp_path / "dane.zip", roster=roster)
    with zipfile.ZipFile(tmp_path / "dane.zip") as archive:
        own = unpack(archive.read(path.name), path.name)
    assert [one.code for one in own.people] == ["K02"]
    kept = forget(output, "K02", roster=roster).kept
    left = unpack(path.read_bytes(), path.name)
    assert [one.code for one in left.people] == ["K01"] and left.removed[0].code == "K02"
    assert any("Kopie pliku klasy" in sentence for sentence in kept)


def test_two_works_under_one_code_hinder_nobody_from_being_forgotten(graded_class):
    _folder, _roster, output = graded_class
    [folder] = (path for path in output.rglob("zadanie-1") if path.parent.parent.name == "stan")
    State(folder).note_dispute("K01", ["a", "b"])
    assert forget(output, "K02").deleted > 0
    assert State(folder).disputed("K01") == {"a", "b"}


def test_a_spreadsheet_is_left_to_the_trainer(graded_class, tmp_path):
    _folder, _roster, output = graded_class
    book = openpyxl.Workbook()
    for row in (["kod"], ["K02"]):
        book.active.append(row)
    book.save(tmp_path / "lista.xlsx")
    kept = forget(output, "K02", roster=tmp_path / "lista.xlsx").kept
    assert "Wiersz na liście lista.xlsx: usuń go w arkuszu." in kept
    assert openpyxl.load_workbook(tmp_path / "lista.xlsx").active["A2"].value == "K02"


def test_the_register_keeps_a_bare_number_that_nobody_else_gets(
    graded_class, certified, tmp_path, write_roster, write_file, good_answers
):
    _folder, roster, output = graded_class
    numbers = {one.kod_osoby: one for one in read_register(certified)}
    done = forget(output, "K03", roster=roster, certificates=certified)
    assert any("już bez danych osoby" in sentence for sentence in done.kept)
    assert not (certified / "K03.pdf").exists()
    assert "K03" not in (certified / "rejestr.csv").read_text(encoding="utf-8-sig")
    with pytest.raises(GradingError, match="usunięto na żądanie"):
        verify(certified, numbers["K03"].numer, numbers["K03"].kod_weryfikacyjny)
    folder, roster = write_file("K04", good_answers), write_roster("K01", "K02", "K04")
    grade(folder, "zadanie-1", roster, output)
    read_by_hand(output, "K04")
    issue_certificates(output, roster, certified, COURSE, ["zadanie-1"])
    issued = [(one.numer, one.kod_osoby) for one in read_register(certified)]
    assert issued == [("1/2027", "K01"), ("2/2027", "K02"), ("3/2027", ""), ("4/2027", "K04")]


def test_everything_about_a_person_goes_into_one_archive(graded_class, certified, tmp_path):
    _folder, roster, output = graded_class
    target = tmp_path / "K02.zip"
    count = export_person(output, "k02", target, roster=roster, certificates=certified)
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        names = archive.namelist()
        told = json.loads(archive.read("dane.json"))
        page = archive.read("feedback/K02/zadanie-1.html").decode()
    assert len(names) == count
    handed_in = [name for name in names if name.startswith("dziennik/submitted/")]
    assert any(name.endswith(".K02/zadanie-1/zadanie-1.ipynb") for name in handed_in)
    assert not any("K01" in name or "K03" in name for name in names)
    assert "Osoba K02" in page
    assert told["lista"]["nazwisko"] == "K02"
    assert told["oceny"]["zadanie-1"]["razem"] == 25
    assert told["zaswiadczenia"][0]["numer"] == "2/2027"
    assert told["odpowiedzi"]["zadanie-1"]["udzial"]
    assert told["sprawdzenia"]["zadanie-1"]["obszar"]["marks"]


def _secrets():
    """The lines of all hidden tests; what is too short to say anything is left out."""
    for path in SOLUTIONS.glob("*/*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            _visible, begin, hidden = "".join(cell["source"]).partition("### BEGIN HIDDEN TESTS")
            lines = (line.strip() for line in hidden.partition("### END")[0].splitlines())
            yield from (line for line in lines if begin and len(line) > 11)


def test_nothing_handed_out_holds_a_test_of_the_assignments(graded_class, certified, tmp_path):
    _folder, roster, output = graded_class
    (output / "dziennik" / "stan" / "zadanie-1-K02.log").write_text("\n".join(_secrets()))
    export_person(output, "K02", tmp_path / "K02.zip", roster=roster, certificates=certified)
    feedback_zip(output, tmp_path / "wszyscy.zip")
    secrets = {*_secrets(), "HIDDEN TESTS", "ocena.expect("}
    assert len(secrets) > 200
    read = 0
    for name in ("K02.zip", "wszyscy.zip"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            for member in archive.namelist():
                text = archive.read(member).decode()
                # As JSON spells it too.
                told = text + text.replace('\\"', '"') + html.unescape(text)
                assert [line for line in secrets if line in told] == [], member
                read += 1
    assert read > 4


def test_a_line_goes_from_list_and_register_and_the_rest_stays_byte_for_byte(
    graded_class, certified
):
    _folder, roster, output = graded_class
    listed = "kod;telefon;imię;nazwisko\r\nK01;600;Osoba;K01\r\n".encode("cp1250")
    rest = '\r\nK03;800;Osoba;"K0\r\n3"\r\n'.encode("cp1250")
    roster.write_bytes(listed + b"K02;700;Osoba;K02\r\n" + rest)
    register = certified / "rejestr.csv"
    before = register.read_bytes().splitlines(keepends=True)
    done = forget(output, "K02", roster=roster, certificates=certified)
    assert roster.read_bytes() == listed + rest
    after = register.read_bytes().splitlines(keepends=True)
    assert [one for one in after if one in before] == [before[0], before[1], before[3]]
    assert len(after) == 4
    assert after[2].startswith("2/2027;;;dane usunięto na żądanie;".encode())
    for path in certified.iterdir():
        assert b"K02" not in path.read_bytes(), path.name
        assert "K02" not in path.name
    assert not any("lista.csv" in sentence for sentence in done.kept)


def test_only_the_person_of_this_class_is_forgotten(graded_class, certified):
    """Another class has a K01 as well, and an old line does not say of which class it is."""
    _folder, _roster, output = graded_class
    register = Register.of(certified)
    own = register.certificates[0]
    other = dataclasses.replace(own, numer="9/2027", klasa="jesień", plik="jesień.K01.pdf")
    old = dataclasses.replace(own, numer="10/2027", klasa="", klucz="", osoba="Inna Osoba")
    register.add([other, old])
    (certified / "jesień.K01.pdf").write_bytes(b"%PDF")
    done = forget(output, "K01", certificates=certified)
    assert [one.kod_osoby for one in read_register(certified)] == ["", "K02", "K03", "K01", "K01"]
    assert (certified / "jesień.K01.pdf").is_file()
    assert not (certified / "K01.pdf").exists()
    assert any("Wiersz 6 rejestru zaświadczeń (K01, Inna Osoba)" in one for one in done.kept)


@pytest.mark.parametrize("work", [forget, lambda *a: export_person(*a, a[0] / "x.zip")])
@pytest.mark.parametrize(
    ("code", "message"), [("../../lista", "nie jest kodem"), ("K99", "Nie ma tu danych osoby K99")]
)
def test_only_people_who_are_there(graded_class, work, code, message):
    _folder, _roster, output = graded_class
    with pytest.raises(GradingError, match=message):
        work(output, code)
    assert (output / "grades.csv").is_file()
    assert not (output / "x.zip").exists()


def test_nothing_was_graded_here(tmp_path):
    with pytest.raises(GradingError, match="nie ma jeszcze ocen"):
        forget(tmp_path, "K01")
    assert list(tmp_path.iterdir()) == []
