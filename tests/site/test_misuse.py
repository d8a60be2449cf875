"""Twelve ways in which people use a page as nobody planned: nothing breaks, nothing is lost.

The page itself is watched by its fixture: an error in the console fails the test.
"""

import pytest
from exercise import LiveExercise, wait_saved

WORDS = "grupa gotująca"
#: Characters that a learner might paste: a whole document.
LONG = 5000
#: How many times slower than this computer an office one is.
SLOW = 6
_PASTE = """([id, plain, html]) => {
  const field = document.getElementById(id);
  field.focus();
  const data = new DataTransfer();
  data.setData("text/plain", plain);
  data.setData("text/html", html);
  const how = { clipboardData: data, bubbles: true, cancelable: true };
  const pasted = new ClipboardEvent("paste", how);
  // What no script takes over the browser puts in as plain text.
  if (field.dispatchEvent(pasted)) document.execCommand("insertText", false, plain);
}"""


@pytest.fixture
def fates(mounted):
    """A list of cards with the first one open."""
    exercise = LiveExercise(mounted, "what-stays")
    exercise.field("fates:open:0").click()
    exercise.settle(0)
    return exercise


def person(exercise):
    return exercise.field("fates:0:person")


def write(exercise, words=WORDS):
    before = exercise.answered()
    person(exercise).fill(words)
    person(exercise).blur()
    exercise.settle(before)


def answers_still(exercise):
    """Tell that another input is answered as ever."""
    before = exercise.answered()
    exercise.field("fates:0:when").fill("luty 2027")
    exercise.field("fates:0:when").blur()
    exercise.settle(before)
    return exercise.field("fates:0:when").input_value() == "luty 2027"


def test_a_double_click_on_a_button_that_adds_adds_once(fates):
    before = fates.root.locator("button[id*=':open:']").count()
    fates.field("fates:add").dblclick()
    fates.settle(1)
    assert fates.root.locator("button[id*=':open:']").count() == before + 1


def test_a_hand_quicker_than_the_answers_keeps_its_last_word(fates):
    for end in range(1, 6):
        person(fates).fill(WORDS[: 2 * end])
    write(fates)
    assert person(fates).input_value() == WORDS
    assert answers_still(fates)


def test_the_back_button_brings_the_work_back(fates):
    write(fates)
    fates.wait_saved(WORDS)
    fates.page.goto(fates.page.url.replace("14-trwalosc", "13-czy-to-dziala"))
    fates.page.go_back()
    fates.page.wait_for_selector("html[data-live='ready']")
    fates.settle()
    fates.field("fates:open:0").click()
    fates.settle(0)
    assert person(fates).input_value() == WORDS


def test_a_second_tab_says_so_and_takes_nothing_away(fates, context, mounted):
    second = LiveExercise(lambda path: mounted(path, context.new_page()), "what-stays")
    second.field("fates:open:0").click()
    second.settle(0)
    write(second)
    second.wait_saved(WORDS)
    fates.wait_for("w innej karcie")
    assert answers_still(fates)


def test_at_200_per_cent_everything_is_reached_without_scrolling_sideways(fates):
    fates.page.set_viewport_size({"width": 640, "height": 450})
    page_wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert fates.page.evaluate(page_wide)
    write(fates)
    assert answers_still(fates)


def test_pasted_text_leaves_its_looks_behind(fates):
    identity = f"{fates.identity}-fates:0:person"
    fates.page.evaluate(_PASTE, [identity, WORDS, f"<b onclick='x'>{WORDS}</b><img src=x>"])
    person(fates).blur()
    fates.settle(1)
    assert person(fates).input_value() == WORDS
    assert fates.root.locator("b:has-text('gotująca'), img").count() == 0


def test_on_a_slow_computer_no_letter_is_lost(fates):
    devtools = fates.page.context.new_cdp_session(fates.page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    person(fates).press_sequentially(WORDS, delay=5)
    person(fates).blur()
    fates.settle(1)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    assert person(fates).input_value() == WORDS


def test_leaving_the_window_in_the_middle_of_a_word_keeps_it(fates, context):
    person(fates).press_sequentially(WORDS)
    other = context.new_page()
    other.bring_to_front()
    wait_saved(fates.page, fates.identity, WORDS)
    fates.page.bring_to_front()
    assert person(fates).input_value() == WORDS


def test_a_page_loaded_anew_before_the_answer_keeps_what_was_saved(fates):
    write(fates)
    fates.wait_saved(WORDS)
    fates.field("fates:0:when").fill("luty")
    fates.page.reload()
    fates.page.wait_for_selector("html[data-live='ready']")
    fates.settle()
    fates.field("fates:open:0").click()
    fates.settle(0)
    assert person(fates).input_value() == WORDS


def test_enter_in_a_field_sends_no_form_and_closes_nothing(fates):
    write(fates)
    address = fates.page.url
    person(fates).press("Enter")
    fates.settle()
    assert fates.page.url == address
    assert person(fates).input_value() == WORDS
    assert answers_still(fates)


def test_a_whole_document_in_one_field_is_cut_and_drawn(fates):
    write(fates, "słowo " * (LONG // 6))
    assert 0 < len(person(fates).input_value()) <= LONG
    page_wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert fates.page.evaluate(page_wide)
    assert answers_still(fates)


def test_another_theme_in_the_middle_of_an_answer_keeps_it(fates):
    person(fates).press_sequentially(WORDS[:5])
    fates.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    person(fates).press_sequentially(WORDS[5:])
    person(fates).blur()
    fates.settle(1)
    assert person(fates).input_value() == WORDS
