"""Archives, mails, junk: what is in them is taken in, what is not is said once, within bounds."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import faults
import pytest
from all_assignments import content

from msai_course.grading.grade import grade
from msai_course.grading.masters import catalogue_of
from msai_trainer.errors import GradingError
from msai_trainer.handins import archives, mails, tars
from msai_trainer.handins.collect import collect
from msai_trainer.handins.intake import take_in
from msai_trainer.handins.sorting import sort_out
from msai_trainer.people.roster import Entry, Roster

CLASS = Roster(
    tuple(Entry(f"K0{n}", "Osoba", f"Nazwisko{n}", faults.address(f"K0{n}")) for n in range(1, 6))
)


def taken(place, catalogue=None):
    """Return what came in for the first assignment: file, people, and what is said of it."""
    catalogue = catalogue or catalogue_of(["zadanie-1"])
    came = sort_out(take_in(collect(place), catalogue, CLASS), catalogue)
    return [
        (one.file, one.codes, one.refusal.message if one.refusal else "")
        for one in came.of["zadanie-1"]
    ]


def zipped(members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in members.items():
            archive.writestr(name, inside)
    return target.getvalue()


def tarred(members):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, inside in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(inside)
            archive.addfile(member, io.BytesIO(inside))
    return target.getvalue()


WORK = {"zadanie-1__K01.ipynb": content("zadanie-1", "K01")}
PLACES = {
    "prace.zip": zipped(WORK),
    "prace.tar": tarred(WORK),
    "prace.tar.gz": gzip.compress(tarred(WORK)),
    "prace.tgz": gzip.compress(tarred(WORK)),
    "prace.tar.xz": lzma.compress(tarred(WORK)),
    "prace.tar.bz2": bz2.compress(tarred(WORK)),
    "prace.rar": zipped(WORK),  # the ending lies
    "praca.eml": faults.mail("K01", *WORK.items()).as_bytes(),
    "praca.emlx": b"1234      \n" + faults.mail("K01", *WORK.items()).as_bytes() + b"\n<?xml",
    "poczta.mbox": b"From - Mon\n" + faults.mail("K01", *WORK.items()).as_bytes(),
    "Inbox": b"From - Mon\r\n" + faults.mail("K01", *WORK.items()).as_bytes(),
    "wiadomość.txt": faults.mail("K01", *WORK.items()).as_bytes(),
    "wszystko.zip": zipped({"a.eml": faults.mail("K01", ("b.zip", zipped(WORK))).as_bytes()}),
}


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("in_folder", [True, False], ids=["in a folder", "itself"])
def test_work_is_found_in(tmp_path, name, in_folder):
    (tmp_path / name).write_bytes(PLACES[name])
    found = taken(tmp_path if in_folder else tmp_path / name)
    assert [(codes, said) for _file, codes, said in found] == [(("K01",), "")]


CLOSED = {
    "prace.7z": (b"7z\xbc\xaf\x27\x1c", "archiwum 7z"),
    "prace.rar": (b"Rar!\x1a\x07\x00", "archiwum RAR"),
    "prace.zip": (b"Rar!\x1a\x07\x00", "archiwum RAR"),
    "prace.zst": (b"\x28\xb5\x2f\xfd", "archiwum Zstandard"),
    "prace.lzh": (b"xx-lh5-", "archiwum LHA"),
    "prace.cab": (b"MSCF", "archiwum CAB"),
    "praca.msg": (b"\xd0\xcf\x11\xe0", "Outlooka"),
    "prace.pst": (b"!BDN", "Outlooka"),
    "winmail.dat": (b"\x78\x9f\x3e\x22", "winmail.dat"),
    "smime.p7m": (b"0\x80", "zaszyfrowana"),
}


@pytest.mark.parametrize("name", CLOSED)
def test_what_is_not_opened_is_named_with_what_to_do(tmp_path, name):
    begin, words = CLOSED[name]
    (tmp_path / name).write_bytes(begin + b"\x00" * 300)
    [(_file, _codes, said)] = taken(tmp_path)
    assert words in said
    assert any(what in said for what in ("spakuj jako ZIP", "zapisz", "Zapisz", "wysłać"))
    with pytest.raises(GradingError, match=words):
        list(collect(tmp_path / name))


def test_a_word_document_is_a_document_under_any_name(tmp_path):
    document = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    for name in ("K01.docx", "K02.ipynb", "K03"):
        (tmp_path / name).write_bytes(document)
    said = {file: said for file, _codes, said in taken(tmp_path)}
    assert "To plik .docx" in said.pop("K01.docx")
    assert all("To dokument (na przykład Word" in one for one in said.values())


# --- bounds ---------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_bomb_is_read_no_further_than_the_limit(tmp_path, monkeypatch, pack):
    monkeypatch.setattr(tars, "MAX_NESTED", 10**6)
    (tmp_path / "bomba-K01.gz").write_bytes(pack(b"0" * 5 * 10**6))
    [(_file, _codes, said)] = taken(tmp_path)
    assert "podejrzanie duży" in said


def test_mails_in_archives_in_mails_end_somewhere(tmp_path):
    inside = content("zadanie-1", "K01")
    for _level in range(6):
        mail = faults.mail("K01", ("x.zip", zipped({"praca.ipynb": inside})))
        inside = mail.as_bytes()
        inside = zipped({"w.eml": inside})
    (tmp_path / "K01.zip").write_bytes(inside)
    assert any("zbyt głęboko" in said for _file, _codes, said in taken(tmp_path))


def test_a_message_of_a_thousand_parts_and_one_of_a_thousand_levels(tmp_path, monkeypatch):
    monkeypatch.setattr(mails, "MAX_PARTS", 50)
    begin = b"From: a@b.example\nMIME-Version: 1.0\n"
    deep = begin
    for level in range(1500):
        deep += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    (tmp_path / "glebia.eml").write_bytes(deep)
    wide = begin + b"Content-Type: multipart/mixed; boundary=b\n\n"
    wide += b"--b\nContent-Type: application/pdf; name=x.pdf\n\nx\n" * 2000 + b"--b--\n"
    (tmp_path / "szerokie.eml").write_bytes(wide)
    found = taken(tmp_path)
    assert 1 <= len(found) <= 3


@pytest.mark.parametrize(
    "broken",
    [
        b"From: =?utf-8?B?\xff\xff?= <\nSubject: \x00\nDate: nigdy\n\nx",
        b"From: a@b\nContent-Type: multipart/mixed\n\nx",
        b"From: a@b\nContent-Type: text/plain; charset=nie-ma\n\nx",
        b"From: a@b\nContent-Type: application/x; name*0*=utf-8''%ff%fe\n"
        b"Content-Transfer-Encoding: base64\n\n!!!!",
        b'From: a@b\nContent-Disposition: attachment; filename="../../etc/passwd"\n\nx',
        b"",
        b"\x00" * 50,
    ],
)
def test_broken_mails_have_one_line_each(tmp_path, broken):
    (tmp_path / "K01.eml").write_bytes(broken)
    [(file, codes, said)] = taken(tmp_path)
    assert codes == ("K01",)
    assert said
    assert ".." not in file


def test_a_budget_is_one_for_all_that_is_inside(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MAX_TOTAL", 300_000)
    mail = faults.mail("K01", *((f"{n}.bin", b"0" * 50_000) for n in range(20)))
    (tmp_path / "praca.eml").write_bytes(mail.as_bytes())
    assert any("resztę pominięto" in said for _file, _codes, said in taken(tmp_path))


# --- what comes along -----------------------------------------------------------------------


def test_a_hundred_photos_are_one_line_and_what_may_be_work_has_its_own(tmp_path):
    members = {f"zdjecia/IMG_{n}.jpg": b"\xff\xd8\xff" for n in range(300)}
    members |= {f"dane/{n}.json": b'{"a": 1}' for n in range(50)}
    members |= {"opis.docx": b"x", "zepsuta.ipynb": b'{"cells": [', "K03.pdf": b"%PDF"}
    members |= WORK
    (tmp_path / "paczka.zip").write_bytes(zipped(members))
    found = {file: (codes, said) for file, codes, said in taken(tmp_path)}
    assert set(found) == {
        "paczka.zip", "paczka.zip/opis.docx", "paczka.zip/zepsuta.ipynb", "paczka.zip/K03.pdf",
        "paczka.zip/zadanie-1__K01.ipynb",
    }  # fmt: skip
    assert "razem 350 (.jpg: 300, .json: 50)" in found["paczka.zip"][1]
    assert found["paczka.zip/K03.pdf"][0] == ("K03",)


def test_an_archive_with_a_password_is_said_once(tmp_path):
    content = bytearray(zipped({f"praca{n}.ipynb": b"x" for n in range(40)}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 1)
    (tmp_path / "haslo.zip").write_bytes(bytes(content))
    [(file, _codes, said)] = taken(tmp_path)
    assert file == "haslo.zip"
    assert "zaszyfrowany hasłem. Takich plików jest 40" in said


LITTER = [
    "__MACOSX/._praca.ipynb", ".DS_Store", "Thumbs.db", "desktop.ini", "~$raca.docx",
    ".~lock.praca.odt#", "folder/.ipynb_checkpoints/praca-checkpoint.ipynb", "$RECYCLE.BIN/x.ipynb",
    "Osoba K01_1_assignsubmission_comments_/comments.html",
    "Osoba K01_1_assignfeedback_comments_/comments.html",
    "Osoba K01_1_assignfeedback_file_/uwagi.pdf",
    "Osoba K01_1_assignfeedback_editpdf_/combined.pdf",
    "Osoba K01_1_assignsubmission_onlinetext_onlinetext.html",
    "Osoba K01_1_assignsubmission_onlinetext_/obraz.png",
]  # fmt: skip


@pytest.mark.parametrize("how", ["folder", "archive"])
def test_leftovers_and_pages_of_moodle_add_no_line_to_a_good_file(tmp_path, how):
    work = "Osoba K01_1_assignsubmission_file_/zadanie-1.ipynb"
    members = {work: content("zadanie-1", "K01"), **dict.fromkeys(LITTER, b"<p>tekst</p>")}
    place = tmp_path / "oddane"
    if how == "archive":
        place.mkdir()
        (place / "Szkolenie-Zadanie 1-88.zip").write_bytes(zipped(members))
    else:
        for name, inside in members.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(inside)
    [(file, codes, said)] = taken(place)
    assert file.endswith(work)
    assert (codes, said) == (("K01",), "")


def test_a_file_pasted_into_moodle_or_into_a_mail_is_read(tmp_path):
    text = content("zadanie-1", "K01").decode()
    page = f"<p>{text.replace('<', '&lt;')}</p>".encode()
    folder = tmp_path / "Osoba Nazwisko1_7_assignsubmission_onlinetext_"
    folder.mkdir()
    (folder / "onlinetext.html").write_bytes(page)
    pasted = content("zadanie-1", "K02").decode()
    (tmp_path / "K02.eml").write_bytes(faults.mail("K02", text=pasted).as_bytes())
    found = sorted((codes, said) for _file, codes, said in taken(tmp_path))
    assert found == [(("K01",), ""), (("K02",), "")]


def test_an_address_names_a_person_only_when_it_is_on_the_list_once(tmp_path):
    import json

    notebook = json.loads(content("zadanie-1", "K01"))
    del notebook["metadata"]["msai"]["code"]
    inside = json.dumps(notebook).encode()
    shared = Roster((Entry("K01", email="biuro@x.example"), Entry("K02", email="Biuro@x.example")))
    (tmp_path / "a.eml").write_bytes(faults.mail("K09", ("praca.ipynb", inside)).as_bytes())
    (tmp_path / "b.eml").write_bytes(faults.mail("K02", ("praca.ipynb", inside)).as_bytes())
    found = {file: codes for file, codes, _said in taken(tmp_path)}
    assert found == {"a.eml/praca.ipynb": (), "b.eml/praca.ipynb": ("K02",)}
    assert shared.index.of_address("biuro@x.example") is None


def test_a_mailbox_is_graded(tmp_path):
    messages = [
        b"From - Mon\n" + faults.mail(code, (f"{name}.ipynb", content(name, code))).as_bytes()
        for code in ("K01", "K02")
        for name in ("zadanie-1", "zadanie-2")
    ]
    (tmp_path / "poczta.mbox").write_bytes(b"\n\n".join(messages))
    (tmp_path / "lista.csv").write_text("kod\nK01\nK02", encoding="utf-8")
    two = ["zadanie-1", "zadanie-2"]
    rows = grade(tmp_path / "poczta.mbox", two, tmp_path / "lista.csv", tmp_path / "wynik").rows
    assert [(row.student_id, row.assignment, row.status) for row in rows] == [
        (code, name, "needs_manual") for name in two for code in ("K01", "K02")
    ]
