"""The course on a phone: all within 360 px, fingers hit what they aim at, paper when needed."""

import pytest
from pages import HOSTS

LESSON = HOSTS["delimit-area"]
EXERCISE = ".msai-exercise[data-exercise='delimit-area']"
START = 120_000
#: WCAG 2.2, 2.5.8: CSS pixels.
TARGET = 24
LITTLE_MEMORY = "Object.defineProperty(navigator, 'deviceMemory', { get: () => 1 });"

#: Controls too small to hit; a label that can be tapped counts as part of its box.
SMALL = """([place, least]) => {
  const size = (one) => one.getBoundingClientRect();
  const isBox = (one) => one.matches("[type=radio], [type=checkbox]");
  const hit = (one) => (isBox(one) ? one.labels[0] ?? one : one);
  return [...document.querySelectorAll(`${place} :is(button, select, input, textarea, summary)`)]
    .filter((one) => one.checkVisibility())
    .filter((one) => Math.min(size(hit(one)).width, size(hit(one)).height) < least)
    .map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def phone(browser, address):
    """A tab of a small phone; an error in its console fails the test."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="pl-PL"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.mark.parametrize("path", [LESSON, HOSTS["zadanie-1"]])
def test_exercises_fit_the_width_and_the_finger(phone, mounted_address, path):
    phone.goto(mounted_address + path)
    phone.wait_for_selector("html[data-live=ready]", timeout=START)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.evaluate(SMALL, ["body", TARGET]) == []


def test_a_tap_is_answered(phone, mounted_address):
    phone.goto(mounted_address + LESSON)
    phone.wait_for_selector("html[data-live=ready]", timeout=START)
    phone.get_by_role("checkbox", name="Zatorze").tap()
    phone.wait_for_function(
        "s => document.querySelector(s).innerText.includes('1 jednostka')",
        arg=f"{EXERCISE} .ui-status",
    )


def test_with_too_little_memory_the_page_says_so_and_leads_to_the_card(phone, mounted_address):
    phone.add_init_script(LITTLE_MEMORY)
    phone.goto(mounted_address + LESSON)
    link = phone.get_by_role("link", name="Przejdź do karty na papierze")
    link.wait_for()
    assert "mało pamięci" in phone.inner_text("[data-live-status]")
    assert phone.locator("html").get_attribute("data-live") == "off"
    assert phone.locator('[data-action="start-live"]').is_visible()
    link.tap()
    phone.wait_for_function(
        "() => document.querySelector('.box-paper-twin').getBoundingClientRect().top < innerHeight"
    )
