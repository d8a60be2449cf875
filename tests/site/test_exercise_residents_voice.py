"""Exercise 15 in a real browser: from a yard to a conclusion."""

import pytest
from exercise import LiveExercise


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "residents-voice")


def test_a_limit_completes_the_conclusion(exercise):
    exercise.field("conclusions:open:0").click()
    exercise.field("conclusions:0:limit").fill("rozmawialiśmy tylko po południu")
    exercise.wait_for("Gotowe wnioski: 1.")
    exercise.wait_for("(2 z 3 rozmów)")
    assert exercise.download(1)[:2] == b"PK"


def test_a_judgement_and_a_name_are_asked_about(exercise):
    exercise.wait_for("to ocena, a nie czyjeś słowa")
    exercise.field("conversations:open:0").click()
    exercise.field("conversations:0:helper").fill("pani Kowalska")
    exercise.wait_for("jest chyba imię lub nazwisko osoby")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.press_on("clear")
    exercise.wait_for("Zasoby: 0")
    exercise.press_on("assets:add")
    exercise.wait_for("Zasoby: 1")
    exercise.type_in("assets:0:name", "wspólny ogródek")
    exercise.press_on("assets:close")
    exercise.wait_for("wspólny ogródek")
