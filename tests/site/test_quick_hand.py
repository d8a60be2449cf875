"""A hand quicker than Python, and a computer slower than anybody thought: nothing is lost.

What the hand does here is done before Python can have answered anything: in one go, on the page.
"""

import time

import pytest
from assignment_page import AssignmentPage
from exercise import LiveExercise

from msai.assignments import assignment

TASK = assignment("zadanie-1")
UNITS = "obszar"
#: Seconds; anywidget gives up after two.
LATE = 5
#: Milliseconds that a finger stays on a mouse's button; many people press longer.
HELD = 150
#: Ticks so many boxes at once and watches, frame by frame, whether any of them goes out again.
_TICK = """([name, count]) => {
  const boxes = () => [...document.getElementsByName(name)].slice(0, count);
  boxes().forEach((box) => box.click());
  window.wentOut = 0;
  const look = () => {
    if (boxes().some((box) => !box.checked)) window.wentOut += 1;
    requestAnimationFrame(look);
  };
  look();
}"""
#: Writes into a field and leaves it.
_TYPE = """([id, text]) => {
  const field = document.getElementById(id);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.blur();
}"""


@pytest.fixture
def form(mounted):
    return LiveExercise(mounted, TASK.id)


def test_boxes_ticked_at_once_stay_ticked_and_are_saved(live):
    form = LiveExercise(live, TASK.id)
    form.page.evaluate(_TICK, [f"{TASK.id}-{UNITS}", 5])
    form.settle(4)
    ticked = form.root.locator(f"input[name='{TASK.id}-{UNITS}']:checked")
    chosen = ticked.evaluate_all("boxes => boxes.map((box) => box.value)")
    assert len(chosen) == 5
    assert form.page.evaluate("window.wentOut") == 0
    AssignmentPage(form.page, TASK).wait_saved(UNITS, chosen)


def test_words_written_at_once_into_several_fields_stay(form):
    for name, text in (("udzial", "12,5"), ("learner:code", "K07"), ("udzial", "13")):
        form.page.evaluate(_TYPE, [f"{TASK.id}-{name}", text])
    form.settle(2)
    assert form.field("udzial").input_value() == "13"
    assert form.field("learner:code").input_value() == "K07"


def test_a_double_click_presses_once(form):
    before = form.root.locator("table tr").count()
    add = form.root.locator("button[id$=':add']").first
    add.dblclick()
    form.settle(0)
    form.page.wait_for_timeout(300)
    assert form.root.locator("table tr").count() - before <= 1
    assert form.answered() == 1


def test_a_button_stays_under_the_pointer_that_presses_it(mounted):
    """Leaving the field is answered while the button is down: the answer moves all below it."""
    form = LiveExercise(mounted, TASK.id)
    form.field("learner:code").press_sequentially("K07")
    button = form.field("hand-in")
    button.hover()
    form.page.mouse.down()
    form.page.wait_for_timeout(HELD)
    with form.page.expect_download() as caught:
        form.page.mouse.up()
    assert caught.value.suggested_filename.endswith(".ipynb")


def test_an_exercise_whose_part_comes_late_answers_all_the_same(page, mounted):
    """Longer than the library waits by itself; it would hear nothing from Python ever after."""

    def late(route):
        time.sleep(LATE)
        route.continue_()

    page.route("**/exercise.js", late)
    form = LiveExercise(mounted, TASK.id)
    form.page.evaluate(_TICK, [f"{TASK.id}-{UNITS}", 2])
    form.settle(1)
    assert form.root.locator(f"input[name='{TASK.id}-{UNITS}']:checked").count() == 2
