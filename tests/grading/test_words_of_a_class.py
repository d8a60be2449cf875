"""Words that a trainer has changed stand wherever her class reads them; points stay as they are."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.request import urlopen

import openpyxl
import pytest
from docx import Document
from test_class_desk import Desk
from trainers_desk import Trainer, work

from msai.assignments import assignment
from msai_course.grading.classes.class_files import class_open
from msai_course.grading.grade import grade
from msai_course.grading.results.whole_class import export_report
from msai_course.grading.rubric.rubric_page import rubric_server
from msai_course.grading.rubric.rubrics import export_rubric
from msai_trainer.classfile.packing import pack, unpack
from msai_trainer.classfile.wording import former_words

ASKED, LEVEL, AREA = "Kogo bronisz oraz czym?", "Nazwana grupa oraz pora.", "Wasze jednostki"
CODES = ("wiosna-01-H", "wiosna-02-F")


@pytest.fixture
def spring():
    """The desk „Klasa” with a class of two and the words of its first assignment before her."""
    desk = Desk().types(name="wiosna", names="Anna Nowak\nJan Kos").does("make")
    return desk.does("words:task", "zadanie-1").does("words:question", "obrona")


def say(desk):
    desk.does("say:zadanie-1:obrona:label", f" {ASKED}\n")
    desk.does("say:zadanie-1:obrona:level-0-0", LEVEL)
    return desk.does("say:zadanie-1:obszar:label", AREA)


def judged(masters, content):
    """The desk „Ocenianie” on which a class was judged: one whole work, one almost empty."""
    page = Trainer(masters).does("list", "wiosna.klasa", content)
    works = [
        work("zadanie-1", CODES[0]),
        work("zadanie-1", CODES[1], answers={"obrona": "Krótko."}),
    ]
    return page.does("works", files=works).does("grade")


def test_words_are_typed_beside_those_of_the_course_and_taken_back(spring):
    assert "W kursie:" in spring.sees and "Przywróć" not in spring.sees
    assert "punkty wyjdą takie same" in spring.sees and "widzą w zeszytach" in spring.sees
    say(spring)
    assert len(spring.file.wording) == 3 and spring.state.unsaved == ("wiosna",)
    assert ASKED in spring.sees and "(zmienione: 3)" in spring.sees
    assert Desk().does("open", "a.klasa", spring.takes("save")).file == spring.file
    spring.does("restore:zadanie-1:obrona:label")
    assert ASKED not in spring.sees and "Przywrócono" in spring.sees
    assert len(spring.file.words.texts) == 2


@pytest.mark.parametrize(
    "event",
    ["say:zadanie-1:obrona:points", "say:zadanie-9:obrona:label", "say:", "restore:x",
     "say:zadanie-1:obrona:level-0-9", "words:points"],
)  # fmt: skip
def test_nothing_but_words_can_be_said(spring, event):
    before = spring.file
    assert spring.does(event, "x").file == before


def test_too_many_words_are_told_of_and_the_former_ones_stay(spring):
    say(spring).does("say:zadanie-1:obrona:label", "a" * 301)
    assert "za długi: ma 301 znaków, a może mieć 300" in spring.sees and ASKED in spring.sees


def test_the_page_reads_reports_and_gives_out_in_the_words_of_the_class(spring, masters):
    before = judged(masters, spring.takes("save"))
    page = judged(masters, say(spring).takes("save"))
    assert [row.score for row in page.state.batch.rows] == [
        row.score for row in before.state.batch.rows
    ]
    assert f"Czytaj: Zadanie 1. {ASKED}" in page.sees
    assert {ASKED, LEVEL} <= {word for word in (ASKED, LEVEL) if word in reading(page)}
    page.presses(*"2222", "Enter").does("close")
    before.does("read:zadanie-1/obrona").presses(*"2222", "Enter").does("close")
    points = [[row.score for row in one.state.results.rows] for one in (page, before)]
    assert points[0] == points[1]
    assert AREA in page.does("report").sees
    page.does("mail").does("word").does("print").does("save")
    html, word, _print, saved = (one.content for one in page.files)
    texts = [text.decode() for name, text in unzipped(html).items() if name.endswith("html")]
    assert all(ASKED in text and AREA in text for text in texts)
    assert LEVEL in texts[0] and f"„{AREA}”: nie ma jeszcze odpowiedzi" in texts[1]
    document = Document(io.BytesIO(unzipped(word)["Anna-Nowak_wiosna-01-H.docx"]))
    assert ASKED in str([one.text for one in document.paragraphs])
    assert unpack(saved, "a.klasa").words == spring.file.words


def test_words_over_a_question_that_the_course_has_changed_count_no_more(spring, masters):
    """Words for another question of the same name would mislead; she is told, and decides."""
    say(spring)
    former = [replace(one, instead="0" * 16) for one in spring.file.wording if one.text == ASKED]
    older = replace(spring.file, wording=tuple(
        one for one in spring.file.wording if one.text != ASKED) + tuple(former))  # fmt: skip
    desk = Desk().does("open", "a.klasa", pack(older))
    desk.does("words:task", "zadanie-1").does("words:question", "obrona")
    assert "(miejsca: 1)" in desk.sees and f"Słowa klasy były takie: „{ASKED}”" in desk.sees
    page = judged(masters, pack(older))
    page.does("read:zadanie-1/obrona")
    assert "(miejsca: 1)" not in page.sees and ASKED not in page.sees and LEVEL in page.sees
    page.does("close")
    assert "(miejsca: 1)" in page.sees
    # Either words are hers to choose.
    desk.does("again:zadanie-1:obrona:label")
    assert "(miejsca: 1)" not in desk.sees and "Liczą się znów słowa klasy." in desk.sees
    assert desk.file.words.over(assignment("zadanie-1")).question("obrona").field.label == ASKED
    back = Desk().does("open", "a.klasa", pack(older)).does("restore:zadanie-1:obrona:label")
    assert former_words(back.file.words) == "" and ASKED not in str(back.file.words.texts)
    assert former_words(older.words) and not former_words(desk.file.words)


def reading(page):
    page.does("read:zadanie-1/obrona")
    return page.sees


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_two_people_who_read_before_and_after_a_change_of_words_agree(spring, masters):
    page = judged(masters, spring.takes("save"))
    page.does("read:zadanie-1/obrona").presses(*"2222", "Enter", *"0000", "Enter").does("close")
    page.does("list", "wiosna.klasa", say(spring).takes("save")).does("grade")
    page.does("marker", "2").does("read:zadanie-1/obrona")
    page.presses(*"2222", "Enter", *"0000", "Enter").does("close")
    assert "Obie osoby wybrały wszędzie te same poziomy." in page.sees


def test_on_a_computer_the_file_beside_the_list_gives_the_words_and_points_stay(
    spring, masters, tmp_path
):
    page = judged(masters, say(spring).takes("save")).does("save")
    (tmp_path / "wiosna.klasa").write_bytes(page.files[-1].content)
    folder = class_open([tmp_path / "wiosna.klasa"], tmp_path / "klasy").folder
    run = grade(folder / "oddane", "zadanie-1", folder / "lista.csv", tmp_path / "wynik")
    assert [row.score for row in run.rows] == [
        row.score for row in page.state.batch.rows if row.assignment == "zadanie-1"
    ]
    assert "w słowach klasy" in " ".join(run.remarks)
    feedback = [path.read_text("utf-8") for path in (tmp_path / "wynik/feedback").rglob("*.html")]
    assert len(feedback) == 2 and all(ASKED in one and AREA in one for one in feedback)
    assert AREA in (tmp_path / "wynik" / "report.html").read_text("utf-8")
    book = openpyxl.load_workbook(
        export_rubric(tmp_path / "wynik", "zadanie-1", tmp_path / "o.xlsx")
    )
    assert LEVEL in str([cell.value for cell in book["obrona"][1]])
    report = export_report(tmp_path / "wynik", folder / "lista.csv", tmp_path / "raport.docx")
    cells = (cell.text for table in Document(report).tables for cell in table._cells)
    assert any(ASKED in text for text in cells)
    server, address = rubric_server(tmp_path / "wynik", "zadanie-1", port=0)
    with server, ThreadPoolExecutor() as beside:
        beside.submit(server.serve_forever)
        with urlopen(address) as page:
            assert LEVEL in page.read().decode()
        server.shutdown()

    # A file with a password hinders nothing, and is told of.
    (folder / "wiosna.klasa").write_bytes(b"MSAIKLASA" + b"\1" * 60)
    again = grade(folder / "oddane", "zadanie-1", folder / "lista.csv", tmp_path / "wynik")
    assert "chroniony hasłem" in " ".join(again.remarks)
    assert "Użyto słów kursu" in " ".join(again.remarks)
