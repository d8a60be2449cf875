"""Exercise 12 in a real browser: an agenda that holds."""

import pytest
from exercise import LiveExercise
from playwright.sync_api import expect


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "agenda-builder")


def test_a_proposal_for_the_given_time_holds(exercise):
    exercise.field("given:outcome").fill("podpisuje kartkę z zadaniem i terminem")
    exercise.field("given:needs").fill("winda, duży druk")
    exercise.field("propose").click()
    exercise.wait_for("Niczego nie trzeba poprawiać.")
    expect(exercise.root.locator("[data-chart='course'] svg")).to_have_count(1)
    assert exercise.download(0)[:2] == b"PK"


def test_a_number_that_is_none_is_explained(exercise):
    exercise.field("given:minutes").fill("długo")
    exercise.wait_for("„długo” to nie liczba.")
    exercise.wait_for("Bez przerwy mija 180 min.")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.type_in("given:minutes", "90")
    exercise.press_on("propose")
    exercise.wait_for("z 90 min; etapy uczenia się: 4 z 4")
    exercise.press_on("blocks:open:0")
    exercise.press_on("move:down")
    exercise.wait_for("Co już wiemy: trzy pytania")
