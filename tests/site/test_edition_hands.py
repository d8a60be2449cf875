"""„Zrób swoją edycję” by keyboard alone, in two tabs, left in the middle and come back to."""

from __future__ import annotations

import io
import zipfile

import pytest
from keyboard import start_at_top, tab_to_name
from PIL import Image
from playwright.sync_api import expect

from msai_trainer.editions.folder import unpack_folder
from msai_trainer.editions.logo import check_logo, kind_and_size
from msai_trainer.editions.logo_taken import SIDE

PAGE = "trener/edycja.html"
HERS = {
    "Tytuł strony": "Rewitalizacja w Łąkowej",
    "Kto prowadzi tę edycję": "OPS w Łąkowej",
    "Adres e-mail do pytań": "ops@lakowa.pl",
}
#: Milliseconds for what a busy machine draws.
PATIENCE = 30_000
DESCRIPTION, SITE = "Pobierz opis edycji (ZIP)", "Pobierz swoją stronę (ZIP)"


def large_logo() -> dict:
    """A photograph of a wall plate, as a phone takes it: wide, heavy, of another kind."""
    content = io.BytesIO()
    noise = Image.effect_noise((2600, 1300), 60).convert("RGB")
    noise.save(content, format="WEBP", quality=90)
    return {"name": "tablica.webp", "mimeType": "image/webp", "buffer": content.getvalue()}


def types(page, label: str, text: str) -> None:
    tab_to_name(page, label)
    page.keyboard.type(text)


def presses(page, name: str, key: str = "Enter") -> None:
    tab_to_name(page, name)
    page.keyboard.press(key)


def begins(page) -> None:
    page.get_by_role("button", name="Zacznij nową edycję", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="1. Czyja to edycja")).to_be_visible(timeout=PATIENCE)


def filled(page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.blur()


def description(page):
    with page.expect_download() as caught:
        page.get_by_role("button", name=DESCRIPTION, exact=True).press("Enter")
    return unpack_folder(caught.value.path().read_bytes(), "opis.zip")


def test_from_an_empty_page_to_the_finished_site_by_keyboard_alone(mounted):
    page = mounted(PAGE)
    start_at_top(page)
    presses(page, "Zacznij nową edycję")
    expect(page.get_by_role("heading", name="1. Czyja to edycja")).to_be_visible(timeout=PATIENCE)
    for label, text in HERS.items():
        types(page, label, text)
    first = page.get_by_role("group", name="Lekcje w tej edycji").get_by_role("checkbox").first
    lesson = first.evaluate("it => it.labels[0].innerText.trim()")
    presses(page, lesson, "Space")
    expect(first).not_to_be_checked(timeout=PATIENCE)
    tab_to_name(page, "Plik z logo")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files([large_logo()])
    expect(page.locator(".ui-status")).to_contain_text(
        "Logo jest teraz plikiem PNG", timeout=PATIENCE
    )
    presses(page, "Piaskowa, jak w kursie", "ArrowDown")
    expect(page.get_by_role("radio", name="Niebieska")).to_be_checked(timeout=PATIENCE)
    types(page, "Tytuł nowej strony", "Dojazd")
    presses(page, "Dodaj stronę")
    expect(page.get_by_role("heading", name="Strona „Dojazd”")).to_be_visible(timeout=PATIENCE)
    types(page, "Tekst", "Autobus 7 z dworca.")
    tab_to_name(page, SITE)
    with page.expect_download(timeout=120_000) as caught:
        page.keyboard.press("Enter")
    with zipfile.ZipFile(caught.value.path()) as archive:
        assert archive.testzip() is None
        [brought] = [one for one in archive.namelist() if one.endswith("/opis-edycji.zip")]
        folder = unpack_folder(archive.read(brought), "opis.zip")
        [travel] = [one for one in archive.namelist() if one.endswith("/dojazd.html")]
        assert "Autobus 7 z dworca." in archive.read(travel).decode()
    edition = folder.edition
    assert [edition.tytul, edition.organizator, edition.kontakt] == list(HERS.values())
    assert edition.kolory == "niebieska" and len(edition.lekcje) > 1
    check_logo(edition.logo, folder.files["logo.png"])
    _kind, size = kind_and_size(folder.files["logo.png"])
    assert max(size) <= SIDE and size[0] == 2 * size[1]


def test_two_tabs_say_so_and_neither_loses_what_was_typed(mounted, context):
    one, two = mounted(PAGE), mounted(PAGE, context.new_page())
    for tab in (one, two):
        begins(tab)
    filled(one, "Tytuł strony", "Pierwsza karta")
    expect(two.get_by_text("w innej karcie").first).to_be_visible(timeout=PATIENCE)
    filled(two, "Tytuł strony", "Druga karta")
    expect(two.get_by_text("innej karcie").first).to_be_visible(timeout=PATIENCE)
    # Hers of the second tab goes home as a file; the browser keeps that of the first.
    assert description(two).edition.tytul == "Druga karta"
    assert description(one).edition.tytul == "Pierwsza karta"
    mounted(PAGE, two)
    expect(two.get_by_text("jest zaczęta edycja „Pierwsza karta”")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("way", ["reload", "back"])
def test_left_in_the_middle_of_making_she_comes_back_to_what_she_filled_in(mounted, way):
    page = mounted(PAGE)
    begins(page)
    for label, text in HERS.items():
        filled(page, label, text)
    page.get_by_role("button", name=SITE, exact=True).press("Enter")
    expect(page.locator(".ui-status")).to_contain_text("plików", timeout=PATIENCE)
    if way == "reload":
        mounted(PAGE)
    else:
        mounted("trener/klasa.html")
        page.go_back()
        page.wait_for_selector("html[data-live='ready']")
    page.get_by_role("button", name="Wróć do tej edycji", exact=True).press("Enter")
    for label, text in HERS.items():
        expect(page.get_by_label(label, exact=True)).to_have_value(text, timeout=PATIENCE)
    expect(page.get_by_role("button", name=SITE, exact=True)).to_be_enabled(timeout=PATIENCE)
    assert description(page).edition.tytul == HERS["Tytuł strony"]
