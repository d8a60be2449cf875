"""Exercise 6 in a real browser: own words first, and what was promised comes back."""

import pytest
from exercise import LiveExercise

OWN = "Co zabiera państwu najwięcej czasu w tym roku?"


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "partner-conversation")


def write(exercise):
    exercise.field("own").fill(OWN)
    exercise.settle()
    exercise.field("open").click()
    exercise.wait_for("Powiedz to")


def choose(exercise, value):
    exercise.pick("pick", value)
    exercise.field("say").click()
    exercise.settle()


def test_a_promise_that_was_kept_is_told_at_the_next_meeting(exercise):
    write(exercise)
    choose(exercise, "0")
    exercise.wait_for("Listy do domu.")
    choose(exercise, "0")
    exercise.wait_for("Obiecane: wzór listu do rodziców w piątek. Dotrzymane.")
    assert exercise.download(0)[:2] == b"PK"


def test_a_promise_beyond_influence_is_explained(exercise):
    write(exercise)
    choose(exercise, "2")
    exercise.wait_for("O tym decyduje kto inny.")
    choose(exercise, "2")
    exercise.wait_for("Obiecane: pieniądze na drugi etat pedagoga. Niedotrzymane.")
    assert "Druga strona czeka" in exercise.status()


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.type_in("own", OWN)
    exercise.press_on("open")
    exercise.wait_for("Powiedz to")
    exercise.press_radio("pick", "0")
    exercise.press_on("say")
    exercise.wait_for("Listy do domu.")
    exercise.press_radio("pick", "1")
    exercise.press_on("say")
    exercise.wait_for("Co o tym powiesz?")
    exercise.from_top()
    exercise.press_radio("mode", "short")
    exercise.wait_for("psują nam statystykę")
    exercise.type_in("own", "Gwarantuję, że rada da na to pieniądze.")
    exercise.wait_for("o tym decyduje kto inny")
    exercise.press_on("next")
    exercise.wait_for("Nie możemy dać danych o klientach")
