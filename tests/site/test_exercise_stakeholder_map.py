"""Exercise 5 in a real browser: who is missing, by hand and by keyboard."""

import pytest
from exercise import LiveExercise
from playwright.sync_api import expect


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "stakeholder-map")


def test_residents_on_the_map_close_the_gap(exercise):
    exercise.field("stakeholders:add").click()
    exercise.field("stakeholders:7:name").fill("Sąsiedzi od ławki")
    exercise.field("stakeholders:7:kind").select_option("residents")
    exercise.field("stakeholders:7:interest").fill("5")
    exercise.field("stakeholders:7:influence").fill("2")
    exercise.field("stakeholders:7:role").select_option("partner")
    exercise.wait_for("Na mapie: 8 kart, partnerów: 6. Nie widać, by kogoś brakowało.")
    expect(exercise.root.locator("[data-chart='map'] svg")).to_have_count(1)
    assert exercise.download(0)[:2] == b"PK"


def test_a_rating_that_is_no_number_is_explained(exercise):
    exercise.field("stakeholders:open:0").click()
    exercise.field("stakeholders:0:influence").fill("dużo")
    exercise.wait_for("„dużo” to nie liczba.")
    exercise.wait_for("Na mapie nie ma nikogo, kto tam mieszka.")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.press_on("stakeholders:open:3")
    exercise.wait_for("nie wiesz dlaczego")
    exercise.type_in("stakeholders:3:fears", "hałas i skargi")
    exercise.wait_gone("nie wiesz dlaczego")
    exercise.press_on("stakeholders:close")
    exercise.from_top()
    exercise.press_on("stakeholders:remove:5")
    exercise.wait_for("Na mapie: 6 kart, partnerów: 4.")
