"""Exercise 14 in a real browser: find a case, take one thing, never a planned figure."""

import pytest
from exercise import LiveExercise


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "practice-catalogue")


def test_a_case_is_found_without_polish_signs_and_taken(exercise):
    exercise.field("words").fill("podworka")
    exercise.wait_for("8 przypadków z 52")
    exercise.field("open:gp01").click()
    exercise.wait_for("Tylko planowane – to nie wynik")
    exercise.field("take:gp01").click()
    exercise.field("notes:0:take").fill("podział ról")
    exercise.field("notes:0:leave").fill("aplikacji")
    exercise.field("notes:0:differs").fill("mamy jedną organizację")
    exercise.wait_for("Jedna rzecz, razem z jej ograniczeniami.")
    assert exercise.download(0)[:2] == b"PK"


def test_a_planned_figure_is_stopped(exercise):
    exercise.field("open:gp01").click()
    exercise.field("take:gp01").click()
    exercise.field("notes:0:take").fill("Pomogli 535 osobom.")
    exercise.wait_for("535 to plan tamtego projektu.")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.type_in("words", "kosmodrom")
    exercise.wait_for("Nic nie pasuje.")
    exercise.press_on("everything")
    exercise.wait_for("52 przypadki z 52")
    exercise.press_on("open:gp12")
    exercise.wait_for("Zebrzydowic")
    exercise.from_top()
    exercise.press_on("take:gp12")
    exercise.type_in("notes:0:take", "ankieta i otwarte spotkanie")
    exercise.wait_for("Nie wiadomo, dlaczego u ciebie może być inaczej.")
