"""A lesson on paper: text, pictures of exercises, answers and card; no menus, no buttons."""

import re
import subprocess

import pytest
from pages import HOSTS

LESSON = HOSTS["delimit-area"]
ABOUT_LAW = "bibliografia.html"
A4 = {"format": "A4", "prefer_css_page_size": True}
#: What only a screen needs.
SCREEN_ONLY = (
    *("Spis treści", "Na tej stronie", "Przejdź do treści", "Moje postępy", "Ciemny motyw"),
    *("Poprzednia", "Następna", "Uruchom ćwiczenie", "Oznacz jako przeczytane"),
    *("Pokaż podpowiedź", "Pokaż rozwiązanie", "Pobierz ranking", "Spróbuj jeszcze raz"),
)


@pytest.fixture
def printed(page, address, tmp_path, need):
    """Print a page of the site; return the text of its sheets."""
    reader = need("pdftotext")

    def sheets(path):
        page.goto(f"{address}{path}?live=off")
        file = tmp_path / "strona.pdf"
        page.pdf(path=file, **A4)
        done = subprocess.run([reader, "-layout", file, "-"], capture_output=True, check=True)
        return done.stdout.decode().split("\f")[:-1]

    return sheets


def test_a_lesson_prints_what_is_read_and_nothing_that_is_pressed(printed):
    text = "\n".join(printed(LESSON))
    assert [words for words in SCREEN_ONLY if words in text] == []
    assert "Jednostki od najwyższego wskaźnika łącznego" in text
    assert "Osiedle Fabryczne" in text
    assert text.count("Dobra odpowiedź.") == 3
    assert text.count("Zła odpowiedź.") >= 3


def test_settings_of_an_exercise_stay_closed_on_paper(printed):
    text = "\n".join(printed(LESSON))
    assert "Sfera: społeczna; wybrane wskaźniki: 2 z 11" in text
    assert "Procedury „Niebieskie Karty” wszczęte w roku" not in text


def test_the_card_starts_a_sheet_with_room_to_write(printed, page):
    cards = [sheet for sheet in printed(LESSON) if "Karta na papierze" in sheet]
    assert len(cards) == 1
    assert cards[0].strip().startswith("Karta na papierze")
    page.emulate_media(media="print")
    rows = page.locator(".box-paper-twin tbody tr")
    heights = rows.evaluate_all("(rows) => rows.map((row) => row.getBoundingClientRect().height)")
    assert min(heights) >= 36  # about 10 mm


def test_addresses_of_other_sites_stand_on_paper(printed, page):
    text = re.sub(r"\s", "", "".join(printed(ABOUT_LAW)))
    first = page.locator('main a[href^="http"]').first.get_attribute("href")
    assert f"({first})" in text
