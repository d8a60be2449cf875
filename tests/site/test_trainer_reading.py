"""The trainer reads a class by keyboard alone, in the mounted page."""

import io
import re
import sys
import zipfile
from pathlib import Path

import pytest
from exercise import wait_saved
from plan_pages import AXE
from playwright.sync_api import expect

sys.path.append(str(Path(__file__).parents[1] / "grading"))
import all_assignments

PAGE = "trener/ocenianie.html"
BARRIERS = """async () => (await axe.run("main")).violations.map(({ id, nodes }) =>
  `${id}: ${nodes[0].html.slice(0, 160)}`)"""
READ = "Czytaj: Zadanie 1"
SETTLE = "Uzgodnij: Zadanie 1"


@pytest.fixture
def desk(mounted, trainers_masters):
    """The page with three hand-ins of one assignment, judged by the machine."""

    def opened():
        page = mounted(PAGE)
        page.get_by_label("Prace", exact=True).set_input_files([work(n) for n in (1, 2, 3)])
        expect(page.get_by_text("Wybrane pliki: 3.")).to_be_visible()
        page.get_by_role("button", name="Oceń", exact=True).press("Enter")
        expect(page.get_by_role("heading", name="4. Odpowiedzi opisowe")).to_be_visible()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        return page

    return opened


def work(number):
    good = all_assignments.good_answers("zadanie-1")
    answers = {**good, "obrona": f"Odpowiedź osoby {number} " * 25}
    content = all_assignments.content("zadanie-1", f"K0{number}", answers=answers)
    return {
        "name": f"zadanie-1_K0{number}.ipynb",
        "mimeType": "application/json",
        "buffer": content,
    }


def types(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def judge(page, *answers):
    """Judge answers one after another; each is waited for."""
    for number, keys in enumerate(answers, start=1):
        expect(answer(page)).to_be_focused()
        types(page, *keys, "Enter")
        expect(page.get_by_text(f": {number} z {len(answers)}.", exact=False).first).to_be_visible()


def answer(page):
    return page.locator(".ui-keyed")


def press(page, name):
    page.get_by_role("button", name=name).press("Enter")


def no_barriers(page):
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(BARRIERS) == []


def test_a_class_is_read_and_changed_with_keys_alone(desk):
    page = desk()
    no_barriers(page)
    press(page, READ)
    expect(answer(page)).to_be_focused()
    expect(page.get_by_text("Zostało: 3.")).to_be_visible()
    no_barriers(page)
    types(page, "2", "1", "0")
    asked = re.compile("Ochrona danych i.godność.–.teraz")
    expect(page.get_by_role("radiogroup", name=asked)).to_be_visible()
    types(page, "Enter")
    expect(page.get_by_text("Brakuje: Ochrona danych i godność.")).to_be_visible()
    no_barriers(page)
    # What is typed into a text is text: neither a level, nor the next answer.
    remark = page.get_by_label("Uwaga dla tej osoby")
    remark.focus()
    page.keyboard.type("Podaj 2 źródła, np. z OPS.")
    types(page, "Shift+Tab", "2", "Enter")
    expect(page.get_by_text("Zostało: 2.")).to_be_visible()
    expect(answer(page)).to_be_focused()
    expect(page.get_by_role("button", name="a: Podaj 2 źródła, np. z OPS.")).to_be_visible()
    no_barriers(page)
    types(page, "a", *"2222", "Enter")
    expect(page.get_by_text("Zostało: 1.")).to_be_visible()
    types(page, *"0000", "Enter")
    expect(page.get_by_text("Wszystkie odpowiedzi na to pytanie są ocenione")).to_be_visible()
    no_barriers(page)
    press(page, "Wróć do pierwszych pięciu")
    expect(page.get_by_role("heading", name="Odpowiedź 1 z 3 – oceniona")).to_be_visible()
    expect(answer(page)).to_be_focused()
    expect(page.get_by_label("Uwaga dla tej osoby")).to_have_value("Podaj 2 źródła, np. z OPS.")
    types(page, "Backspace", "1", "Enter")
    expect(page.get_by_role("heading", name="Odpowiedź 2 z 3 – oceniona")).to_be_visible()
    press(page, "Zakończ czytanie")
    people = page.get_by_role("table", name="Osoby i zadania")
    for points in ("17 z 25", "21 z 25", "25 z 25"):
        expect(people).to_contain_text(points)
    expect(people).not_to_contain_text("czeka na Ciebie")
    page.locator("summary", has_text="Kto zalicza").press("Enter")
    passing = page.get_by_role("table", name="Zaliczenie")
    expect(passing).to_contain_text("nie potwierdzono efektu „Wyznaczyć i obronić obszar”")
    no_barriers(page)
    press(page, "Pokaż raport z klasy")
    expect(page.get_by_text("Co powiedzieć na następnym spotkaniu")).to_be_visible()
    page.locator("summary", has_text="Zadanie 1. Diagnoza").press("Enter")
    expect(page.get_by_role("table", name="Jak poszły pytania: Zadanie 1")).to_be_visible()
    no_barriers(page)


def test_the_tab_is_closed_and_nothing_that_was_judged_is_lost(desk):
    page = desk()
    press(page, READ)
    judge(page, "2222", "2222", "2222")
    wait_saved(page, "trainer-grading", "Wskazana jest konkretna grupa")
    again = desk()
    press(again, "Czytaj: Zadanie 1")
    expect(again.get_by_text("Ocenione: 3 z 3. Zostało: 0.")).to_be_visible()
    with again.expect_download() as caught:
        again.get_by_role("button", name="Zakończ czytanie").press("Enter")
        again.get_by_role("button", name="Do wysłania: strony (ZIP)").press("Enter")
    with zipfile.ZipFile(io.BytesIO(caught.value.path().read_bytes())) as archive:
        assert "Za co są te punkty" in archive.read("K01.html").decode()


def test_two_markers_settle_what_they_judged_differently(desk):
    page = desk()
    press(page, READ)
    judge(page, "2222", "2222", "2222")
    press(page, "Zakończ czytanie")
    page.get_by_role("radio", name="druga osoba").press("Space")
    press(page, READ)
    judge(page, "2222", "2221", "2220")
    press(page, "Zakończ czytanie")
    table = page.get_by_role("table", name="Zgodność ocen")
    expect(table.get_by_role("row", name="Ochrona danych i godność")).to_contain_text("1 z 3")
    no_barriers(page)
    press(page, SETTLE)
    expect(answer(page)).to_be_focused()
    both = page.get_by_role("table", name="Dwie oceny obok siebie")
    expect(both).to_contain_text("Osoba 2")
    types(page, "1", "Enter")
    expect(page.get_by_text("Napisz, kto ustalił tę ocenę i dlaczego.")).to_be_visible()
    no_barriers(page)
    page.get_by_label("Kto ustalił ocenę").fill("AN i JK")
    page.get_by_label("Dlaczego tak").fill("Opis zdradza rodzinę.")
    press(page, "Zapisz i dalej")
    expect(page.get_by_text("Uzgodnione: 1 z 2. Zostało: 1.")).to_be_visible()
    press(page, "Zakończ czytanie")
    expect(page.get_by_role("table", name="Osoby i zadania")).to_contain_text("24 z 25")
