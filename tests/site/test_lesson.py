"""The lesson about the area: readable without Python, alive with it, by hand and by keyboard."""

import re
import statistics

import pytest
from exercise import wait_saved
from keyboard import start_at_top, tab_to
from pages import HOSTS
from playwright.sync_api import expect
from ranking import EXERCISE, expected_ranking, ranking_on

from msai.activities.delimit_area.state import initial, update
from msai.base.typography import NO_BREAK_SPACE
from msai.ui import Event

LESSON = HOSTS["delimit-area"]
STATUS = f"{EXERCISE} .ui-status"


def wait_for_words(page, words):
    """Wait until the exercise sums up its result with these words."""
    page.wait_for_function(
        "([place, words]) => document.querySelector(place).innerText.replace(/\\s/g, ' ')"
        ".includes(words.replace(/\\s/g, ' '))",
        arg=[STATUS, words],
    )


def test_the_lesson_can_be_read_with_javascript_off(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LESSON)
    text = page.inner_text("main")
    assert "obszar zdegradowany" in text.lower()
    assert "Jednostki od najwyższego wskaźnika łącznego" in text
    assert "Osiedle Fabryczne" in text
    assert page.locator(f"{EXERCISE} svg").count() == 2
    context.close()


def test_a_changed_control_changes_ranking_and_words(mounted):
    page = mounted(LESSON)
    page.get_by_text(re.compile("Sfera: techniczna")).click()
    name = initial().used[-1]
    other = str(-initial().settings[name].direction)
    page.locator(f"[id='delimit-area-direction:{name}']").select_option(other)
    expected = expected_ranking(update(initial(), Event(f"direction:{name}", other)))
    unit, index = next(iter(expected.items()))
    page.wait_for_function(
        "([row, index]) => document.querySelector(row).innerText.includes(index)",
        arg=[f"{EXERCISE} tbody tr:has([id='delimit-area-unit:{unit}'])", index],
    )
    shown = ranking_on(page)
    assert {unit: shown[unit] for unit in expected} == expected


def test_picking_a_unit_answers_with_the_act(mounted):
    page = mounted(LESSON)
    page.get_by_role("checkbox", name="Rynek i Park Miejski").check()
    wait_for_words(page, "1 jednostka")
    assert "nie spełnia art.~9 i~10".replace("~", NO_BREAK_SPACE) in page.inner_text(STATUS)
    assert "art.~9 ust.~1".replace("~", NO_BREAK_SPACE) in page.inner_text(EXERCISE)


def test_a_click_on_the_map_picks_the_unit(mounted):
    page = mounted(LESSON)
    page.locator("[data-chart='map'] .mark-shape path").first.click()
    wait_for_words(page, "1 jednostka")


def test_the_exercise_can_be_done_with_the_keyboard_alone(mounted):
    page = mounted(LESSON)
    start_at_top(page)
    tab_to(page, "[id='delimit-area-unit:Osiedle Fabryczne']")
    page.keyboard.press("Space")
    wait_for_words(page, "1 jednostka")
    assert page.evaluate("document.activeElement.id") == "delimit-area-unit:Osiedle Fabryczne"
    tab_to(page, "[id='delimit-area-frame:reset']")
    page.keyboard.press("Enter")
    tab_to(page, "[id='delimit-area-frame:reset-yes']", backwards=False)
    page.keyboard.press("Enter")
    wait_for_words(page, "Nie masz jeszcze")


def test_answers_are_still_there_after_a_reload(mounted):
    page = mounted(LESSON)
    page.get_by_role("checkbox", name="Zatorze").check()
    wait_for_words(page, "1 jednostka")
    wait_saved(page, "delimit-area", "Zatorze")
    page = mounted(LESSON)
    wait_for_words(page, "1 jednostka")
    expect(page.get_by_role("checkbox", name="Zatorze")).to_be_checked()


def test_a_kernel_that_cannot_start_leaves_the_page_readable_and_says_so(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(address + LESSON)
    page.wait_for_selector("html[data-live='failed']", timeout=30_000)
    assert "Jednostki od najwyższego wskaźnika łącznego" in page.inner_text("main")
    assert len(page.inner_text("[data-live-status]")) > 40
    context.close()


#: Waits until the words and both charts show the new state, and until that is painted.
MEASURE = """
async ([box, expected]) => {
  const status = document.querySelector("[data-exercise='delimit-area'] .ui-status");
  const chart = document.querySelector("[data-chart='ranking']");
  const isChosen = (bar) => bar.getAttribute("stroke") === "#000000";
  const chosen = () => [...chart.querySelectorAll(".mark-rect path")].filter(isChosen).length;
  const start = performance.now();
  document.getElementById(box).click();
  const plain = (words) => words.replace(/\\s/g, " ");
  const told = () => plain(status.innerText).includes(plain(expected.words));
  while (!(told() && chosen() === expected.bars)) {
    if (performance.now() - start > 10000) throw new Error(`no answer: ${status.innerText}`);
    await new Promise((go) => setTimeout(go, 1));
  }
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  return performance.now() - start;
}
"""


@pytest.mark.slow
def test_fifty_changes_are_answered_and_painted_in_time(live):
    page = live(LESSON)
    box = "delimit-area-unit:Zatorze"
    page.evaluate(MEASURE, [box, {"words": "1 jednostka", "bars": 1}])
    times = []
    for change in range(50):
        on = change % 2 == 1
        expected = {"words": "1 jednostka" if on else "Nie masz jeszcze", "bars": int(on)}
        times.append(page.evaluate(MEASURE, [box, expected]))
    times.sort()
    print(f"median {statistics.median(times):.0f} ms, p95 {times[47]:.0f} ms")
    assert statistics.median(times) <= 150
    assert times[47] <= 300
