"""Work on paper counts: a photo becomes a row, its answers a hand-in like every other."""

import io
import zipfile
from datetime import UTC, date, datetime

import all_assignments
import openpyxl
import pytest
from PIL import Image
from trainers_desk import Trainer, work

from msai import ui
from msai.ui import GivenFile
from msai_trainer.classfile.changing import without
from msai_trainer.classfile.making import nameless, new_class, with_named
from msai_trainer.classfile.merging import conflicts, merge
from msai_trainer.classfile.packing import pack, unpack
from msai_trainer.handins.transcribed import transcribed_note

LIST = "kod;imię;nazwisko;email\nK01;Anna;Nowak;a@example.org\nK02;Jan;Kowal;\nK03;Ewa;Lis;\n"
GOOD = all_assignments.good_answers("zadanie-1")
SPRING = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
SPRING_DAY = date(2026, 3, 1)


def photo(name, kind="JPEG", colour="teal"):
    file = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, kind)
    return GivenFile(name, file.getvalue(), SPRING)


@pytest.fixture
def trainer(masters):
    return Trainer(masters).does("list", "lista.csv", LIST.encode())


def types(trainer, answers=GOOD):
    for name, value in answers.items():
        if isinstance(value, dict):
            for row, chosen in value.items():
                trainer.does(f"{name}:{row}", chosen)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for at, row in enumerate(value):
                for column, cell in row.items():
                    trainer.does(f"{name}:{at}:{column}", cell)
        else:
            trainer.does(name, value)
    return trainer


def shown(trainer, kind=ui.Scan):
    return list(ui.every(trainer.program.view(trainer.state), kind))


def test_a_photo_is_told_of_before_and_after_judging_and_its_answers_count(trainer):
    trainer.does("works", files=[work("zadanie-1", "K01"), photo("IMG_1.jpg")])
    assert "Przepisz: IMG_1.jpg" in trainer.sees and "do przepisania 1" in trainer.sees
    trainer.does("grade")
    assert {row[0]: row[3] for row in trainer.tables[1].rows}["IMG_1.jpg"] == "do przepisania"

    trainer.does("paper-open:IMG_1.jpg").does("sheet-person", "K02")
    assert "Kartka: IMG_1.jpg" in trainer.sees and "Najpierw wybierz" in trainer.sees
    trainer.does("sheet-task", "zadanie-1").does("sheet-by", " AN ")
    types(trainer).does("sheet-save")
    people, files = trainer.tables
    assert people.rows[1][1].startswith("17 z 25") and "przepisane" in people.rows[1][1]
    assert {row[0]: row[3] for row in files.rows}["IMG_1.jpg"] == "przepisane"
    assert "Przepisane z papieru przez: AN, " in trainer.sees

    # Feedback on paper for who has no address, the workbook, and the file of the class say so.
    trainer.does("print").does("xlsx").does("save")
    printed, book, klasa = (one.content for one in trainer.files)
    assert "Jan Kowal (K02)" in printed.decode() and "Przepisane z papieru" in printed.decode()
    cells = str([[c.value for c in r] for s in openpyxl.load_workbook(io.BytesIO(book)) for r in s])
    assert "Przepisane z papieru przez: AN" in cells
    works = {one.code: one.file for one in unpack(klasa, "k.klasa").works}
    assert set(works) == {"K01", "K02"} and works["K02"].startswith("z papieru/zadanie-1__K02__")


def test_the_same_answers_get_the_same_points_on_paper_and_as_a_file(trainer):
    trainer.does("works", files=[work("zadanie-1", "K01"), photo("K02 zadanie-1.png", "PNG")])
    # The name of the file tells whose it is: nothing is left to choose.
    trainer.does("paper-open:K02 zadanie-1.png")
    types(trainer).does("sheet-save").does("grade")
    (one, two, _three) = trainer.tables[0].rows
    assert two[1] == f"{one[1]}; przepisane"


def test_a_closed_tab_loses_no_letter_and_two_pages_are_one_work(trainer):
    trainer.does("works", files=[photo("a.jpg"), photo("b.webp", "WEBP", "red")])
    for name in ("a.jpg", "b.webp"):
        trainer.does(f"paper-open:{name}").does("sheet-person", "K03")
        trainer.does("sheet-task", "zadanie-1").does("sheet-close")
    assert "zdjęcia: 2" in trainer.sees
    trainer.does("paper-open:a.jpg").does("obrona", "Zaczęte zdanie").does("sheet-turn")
    trainer.closes_and_opens()
    assert "zaczęte" in trainer.sees
    trainer.does("paper-open:a.jpg")
    assert "Zaczęte zdanie" in trainer.sees and shown(trainer)[0].turned == 1
    trainer.does("sheet-page:1")
    assert shown(trainer)[0].mime == "image/webp"
    # The wrong page goes its own way; what was typed stays.
    trainer.does("sheet-detach").does("sheet-close")
    assert "Przepisz: b.webp" in trainer.sees and "zdjęcia: 2" not in trainer.sees
    # The picture goes after typing, the answers stay; nothing is left of it in the browser.
    trainer.does("paper-open:a.jpg").does("sheet-save").does("paper-open:a.jpg")
    trainer.does("sheet-aside").does("sheet-close")
    assert "praca/a.jpg" not in trainer.kept and "Popraw: K03, Zadanie 1" in trainer.sees
    trainer.closes_and_opens().does("grade")
    assert "z 25" in trainer.tables[0].rows[2][1]


