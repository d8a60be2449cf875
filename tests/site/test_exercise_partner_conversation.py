"""Exercise 6 in a real browser: the conversation goes on after the interest is heard."""

import pytest
from exercise import LiveExercise


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "partner-conversation")


def test_a_correct_run_ends_with_own_words(exercise):
    exercise.pick("interest", "ZP-01")
    exercise.pick("answer", "good")
    exercise.field("own").fill(
        "Rozumiem, że liczy się statystyka. Przez 3 miesiące przygotujemy 6 osób. "
        "Kiedy możemy zacząć?"
    )
    exercise.wait_for("Możesz ją wypróbować na kimś z zespołu.")
    assert exercise.download(0)[:2] == b"PK"


def test_a_promise_beyond_influence_is_explained(exercise):
    exercise.pick("interest", "ZP-01")
    exercise.pick("answer", "promise")
    exercise.wait_for("a o statystyce jej zasady")
    assert "Partner zamyka notes" in exercise.status()


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.press_radio("interest", "ZP-01")
    exercise.wait_for("2. Co odpowiesz?")
    exercise.press_radio("answer", "good")
    exercise.wait_for("3. Własnymi słowami")
    exercise.type_in("own", "Gwarantuję, że rada da na to pieniądze.")
    exercise.wait_for("Obiecujesz coś, o czym decydują inni")
    exercise.press_on("next")
    exercise.wait_for("Nie możemy dać danych o klientach")
