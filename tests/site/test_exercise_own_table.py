"""Exercise 4 in a real browser: a table from the disk, its report, and nothing lost on the way."""

import io

import openpyxl
import pytest
from boundary_files import shapefile_parts, zipped
from docx import Document
from exercise import LiveExercise
from keyboard import tab_to
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from msai.activities.own_table.program import program
from msai.activities.own_table.state import OwnTable

COUNTS = """Sołectwo;Ludność;Wiek produkcyjny;Bezrobotni;Stare piece (%)
Dąbki;400;240;30;12,5
Kąty;900;560;28;8,0
Olszyny;650;400;22;30,5
<b>Zalesie</b>;500;310;40;44,0
"""
FILE = "[id='own-table-file']"


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "own-table")


def upload(exercise, name, content):
    exercise.page.set_input_files(
        FILE, {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def download(exercise, name):
    with exercise.page.expect_download() as caught:
        exercise.field(name).click()
    return caught.value.path().read_bytes()


def describe(exercise):
    answers = [
        ("2:role", "helper"),
        ("3:role", "count"),
        ("3:sphere", "social"),
        ("3:direction", "1"),
        ("3:denominator", "Wiek produkcyjny"),
        ("4:role", "rate"),
        ("4:sphere", "environmental"),
        ("4:direction", "1"),
    ]
    for name, value in answers:
        exercise.field(f"column:{name}").select_option(value)
    exercise.wait_for("2 wskaźniki są gotowe.")


def test_a_csv_is_described_ranked_and_reported(exercise):
    upload(exercise, "moja.csv", COUNTS.encode())
    exercise.wait_for("Wczytano: moja.csv")
    describe(exercise)
    exercise.field("describe:done").click()
    exercise.wait_for("Wynik dla 4 jednostek. Najtrudniej: <b>Zalesie</b>")
    exercise.field("unit:Dąbki").check()
    exercise.wait_for("Wybrano: 1 jednostka")
    report = Document(io.BytesIO(download(exercise, "report:docx")))
    assert any("Dąbki" in paragraph.text for paragraph in report.paragraphs)


def test_a_workbook_with_its_dictionary_needs_no_description(exercise):
    workbook = program().downloads[1].make(OwnTable()).content
    upload(exercise, "lipniki.xlsx", workbook)
    exercise.wait_for("Wynik dla 12 jednostek.")
    book = openpyxl.load_workbook(io.BytesIO(download(exercise, "report:xlsx")))
    assert "ukryto" in [cell.value for row in book["Wskaźniki"].iter_rows() for cell in row]


def test_a_bad_cell_is_named_and_a_corrected_file_is_taken(exercise):
    upload(exercise, "moja.csv", COUNTS.replace(";22;", ";ok. 20;").encode())
    exercise.wait_for("wiersz 4, kolumna „Bezrobotni”")
    exercise.wait_for("„ok. 20” to nie liczba.")
    upload(exercise, "moja.csv", COUNTS.encode())
    exercise.wait_gone("to nie liczba")
    exercise.wait_for("2. Czym są kolumny")


def test_the_same_file_chosen_again_after_it_was_corrected_is_read_again(exercise, tmp_path):
    """The browser itself reports no change when the same path is chosen again."""
    path = tmp_path / "moja.csv"
    session = exercise.page.context.new_cdp_session(exercise.page)

    def choose():
        found = session.send(
            "Runtime.evaluate",
            {"expression": "document.getElementById('own-table-file')"},
        )
        given = {"files": [str(path)], "objectId": found["result"]["objectId"]}
        session.send("DOM.setFileInputFiles", given)

    path.write_text(COUNTS.replace(";22;", ";ok. 20;"), encoding="utf-8")
    choose()
    exercise.wait_for("„ok. 20” to nie liczba.")
    path.write_text(COUNTS, encoding="utf-8")
    choose()
    exercise.wait_gone("to nie liczba")
    exercise.wait_for("2. Czym są kolumny")
    assert exercise.page.locator(FILE).input_value() == ""


def test_a_file_that_vanished_after_it_was_chosen_is_said(exercise):
    exercise.page.evaluate(
        "() => { File.prototype.arrayBuffer = () => Promise.reject(new DOMException()); }"
    )
    upload(exercise, "moja.csv", COUNTS.encode())
    exercise.wait_for("Pliku moja.csv nie da się odczytać")
    assert exercise.page.locator("[role='alert']:visible").count() == 1


def test_a_broken_workbook_is_refused_in_words(exercise):
    upload(exercise, "zepsuty.xlsx", b"PK\x03\x04zepsuty")
    exercise.wait_for("Skoroszyt jest uszkodzony")


def test_the_table_is_still_there_after_a_reload(exercise, mounted):
    exercise.field("practice").click()
    exercise.wait_for("Wynik dla 12 jednostek.")
    exercise.wait_saved("Lipniki")
    again = LiveExercise(mounted, "own-table")
    again.wait_for("Wynik dla 12 jednostek.")
    again.field("proposal").click()
    again.wait_for("Wybrano: ")


def open_chooser(page):
    """Press Enter on the file field as a person does: once more when nothing opens."""
    for _press in range(3):
        try:
            with page.expect_file_chooser(timeout=10_000) as chooser:
                page.keyboard.press("Enter")
            return chooser.value
        except PlaywrightTimeout:
            continue
    raise AssertionError("Enter opens no choice of files")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    tab_to(exercise.page, FILE)
    chooser = open_chooser(exercise.page)
    table = {"name": "moja.csv", "mimeType": "text/csv", "buffer": COUNTS.encode()}
    chooser.set_files(table)
    exercise.wait_for("Wczytano: moja.csv")
    for name, text in (
        ("3:role", "liczba – do"),
        ("3:sphere", "społ"),
        ("3:direction", "gorzej"),
        ("3:denominator", "Ludność"),
    ):
        exercise.type_in(f"column:{name}", text)
    exercise.wait_for("1 wskaźnik jest gotowy.")
    exercise.press_on("describe:done")
    exercise.wait_for("Wynik dla 4 jednostek.")
    exercise.press_on("unit:Dąbki", key="Space")
    exercise.wait_for("Wybrano: 1 jednostka")


def test_boundaries_of_a_zipped_shapefile_become_a_map(exercise):
    upload(exercise, "moja.csv", COUNTS.encode())
    exercise.wait_for("Wczytano: moja.csv")
    describe(exercise)
    exercise.field("describe:done").click()
    exercise.wait_for("Wynik dla 4 jednostek.")
    names = ("Sołectwo Dąbki", "Kąty", "OLSZYNY", "<b>Zalesie</b>", "Cała gmina")
    packed = zipped(shapefile_parts(names))["granice.zip"]
    exercise.page.set_input_files(
        "[id='own-table-borders']",
        {"name": "granice.zip", "mimeType": "application/zip", "buffer": packed},
    )
    exercise.wait_for("Granice: granice.zip")
    exercise.wait_for("Pominięto: Cała gmina.")
    exercise.page.locator("[data-chart='map'] .mark-shape path").first.wait_for()
    exercise.wait_saved("granice.zip")