def test_who_gave_a_file_too_has_both_shown_and_the_rule_said(trainer):
    trainer.does("works", files=[work("zadanie-1", "K02"), photo("K02_zadanie-1.jpg")])
    trainer.does("grade").does("paper-open:K02_zadanie-1.jpg")
    types(trainer, {"obrona": "Zupełnie inna praca, z innej kartki."}).does("sheet-save")
    assert "Ta osoba oddała też: zadanie-1" in trainer.sees
    # Another person's choice is refused where her answers stand already: nothing is typed over.
    trainer.does("works", files=[photo("c.jpg", colour="blue")]).does("paper-open:c.jpg")
    trainer.does("sheet-person", "K01").does("sheet-task", "zadanie-1").does("obrona", "Od K01")
    trainer.does("sheet-person", "K02")
    assert "ma już przepisaną pracę" in trainer.sees and "Od K01" in trainer.sees
    trainer.does("sheet-person", "K03")
    assert "ma już" not in trainer.sees and "Od K01" in trainer.sees


def test_what_cannot_be_shown_is_refused_in_words_and_archives_are_looked_into(trainer):
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as target:
        target.writestr("skan K01.pdf", b"%PDF-1.4 " + b" " * 90)
    heic = b"\0\0\0\x18ftypheic" + b"\0" * 90
    large = photo("wielkie.jpg").content + b"\0" * (20 * 1024 * 1024)
    files = [GivenFile("oddane.zip", inside.getvalue()), GivenFile("IMG.HEIC", heic)]
    none = [GivenFile("pusty.jpg", b""), GivenFile("tekst.JPG", b"To jest tekst." * 9)]
    trainer.does("works", files=[*files, *none, GivenFile("wielkie.jpg", large)])
    assert "pusty.jpg: Ten plik jest pusty" in trainer.sees
    assert "tekst.JPG: Ten plik nie jest zdjęciem" in trainer.sees
    assert "IMG.HEIC: To zdjęcie HEIC" in trainer.sees and "większy niż 20 MB" in trainer.sees
    trainer.does("grade").does("paper-open:oddane.zip/skan K01.pdf")
    assert shown(trainer)[0].mime == "application/pdf" and "nowej karcie" in trainer.sees
    trainer.does("sheet-aside")
    assert "Przepisz:" not in trainer.sees
    trainer.closes_and_opens()
    while trainer.under_way:
        trainer.goes_on()
    assert "Przepisz:" not in trainer.sees and "oddane.zip/skan K01.pdf" in trainer.sees


def test_nothing_is_made_of_an_empty_sheet_and_all_can_be_put_away(trainer):
    trainer.does("works", files=[photo("a.jpg")]).does("paper-open:a.jpg").does("sheet-save")
    assert "Najpierw wybierz osobę i zadanie." in trainer.sees
    trainer.does("sheet-person", "K01").does("sheet-task", "zadanie-2").does("sheet-save")
    assert "Nie ma jeszcze żadnej odpowiedzi" in trainer.sees
    trainer.does("sheet-close").does("remove")
    assert not [name for name in trainer.kept if name.startswith(("praca/", "kartka/"))]
    assert "Na papierze" not in trainer.sees


def test_a_desk_without_a_list_takes_the_code_from_the_sheet(masters):
    trainer = Trainer(masters).does("works", files=[photo("a.jpg")]).does("paper-open:a.jpg")
    trainer.does("sheet-person", "wiosna-07-9")
    assert "jest pomyłka" in trainer.sees
    trainer.does("sheet-person", "k 07").does("sheet-task", "zadanie-1")
    types(trainer).does("sheet-save").does("grade")
    assert trainer.tables[0].rows[0][1].startswith("17 z 25")


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (
            {"by": " A\u202eN\n ", "day": "2026-11-30"},
            "Przepisane z papieru przez: AN, 30.11.2026.",
        ),
        ({"by": ["x"], "day": "2026-11-30"}, "Przepisane z papieru 30.11.2026."),
        ({"by": "AN", "day": "wczoraj"}, ""),
        ("AN", ""),
    ],
)
def test_what_a_file_says_of_its_transcription_is_one_clean_line(mark, said):
    assert transcribed_note({"transcribed": mark}) == said


