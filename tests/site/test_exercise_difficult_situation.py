"""Exercise 13 in a real browser: from a behaviour to a calm sentence."""

import pytest
from exercise import LiveExercise


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "difficult-situation")


def test_a_correct_run_ends_with_a_sentence(exercise):
    exercise.pick("cause", "cause-0")
    exercise.pick("first", "good")
    exercise.pick("then", "contract")
    exercise.field("sentence").fill("Dajmy sobie dwie minuty na kartce.")
    exercise.wait_for("Przećwiczone sytuacje: 1 z 18.")
    assert exercise.download(0)[:2] == b"PK"


def test_a_label_is_explained_and_opens_nothing(exercise):
    exercise.pick("cause", "label")
    exercise.wait_for("To opis osoby, a nie zachowania.")
    assert exercise.root.get_by_text("2. Pierwsza reakcja").count() == 0


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.press_radio("cause", "cause-1")
    exercise.wait_for("2. Pierwsza reakcja")
    exercise.press_radio("first", "good")
    exercise.wait_for("3. To trwa dalej")
    exercise.press_radio("then", "contract")
    exercise.wait_for("4. Twoje zdanie")
    exercise.type_in("sentence", "Pani znowu milczy!")
    exercise.wait_for("wyciąga przeszłość")
