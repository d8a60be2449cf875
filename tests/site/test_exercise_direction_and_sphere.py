"""Exercise 1 in a real browser: answers first, reasons after them, counts against shares."""

import pytest
from exercise import LiveExercise

from msai.activities.direction_and_sphere.counts_and_shares import greatest, hardest
from msai.activities.direction_and_sphere.indicators import items


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "direction-and-sphere")


def test_right_answers_are_confirmed_with_reasons(exercise):
    for item in items():
        exercise.field(f"sphere:{item.name}").select_option(item.sphere)
        exercise.field(f"direction:{item.name}").select_option(str(item.direction))
    exercise.wait_for("Masz odpowiedzi przy 10 z 10 wskaźników. Obie trafne: 10.")
    exercise.wait_for(items()[1].direction_why)
    assert exercise.download(0)[:2] == b"PK"


def test_a_wrong_direction_is_explained(exercise):
    exercise.field("sphere:budzet_obywatelski").select_option("social")
    exercise.field("direction:budzet_obywatelski").select_option("1")
    exercise.wait_for("Sygnałem ostrzegawczym jest niska wartość.")
    exercise.wait_for("Obie trafne: 0.")


def test_the_unit_with_the_most_people_is_not_the_hardest(exercise):
    exercise.field("foreseen").select_option(greatest().name)
    exercise.wait_for(f"Największa część: {hardest().name}")
    exercise.pick("sentence", "both")
    exercise.wait_for("Dopiero udział pozwala porównać.")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.type_in("sphere:bezrobotni", "społ")
    exercise.type_in("direction:bezrobotni", "gorsza")
    exercise.wait_for("Obie trafne: 1.")
    exercise.type_in("foreseen", hardest().name)
    exercise.wait_for("Na 100 mieszkańców")
    exercise.press_radio("sentence", "both")
    exercise.wait_for("Dopiero udział pozwala porównać.")


def test_answers_are_still_there_after_a_reload(exercise, mounted):
    exercise.field("sphere:bezrobotni").select_option("social")
    exercise.field("direction:bezrobotni").select_option("1")
    exercise.wait_for("Obie trafne: 1.")
    exercise.wait_saved('"bezrobotni":["social","1"]')
    LiveExercise(mounted, "direction-and-sphere").wait_for("Obie trafne: 1.")
