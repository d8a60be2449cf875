"""„Zrób swoją edycję” in two tabs, left in the middle and come back to."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from msai_trainer.editions.folder import unpack_folder

PAGE = "trener/edycja.html"
HERS = {
    "Tytuł strony": "Rewitalizacja w Łąkowej",
    "Kto prowadzi tę edycję": "OPS w Łąkowej",
    "Adres e-mail do pytań": "ops@lakowa.pl",
}
#: Milliseconds for what a busy machine draws.
PATIENCE = 30_000
DESCRIPTION, SITE = "Pobierz opis edycji (ZIP)", "Pobierz swoją stronę (ZIP)"


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
