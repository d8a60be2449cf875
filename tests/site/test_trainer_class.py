"""A trainer makes a class in her browser: codes, papers, one file; nothing leaves the computer."""

import io

import openpyxl
import pytest
from docx import Document
from keyboard import tab_to
from plan_pages import AXE
from playwright.sync_api import expect
from test_trainer_grading import BARRIERS, downloaded, work

from msai_course.grading.classes.locking import lock, unlock
from msai_trainer.classfile.packing import pack, unpack

PAGE = "trener/klasa.html"
NAMES = "Anna Nowak\nJan Kos\nEwa Lis"
PASSWORD = "zielony żółw na rowerze"
WIDTHS = ({"width": 1280, "height": 900}, {"width": 360, "height": 800})


@pytest.fixture
def klasa(mounted):
    """The page with a class of three."""
    page = mounted(PAGE)
    page.get_by_label("Nazwa klasy").fill("wiosna")
    page.get_by_label("Imiona i nazwiska").fill(NAMES)
    page.get_by_role("button", name="Załóż klasę").press("Enter")
    expect(page.get_by_role("table", name="Osoby klasy wiosna")).to_contain_text("wiosna-01-H")
    return page


def accessible(page):
    """No barrier and no scrolling aside, wide and narrow."""
    for size in WIDTHS:
        page.set_viewport_size(size)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(BARRIERS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_names_become_a_class_with_papers_and_a_file_that_opens_again(klasa, mounted):
    asked = []
    klasa.on("request", lambda request: asked.append((request.method, request.url)))
    klasa.get_by_label("Ile razy się spotykacie").select_option("2")
    klasa.get_by_label("Dzień spotkania 1").fill("2027-03-01")
    klasa.get_by_label("Zadanie 1").first.check()
    slips = Document(io.BytesIO(downloaded(klasa, "Pobierz karteczki z kodami (DOCX)")))
    assert "wiosna-01-H" in slips.tables[0].rows[1].cells[0].text
    signed = Document(io.BytesIO(downloaded(klasa, "Pobierz listę obecności (DOCX)")))
    assert "1.03.2027" in signed.tables[0].rows[0].cells[2].text
    listed = openpyxl.load_workbook(io.BytesIO(downloaded(klasa, "Pobierz listę osób (XLSX)")))
    assert listed["Lista"]["C2"].value == "Nowak"
    expect(klasa.get_by_text("Niezapisane zmiany")).to_be_visible()
    content = downloaded(klasa, "Zapisz klasę")
    expect(klasa.get_by_text("Niezapisane zmiany")).to_have_count(0)
    file = unpack(content, "wiosna.klasa")
    assert list(file.thresholds) == ["zadanie-1"] and len(file.days) == 2
    assert {method for method, _url in asked if "/mounted/" not in _url} <= {"GET"}
    accessible(klasa)

    again = mounted(PAGE)
    expect(again.get_by_text("Żadna klasa nie jest otwarta.")).to_be_visible()
    given = {"name": "wiosna.klasa", "mimeType": "application/zip", "buffer": content}
    again.get_by_label("Otwórz klasę", exact=True).set_input_files([given])
    expect(again.get_by_role("table", name="Osoby klasy wiosna")).to_contain_text("Ewa Lis")


def test_words_of_a_question_are_changed_beside_those_of_the_course_and_taken_back(klasa):
    klasa.get_by_text("Słowa pytań i poziomów").click()
    klasa.get_by_label("Zadanie", exact=True).select_option("zadanie-1")
    klasa.get_by_label("Pytanie", exact=True).select_option("obrona")
    label, level = (klasa.get_by_label(name) for name in ("Treść pytania", "Poziom za 2 pkt"))
    label.fill("Kogo bronisz oraz czym?")
    level.first.fill("Nazwana grupa.")
    level.first.press("Tab")
    back = klasa.get_by_role("button", name="Przywróć słowa kursu: treść pytania")
    expect(klasa.get_by_role("button", name="Przywróć słowa kursu: grupa i")).to_be_visible()
    accessible(klasa)
    words = unpack(downloaded(klasa, "Zapisz klasę"), "wiosna.klasa").words
    assert set(words.texts.values()) == {"Kogo bronisz oraz czym?", "Nazwana grupa."}
    back.press("Enter")
    expect(back).to_have_count(0)
    expect(label).to_have_value("")
    label.fill("a" * 400)  # the field takes no more than what is kept
    label.press("Tab")
    expect(label).to_have_value("a" * 300)

    # What cannot be done is told behind the button, and aloud.
    klasa.get_by_text("Otwórz albo załóż kolejną klasę").click()
    klasa.get_by_role("button", name="Załóż klasę").press("Enter")
    told = klasa.locator("[id='trainer-class-make'] + [role=alert]")
    expect(told).to_contain_text("Klasa nie ma nazwy")
    expect(klasa.get_by_role("button", name="Załóż klasę")).to_be_focused()


def test_one_person_is_removed_with_the_keyboard_alone_and_stays_removed(klasa):
    before = downloaded(klasa, "Zapisz klasę")
    klasa.get_by_label("Kto", exact=True).select_option("wiosna-01-H")
    expect(klasa.get_by_role("table", name="Punkty osoby wiosna-01-H")).to_be_visible()
    klasa.get_by_label("Nazwisko", exact=True).focus()
    tab_to(klasa, "[id='trainer-class-ask:remove']")
    klasa.keyboard.press("Enter")
    tab_to(klasa, "[id='trainer-class-remove']")
    klasa.keyboard.press("Enter")
    people = klasa.get_by_role("table", name="Osoby klasy wiosna")
    expect(people).not_to_contain_text("Nowak")
    given = {"name": "stara.klasa", "mimeType": "application/zip", "buffer": before}
    klasa.get_by_text("Otwórz albo załóż kolejną klasę").click()
    klasa.get_by_label("Otwórz klasę", exact=True).set_input_files([given])
    expect(klasa.get_by_text("Połączono dwie kopie")).to_be_visible()
    expect(people).not_to_contain_text("Nowak")
    expect(people).to_contain_text("Jan Kos")


def test_the_browser_keeps_a_class_only_when_told_and_no_learners_file_has_it(
    klasa, mounted, mounted_address
):
    klasa.get_by_label("Pamiętaj klasy w tej przeglądarce").check()
    expect(klasa.get_by_text("Odpowiedzi są zapisane w tej przeglądarce")).to_be_visible()
    kept = mounted(PAGE)
    expect(kept.get_by_role("table", name="Osoby klasy wiosna")).to_contain_text("Ewa Lis")
    kept.goto(mounted_address + "postepy.html")
    hers = downloaded(kept, "Zapisz wszystko w pliku")
    assert b"exercises" in hers and b"trainer-class" not in hers
    again = mounted(PAGE)
    again.get_by_role("button", name="Zacznij od nowa").click()
    again.get_by_role("button", name="Tak, zacznij od nowa").click()
    expect(again.get_by_text("Żadna klasa nie jest otwarta.")).to_be_visible()
    expect(mounted(PAGE).get_by_text("Żadna klasa nie jest otwarta.")).to_be_visible()


def test_a_file_with_a_password_goes_from_page_to_command_and_back(klasa, mounted):
    klasa.get_by_text("Hasło pliku: nie ma").click()
    for label in ("Nowe hasło pliku", "To samo hasło jeszcze raz"):
        klasa.get_by_label(label, exact=True).fill(PASSWORD)
    klasa.get_by_label("To samo hasło jeszcze raz").press("Tab")
    klasa.keyboard.press("Enter")
    expect(klasa.get_by_text("Hasło pliku: ustawione")).to_be_visible()
    saved = downloaded(klasa, "Zapisz klasę")
    expect(klasa.get_by_text("Niezapisane zmiany")).to_have_count(0)
    file = unpack(unlock(saved, PASSWORD, "wiosna.klasa"), "wiosna.klasa")
    assert b"Nowak" not in saved and [one.name for one in file.people] == NAMES.splitlines()

    other = mounted(PAGE)
    given = {"name": "w.klasa", "mimeType": "", "buffer": lock(pack(file), PASSWORD)}
    other.get_by_label("Otwórz klasę", exact=True).set_input_files([given])
    for typed, words in (("zielony", "nie otwiera to hasło"), (PASSWORD, "Otwarto klasę wiosna.")):
        other.get_by_label("Hasło pliku „w.klasa”").fill(typed)
        accessible(other)
        other.get_by_role("button", name="Otwórz plik").press("Enter")
        expect(other.get_by_text(words)).to_be_visible()
    expect(other.get_by_role("table", name="Osoby klasy wiosna")).to_contain_text("Ewa Lis")


def test_the_browser_asks_before_unsaved_work_is_left_and_only_then(klasa):
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.accept()

    klasa.on("dialog", stay)
    downloaded(klasa, "Zapisz klasę")
    expect(klasa.get_by_text("Niezapisane zmiany")).to_have_count(0)
    klasa.reload()
    expect(klasa.get_by_text("Żadna klasa nie jest otwarta.")).to_be_visible()
    assert asked == []
    klasa.get_by_label("Nazwa klasy").fill("jesien")
    klasa.get_by_label("Imiona i nazwiska").fill(NAMES)
    klasa.get_by_role("button", name="Załóż klasę").press("Enter")
    expect(klasa.get_by_text("Niezapisane zmiany")).to_be_visible()
    klasa.reload()
    assert asked == ["beforeunload"]


def test_graded_work_comes_back_to_the_class_in_its_file(klasa, mounted, trainers_masters):
    content = downloaded(klasa, "Zapisz klasę")
    grading = mounted("trener/ocenianie.html")
    given = {"name": "wiosna.klasa", "mimeType": "application/zip", "buffer": content}
    grading.get_by_label("Lista osób", exact=True).set_input_files([given])
    expect(grading.get_by_text("osób: 3")).to_be_visible()
    one = work("zadanie-1", "wiosna-01-H")
    grading.get_by_label("Prace", exact=True).set_input_files([one])
    expect(grading.get_by_text("Wybrane pliki: 1.")).to_be_visible()
    grading.get_by_role("button", name="Oceń", exact=True).click()
    expect(grading.get_by_role("table", name="Osoby i zadania")).to_contain_text("17 z 25")
    file = unpack(downloaded(grading, "Zapisz klasę"), "wiosna.klasa")
    assert [one.file for one in file.works] == [one["name"]]
    assert {one.code for one in file.scores} == {"wiosna-01-H"}
