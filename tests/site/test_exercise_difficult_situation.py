"""Exercise 13 in a real browser: from what happens in the room to a calm sentence."""

import pytest
from exercise import LiveExercise

OWN = "Dajmy sobie dwie minuty na kartce."


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "difficult-situation")


def test_a_correct_run_ends_with_a_sentence(exercise):
    exercise.pick("mode", "short")
    exercise.field("sentence").fill(OWN)
    exercise.wait_for("Przećwiczone sytuacje: 1 z 18.")
    exercise.field("compare").click()
    exercise.wait_for("Co pogarsza")
    assert exercise.download(0)[:2] == b"PK"


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.type_in("own", OWN)
    exercise.press_on("open")
    exercise.wait_for("Powiedz to")
    exercise.press_radio("pick", "2")
    exercise.press_on("say")
    exercise.wait_for("Zawstydza kogoś przy innych.")
    exercise.press_radio("pick", "1")
    exercise.press_on("say")
    exercise.wait_for("Obiecane: po dwie minuty na osobę po przerwie. Niedotrzymane.")
    exercise.from_top()
    exercise.press_radio("mode", "short")
    exercise.wait_for("Porównaj z reakcjami")
    exercise.type_in("sentence", "Pani znowu milczy!")
    exercise.wait_for("wyciąga przeszłość")