def test_a_sheet_typed_under_a_wrong_code_leaves_nobody_with_anothers_points(trainer):
    trainer.does("works", files=[photo("a.jpg")]).does("paper-open:a.jpg")
    trainer.does("sheet-person", "K01").does("sheet-task", "zadanie-1")
    types(trainer).does("sheet-save").does("grade").does("save")
    wrong = unpack(trainer.files[-1].content, "k.klasa")
    assert {one.code for one in wrong.works} == {one.code for one in wrong.scores} == {"K01"}

    # It lies in the class file already: the file is opened, the sheet given to whom it belongs.
    trainer.does("list", "k.klasa", trainer.files[-1].content)
    trainer.does("paper-open:a.jpg").does("sheet-person", "K02").does("sheet-save")
    trainer.closes_and_opens().does("grade")
    one, two, _three = trainer.tables[0].rows
    assert one[1] == "nie oddano" and two[1].startswith("17 z 25")
    right = unpack(trainer.does("save").files[-1].content, "k.klasa")
    assert {one.code for one in right.works} == {one.code for one in right.scores} == {"K02"}
    # No other copy brings it back, and nothing is left to decide.
    both = merge(wrong, right)
    assert both == right == merge(right, wrong) and not conflicts(both)

    # It was hers after all: what was taken back is made again.
    trainer.does("list", "k.klasa", pack(both)).does("paper-open:a.jpg")
    trainer.does("sheet-person", "K01").does("sheet-save").does("grade").does("save")
    again = merge(both, unpack(trainer.files[-1].content, "k.klasa"))
    assert {one.code for one in again.works} == {one.code for one in again.scores} == {"K01"}


def test_a_corrected_sheet_is_one_work_and_a_deleted_one_none(trainer):
    trainer.does("works", files=[photo("a.jpg")]).does("paper-open:a.jpg")
    trainer.does("sheet-person", "K01").does("sheet-task", "zadanie-1")
    types(trainer).does("sheet-save").does("grade").does("save")
    trainer.does("paper-open:a.jpg").does("obrona", "Poprawione zdanie.").does("sheet-save")
    file = unpack(trainer.does("grade").does("save").files[-1].content, "k.klasa")
    assert len(file.works) == 1 and not conflicts(file)
    trainer.does("paper-open:a.jpg").does("sheet-drop").does("sheet-drop-yes").does("sheet-close")
    trainer.does("works", files=[work("zadanie-1", "K02")]).does("grade").does("save")
    file = unpack(trainer.files[-1].content, "k.klasa")
    assert {one.code for one in file.works} == {one.code for one in file.scores} == {"K02"}


def test_two_photos_of_two_people_in_the_wrong_order_are_swapped(trainer):
    trainer.does("works", files=[photo("1.jpg"), photo("2.jpg", colour="red")])
    for name, code, words in (
        ("1.jpg", "K02", "Kartka pierwsza"),
        ("2.jpg", "K01", "Kartka druga"),
    ):
        trainer.does(f"paper-open:{name}").does("sheet-person", code)
        trainer.does("sheet-task", "zadanie-1").does("obrona", words).does("sheet-save")
    trainer.does("grade").does("mail")
    file = trainer.files[-1]
    trainer.state = trainer.program.delivered(trainer.state, file, True)
    trainer.does("paper-open:1.jpg").does("sheet-person", "K01").does("sheet-swap")
    assert "Kartka pierwsza" in trainer.sees and "Kartka: 1.jpg" in trainer.sees
    # Both have got a file with the answers of somebody else: that is said.
    assert "z cudzymi odpowiedziami, kody: K02, K01" in trainer.sees
    trainer.does("sheet-save").does("paper-open:2.jpg")
    assert "Kartka druga" in trainer.sees
    trainer.does("sheet-save").does("grade").does("save")
    works = unpack(trainer.files[-1].content, "k.klasa")
    found = {one.code: works.contents[one.digest].decode() for one in works.works}
    assert "Kartka pierwsza" in found["K01"] and "Kartka druga" in found["K02"]


def test_who_was_removed_from_the_class_leaves_nothing_typed_on_the_desk(masters):
    file = with_named(new_class("jesien"), nameless(2), datetime.now(UTC))
    code = file.people[0].code
    trainer = Trainer(masters).does("list", "jesien.klasa", pack(file))
    trainer.does("works", files=[photo("a.jpg"), photo("b.jpg")]).does("paper-open:a.jpg")
    trainer.does("sheet-person", code).does("sheet-task", "zadanie-1")
    trainer.does("obrona", "Słowa tej osoby").does("sheet-save").does("save")
    saved = unpack(trainer.files[-1].content, "a.klasa") if trainer.files else file
    trainer.does("list", "jesien.klasa", pack(without(saved, code, SPRING_DAY)))
    left = [name for name in trainer.kept if code in name or name.endswith("a.jpg")]
    assert left == [] and "Przepisz: b.jpg" in trainer.sees and code not in trainer.sees
    assert not [one for one in trainer.kept.values() if b"tej osoby" in one.content]
