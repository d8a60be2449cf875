"""The focus goes to what a button opened, to what is wrong, and back to the button: few keys."""

import pytest
from exercise import LiveExercise

#: Activity, button that opens a card, and the first field of its form.
CARDS = [
    ("stakeholder-map", "stakeholders:open:3", "stakeholders:3:name"),
    ("residents-voice", "assets:open:0", "assets:0:name"),
    ("agenda-builder", "blocks:open:0", "blocks:0:name"),
    ("action-plan", "staff:open:0", "staff:0:name"),
    ("what-stays", "fates:open:0", "fates:0:function"),
]


def focused(exercise):
    return exercise.page.evaluate("document.activeElement.id").removeprefix(f"{exercise.identity}-")


@pytest.mark.parametrize(("identity", "button", "first"), CARDS)
def test_a_card_is_two_keys_away_from_its_button_and_the_button_one_from_its_end(
    mounted, identity, button, first
):
    exercise = LiveExercise(mounted, identity)
    exercise.field(button).focus()
    exercise.press_key("Enter")
    assert exercise.field(button).get_attribute("aria-expanded") == "true"
    exercise.press_key("Tab")
    assert focused(exercise) == first
    exercise.field(f"{button.partition(':')[0]}:close").focus()
    exercise.press_key("Enter")
    assert focused(exercise) == button
    assert exercise.field(button).get_attribute("aria-expanded") == "false"


def test_a_new_card_opens_under_the_focus(mounted):
    exercise = LiveExercise(mounted, "stakeholder-map")
    exercise.field("stakeholders:add").focus()
    exercise.press_key("Enter")
    exercise.press_key("Tab")
    assert focused(exercise) == "stakeholders:7:name"


def test_handing_in_without_a_code_leads_to_the_field_and_says_why(mounted):
    exercise = LiveExercise(mounted, "zadanie-1")
    code = exercise.field("learner:code")
    assert code.get_attribute("aria-required") == "true"
    exercise.field("hand-in").focus()
    exercise.press_key("Enter")
    assert focused(exercise) == "learner:code"
    assert code.get_attribute("aria-invalid") == "true"
    told = code.get_attribute("aria-describedby").split()
    assert "Wpisz tu swój kod" in exercise.page.locator(f"[id='{told[-1]}']").inner_text()


@pytest.mark.parametrize("typed", ["9", "abc", "-3", ""])
def test_a_weight_that_is_none_is_marked_and_explained(mounted, typed):
    exercise = LiveExercise(mounted, "delimit-area")
    exercise.root.locator("summary").first.click()
    weight = exercise.field("weight:pomoc_spoleczna")
    weight.fill(typed)
    weight.blur()
    exercise.wait_for("Waga to liczba od 0 do 5. Na razie liczy się 1.")
    assert weight.get_attribute("aria-invalid") == "true"
    weight.fill("2")
    weight.blur()
    exercise.wait_gone("Waga to liczba od 0 do 5.")
    assert weight.get_attribute("aria-invalid") is None


def test_starting_again_asks_under_the_focus_and_goes_back_to_its_button(mounted):
    exercise = LiveExercise(mounted, "what-stays")
    exercise.field("frame:reset").focus()
    exercise.press_key("Enter")
    assert focused(exercise) == "frame:asked"
    exercise.field("frame:reset-no").focus()
    exercise.press_key("Enter")
    assert focused(exercise) == "frame:reset"


def test_marks_are_walked_and_picked_with_the_keyboard_and_stay_named_when_drawn_anew(mounted):
    exercise = LiveExercise(mounted, "delimit-area")
    chart = exercise.root.locator("[data-chart='ranking']")
    chart.locator(".mark-rect path").first.wait_for()
    marks = exercise.root.locator(".ui-marks").first
    marks.focus()
    for key in ("ArrowDown", "ArrowDown"):
        exercise.press_key(key)
    assert "Zatorze: 0,89, miejsce 2" in marks.inner_text()
    before = exercise.answered()
    exercise.page.keyboard.press("Enter")
    exercise.settle(before)
    assert exercise.field("unit:Zatorze").is_checked()
    exercise.wait_for("Zatorze: 0,89, miejsce 2, wybrana")
    assert exercise.page.evaluate("document.activeElement.className") == "ui-marks"
    assert chart.get_attribute("role") == "img"
    assert chart.get_attribute("aria-label").startswith("Wykres słupkowy")
    assert chart.locator("path.is-pointed").count() >= 1
