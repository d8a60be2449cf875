"""The page „Zaświadczenia i rozliczenie” as a program: who passes, certificates, the register."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from docx import Document
from PIL import Image

from certificate_trainer import CertificateTrainer
from certified_class import MOMENT, judged_class
from msai.ui import sealed
from msai_trainer.certificates.earned import standings_of
from msai_trainer.certificates.issuing import issued, valid_of
from msai_trainer.classfile.changing import renamed, with_records, without
from msai_trainer.classfile.merging import merge
from msai_trainer.classfile.model import Score
from msai_trainer.classfile.packing import pack, unpack


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def desk():
    told = {"organizator": "Ośrodek, Próba", "walidacja": "Jan Próbny", "podpis": "Ola Próbna"}
    return CertificateTrainer(judged_class()).says(**told)


def test_who_passes_is_told_and_why_the_others_do_not(desk):
    good, also, not_yet = desk.state.standings
    assert not good.lacking and not also.lacking
    assert len(not_yet.lacking) == 6 and "poniżej poziomu 1" in " ".join(not_yet.lacking)
    assert "Zalicza: **2 z 3**" in desk.sees


def test_a_threshold_of_the_class_counts_for_its_outcomes_too():
    strict = standings_of(judged_class(share=0.9))
    assert not strict[0].lacking
    assert any("potrzeba" in why for why in strict[1].lacking)


def test_what_waits_for_a_person_is_no_zero_and_no_pass():
    file = judged_class()
    waiting = next(one for one in file.scores if one.marker)
    again = with_records(file, "scores", [replace(waiting, points=None, saved_at=MOMENT)])
    assert "czeka na ocenę" in " ".join(standings_of(again)[0].lacking)


def test_attendance_decides_only_when_she_says_so(desk):
    code = desk.state.standings[0].person.code
    desk.does(f"present:1:{code}", True)
    assert not desk.state.standings[0].lacking
    desk.does("number:least_meetings", 2)
    assert desk.state.standings[0].lacking == ("obecność: 1 z 2, potrzeba 2",)
    assert "nie zapisano obecności" in desk.state.standings[1].lacking
    desk.does("everyone:1").does("everyone:2")
    assert not desk.state.standings[0].lacking
    assert "od 0 do 2" in desk.does("number:least_meetings", 3).sees


def test_certificates_are_numbered_once_and_a_second_click_issues_nothing(desk):
    desk.does("issue")
    numbers = [one.number.partition("/")[0] for one in issued(desk.file)]
    assert numbers == ["1", "2"]
    assert issued(desk.does("issue").file) == issued(desk.file)
    assert len(issued(desk.file)) == 2


def test_without_organiser_or_who_validated_nothing_is_issued():
    desk = CertificateTrainer(judged_class()).does("issue")
    assert "brakuje: Organizator, Kto potwierdził" in desk.sees and not issued(desk.file)


def test_a_changed_name_supersedes_with_a_reason_and_both_stay(desk):
    desk.does("issue")
    code = desk.state.standings[0].person.code
    other = renamed(desk.file, replace(desk.file.person(code), surname="Lis", saved_at=MOMENT))
    desk.does("open", "kopia.klasa", pack(other)).does("person", code)
    assert "Na liście jest teraz „Anna Lis”" in desk.sees
    assert "Nie podano, dlaczego" in desk.does("supersede").sees
    desk.does("draft:reason", "zmiana nazwiska").does("supersede")
    old, _second, new = issued(desk.file)
    assert (new.supersedes, new.reason) == (old.number, "zmiana nazwiska")
    assert new.printed["osoba"] == "Anna Lis" and old.printed["osoba"] == "Anna Nowak"
    assert new.printed["wynik"] == old.printed["wynik"]
    assert valid_of(desk.file, code) == new
    assert f"zastąpione przez nr {new.number}" in desk.sees


def test_a_removed_person_stays_as_a_number_that_nobody_else_gets(desk):
    desk.does("issue")
    code = desk.state.standings[1].person.code
    gone = without(desk.file, code, MOMENT.date())
    again = CertificateTrainer(gone)
    text = again.takes("csv").decode("utf-8-sig")
    assert "dane usunięto na żądanie" in text and "Łucja" not in text + again.sees
    assert again.file.certificates[1].number.startswith("2/")
    more = with_records(gone, "people", [replace(gone.people[0], code="wiosna-09-X")])
    scores = [replace(one, code="wiosna-09-X") for one in gone.scores if one.code.endswith("01-H")]
    third = CertificateTrainer(with_records(more, "scores", scores)).does("issue")
    assert [one.number.partition("/")[0] for one in issued(third.file)] == ["1", "2", "3"]


def test_long_names_commas_and_diacritics_stand_on_paper_and_in_the_register():
    name = "Łucja Maria Bożena Źdźbło-Gżegżółka z domu Święcicka-Wąż"
    desk = CertificateTrainer(judged_class(f"{name}\nJan Kos\nEwa Lis"))
    desk.says(organizator="Fundacja „A, B; C”", walidacja="=1+1").does("issue")
    row = desk.takes("csv").decode("utf-8-sig").splitlines()[1]
    assert name in row and '"Fundacja „A, B; C”"' in row and "'=1+1" in row
    sheet = openpyxl.load_workbook(io.BytesIO(desk.takes("xlsx")))["Rejestr"]
    assert sheet["C2"].value == name and sheet["B2"].is_date
    desk.does("person", desk.state.standings[0].person.code)
    text = [one.text for one in Document(io.BytesIO(desk.takes("one-docx"))).paragraphs]
    assert any(name in re.sub("\xa0", " ", line) for line in text)
    assert name in desk.takes("one-print").decode()


def test_all_certificates_are_documents_and_one_page_to_print(desk):
    desk.does("logo", "logo.png", png()).does("issue")
    with zipfile.ZipFile(io.BytesIO(desk.takes("all-docx"))) as archive:
        names = archive.namelist()
        first = Document(io.BytesIO(archive.read(names[0])))
    assert len(names) == 2 and "Nowak" not in str(names)
    assert len(first.inline_shapes) == 1
    told = first.tables[0].rows[1].cells[0].text.replace("\xa0", " ")
    assert told == "Wyznaczyć i obronić obszar"
    page = desk.takes("all-print").decode()
    assert page.count("<h1>Zaświadczenie</h1>") == 2 and "data:image/png" in page
    assert "<script" not in page and "Jan Próbny" in page


@pytest.mark.parametrize("content", [b"%PDF-1.4", png()[:20], b"\xff\xd8\xff" + b"0" * 30])
def test_what_is_no_picture_is_refused_in_words(desk, content):
    assert "Zapisz logo" in desk.does("logo", "logo.png", content).sees
    assert desk.file.about.logo == ""


def test_what_was_printed_stays_when_the_training_changes(desk):
    desk.does("issue").says(organizator="Inny Ośrodek")
    assert "Inny" not in desk.takes("all-print").decode()


def test_the_class_file_carries_it_all_and_an_older_one_opens(desk):
    desk.does("issue").does("everyone:1")
    assert "Niezapisane zmiany" in desk.sees
    again = unpack(desk.takes("save"), "wiosna.klasa")
    assert again == desk.file and "Niezapisane zmiany" not in desk.sees
    assert merge(again, judged_class(name="wiosna") and again) == again
    with zipfile.ZipFile(io.BytesIO(pack(judged_class()))) as archive:
        records = archive.read("klasa.json").decode()
    for part in ("attendance", "before", "training"):
        records = re.sub(rf',?\n "{part}": \[\]', "", records)
    older = io.BytesIO()
    with zipfile.ZipFile(older, "w") as archive:
        archive.writestr("klasa.json", records.replace('"version": 2', '"version": 1'))
    assert len(unpack(older.getvalue(), "stara.klasa").people) == 3


def test_another_class_waits_until_the_first_is_saved_or_given_up(desk):
    desk.does("open", "jesien.klasa", pack(judged_class(name="jesien")))
    assert desk.file.name == "wiosna" and "niezapisane zmiany" in desk.sees
    assert desk.does("instead:").file.name == "wiosna"
    desk.does("open", "jesien.klasa", pack(judged_class(name="jesien"))).does("instead:yes")
    assert desk.file.name == "jesien"


def test_the_browser_keeps_nothing(desk):
    assert sealed(desk.program, desk.does("issue").state) == sealed(
        desk.program, CertificateTrainer().state
    )


def test_a_first_number_continues_a_register_kept_elsewhere(desk):
    desk.does("number:first_number", 41).does("issue")
    assert [one.number.partition("/")[0] for one in issued(desk.file)] == ["41", "42"]
    assert "od 1 do" in desk.does("number:first_number", 0).sees


def test_scores_of_nobody_are_no_certificate(desk):
    stray = Score(code="wiosna-77-A", assignment="zadanie-1", question="x", saved_at=MOMENT)
    assert len(standings_of(with_records(desk.file, "scores", [stray]))) == 3


def test_two_copies_that_certified_one_person_are_told_and_put_right(desk):
    other = CertificateTrainer(desk.file).does("number:first_number", 50).does("issue")
    desk.does("issue").does("open", "kopia.klasa", pack(other.file))
    code = desk.state.standings[0].person.code
    assert f"Osoba {code} ma dwa ważne zaświadczenia" in desk.sees
    desk.does("person", code).does("draft:reason", "wydano dwa razy").does("supersede")
    assert f"Osoba {code} ma dwa ważne" not in desk.sees
    new = valid_of(desk.file, code)
    assert new.supersedes == f"1/{new.issued[:4]}, 50/{new.issued[:4]}"


def test_a_certificate_of_the_command_line_carries_its_signature_too(desk):
    desk.does("issue")
    bare = replace(issued(desk.file)[0], printed={"osoba": "Ala"}, signature="abc")
    bare = replace(bare, number="9/2027", code=desk.state.standings[2].person.code)
    again = CertificateTrainer(with_records(desk.file, "certificates", [bare]))
    assert again.takes("all-print").decode().count("MSAI1.") == 1
