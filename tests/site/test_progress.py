"""A learner's own records: shown, carried in a file, printed, and removed for good."""

import datetime
import json

import pytest
from begun import CERTIFICATE, PROGRESS, RECORD
from exercise import wait_saved
from keyboard import start_at_top, tab_to
from pages import HOSTS
from playwright.sync_api import expect
from test_accessibility import AXE, look, too_wide

LESSON = HOSTS["delimit-area"]
UNIT = "Zatorze"
NAME = "Łucja Żółć"
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('msai.'))"


@pytest.fixture
def learner(page, address):
    """Open pages as a learner who has begun."""
    page.add_init_script(
        f"localStorage['msai.progress.msai'] ??= {json.dumps(json.dumps(RECORD))};"
    )

    def open_page(path):
        page.goto(address + path)
        return page

    return open_page


def choose_unit(mounted):
    """Do something in an exercise and wait until it is saved."""
    page = mounted(LESSON)
    page.get_by_role("checkbox", name=UNIT).check()
    wait_saved(page, "delimit-area", UNIT)
    return page


def test_work_in_an_exercise_is_listed_carried_away_removed_and_brought_back(mounted, tmp_path):
    page = choose_unit(mounted)
    page.get_by_role("link", name="Moje postępy").click()
    work = page.locator("[data-progress-work]")
    expect(work.get_by_role("link", name="Wyznaczanie obszaru")).to_be_visible()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Zapisz wszystko w pliku").click()
    file = tmp_path / "wszystko.json"
    caught.value.save_as(file)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Zapisz same postępy").click()
    assert UNIT in file.read_text(encoding="utf-8")
    assert UNIT not in caught.value.path().read_text(encoding="utf-8")

    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Usuń moje dane").click()
    expect(page.get_by_text("Twoje dane usunięte.")).to_be_visible()
    expect(work).to_be_empty()
    assert page.evaluate(KEPT) == []

    page.locator("input[type=file]").set_input_files(file)
    expect(work.get_by_role("link", name="Wyznaczanie obszaru")).to_be_visible()
    expect(mounted(LESSON).get_by_role("checkbox", name=UNIT)).to_be_checked()


def test_the_certificate_lists_what_was_done_and_says_that_nobody_checked_it(learner):
    page = learner(CERTIFICATE)
    sheet = page.get_by_role("region", name="Zaświadczenie")
    expect(sheet).to_contain_text("Tych danych nikt nie sprawdził.")
    expect(sheet).to_contain_text("To nie jest zaświadczenie organizatora")
    row = sheet.get_by_role("row", name="Jak wyznaczyć obszar")
    expect(row).to_contain_text("4.11.2026")
    expect(row).to_contain_text("1 z 3")
    expect(sheet).to_contain_text("3–21 listopada 2026")
    expect(sheet).to_contain_text("1 godz. 5 min")


def test_without_progress_there_is_nothing_to_certify(page, address):
    page.goto(address + CERTIFICATE)
    expect(page.get_by_text("Nie ma jeszcze czego wpisać.")).to_be_visible()
    expect(page.get_by_role("button", name="Drukuj")).to_be_hidden()


def test_the_name_is_typed_kept_only_on_request_and_printed_with_the_keyboard_alone(learner):
    page = learner(CERTIFICATE)
    page.evaluate("() => { globalThis.prints = 0; globalThis.print = () => { prints += 1; }; }")
    start_at_top(page)
    tab_to(page, "#certificate-name")
    page.keyboard.type(NAME)
    expect(page.locator("[data-name]")).to_have_text(NAME)
    assert "msai.name.msai" not in page.evaluate(KEPT)
    tab_to(page, "[data-remember]")
    page.keyboard.press("Space")
    assert page.evaluate("localStorage['msai.name.msai']") == NAME
    tab_to(page, "[data-certificate-form] button")
    page.keyboard.press("Enter")
    assert page.evaluate("prints") == 1
    page.reload()
    expect(page.locator("[data-name]")).to_have_text(NAME)
    page.locator("[data-remember]").uncheck()
    assert "msai.name.msai" not in page.evaluate(KEPT)


def test_on_paper_the_certificate_is_the_sheet_alone(learner):
    page = learner(CERTIFICATE)
    page.locator("#certificate-name").fill(NAME)
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    assert text.strip().startswith("Zaświadczenie samodzielnej nauki")
    assert NAME in text
    assert datetime.date.today().strftime("%Y") in text
    for screen_only in ("Drukuj", "Wróć do", "Imię i", "licencja", "Spis treści"):
        assert screen_only not in text


@pytest.mark.parametrize("path", [PROGRESS, CERTIFICATE])
def test_axe_finds_nothing_once_there_is_something_to_show(learner, path):
    page = learner(path)
    page.get_by_text("Jak wyznaczyć obszar").first.wait_for(state="attached")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert look(page, path, "filled", []) + too_wide(page, "filled") == []
