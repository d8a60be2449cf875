"""Pages in a real browser: theme, search, menus, widths, print; also without scripts."""

import pytest
from playwright.sync_api import expect

from .in_browser import LESSON

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_the_theme_switch_remembers(open_at):
    page = open_at(LESSON)
    switch = page.get_by_role("button", name="Ciemny motyw")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Ciemny motyw")).to_have_attribute(
        "aria-pressed", "true"
    )


@pytest.mark.parametrize("word", ["wyznaczeń", "obszarów", "obszarem"])
def test_search_finds_inflected_words(open_at, word):
    page = open_at("index.html")
    page.get_by_role("searchbox").fill(word)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Jak czytać wyznaczenie obszaru")).to_be_visible()


def test_search_that_finds_nothing_says_so(open_at):
    page = open_at("szukaj.html?q=xyzxyz")
    expect(page.get_by_role("status")).to_contain_text("Nic nie znaleziono")


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
@pytest.mark.parametrize("path", ["index.html", LESSON, "postepy.html", "bibliografia.html"])
def test_no_page_scrolls_sideways(open_at, width, path):
    page = open_at(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_is_closed_on_phones_and_open_on_wide_screens(open_at):
    phone = open_at(LESSON, viewport={"width": 360, "height": 700})
    expect(phone.get_by_role("link", name="Bibliografia")).to_be_hidden()
    phone.get_by_text("Spis treści").click()
    expect(phone.get_by_role("link", name="Zadanie 1").first).to_be_visible()
    wide = open_at(LESSON, viewport={"width": 1280, "height": 800})
    expect(wide.locator(".site-nav").get_by_role("link", name="Zadanie 1")).to_be_visible()


def test_without_scripts_the_lesson_its_answers_and_the_menu_can_be_read(open_at):
    page = open_at(LESSON, java_script_enabled=False)
    expect(page.get_by_text("Obszar zdegradowany to miejsce")).to_be_visible()
    expect(page.get_by_text("Zatorze")).to_be_visible()
    page.locator("#quiz-t04-q1 summary").click()
    expect(page.get_by_text("Art. 10 ust. 2 dopuszcza najwyżej 30")).to_be_visible()
    assert page.locator(".quiz button:visible").count() == 0
    expect(page.locator(".site-nav").get_by_role("link", name="Zadanie 1")).to_be_visible()
    phone = open_at(LESSON, java_script_enabled=False, viewport={"width": 360, "height": 700})
    phone.get_by_text("Spis treści").click()
    expect(phone.get_by_role("link", name="Zadanie 1").first).to_be_visible()


def test_touch_targets_are_large_enough(open_at):
    page = open_at(LESSON, viewport={"width": 360, "height": 700})
    targets = "button, .quiz-option, input[type=search], summary, nav a"
    small = page.evaluate(
        """(targets) => [...document.querySelectorAll(targets)]
        .filter((element) => element.checkVisibility())
        .filter((element) => element.getBoundingClientRect().height < 24)
        .map((element) => element.outerHTML.slice(0, 80))""",
        targets,
    )
    assert small == []


def test_printing_opens_everything_and_gives_the_paper_card_its_own_page(open_at):
    page = open_at(LESSON)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("Wpisał je ustawodawca.")).to_be_visible()
    expect(page.locator(".site-nav")).to_be_hidden()
    card = page.locator(".box-paper-twin")
    assert card.evaluate("element => getComputedStyle(element).breakBefore") == "page"
