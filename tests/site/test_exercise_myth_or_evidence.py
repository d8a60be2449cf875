"""Exercise of lesson 15 in a real browser: a verdict first, then what is known."""

import pytest
from plan_pages import ExercisePage

from msai.activities.myth_or_evidence.state import claims


@pytest.fixture
def exercise(mounted):
    return ExercisePage(mounted, "myth-or-evidence")


def test_six_right_verdicts_are_confirmed_with_reasons(exercise):
    for number, claim in enumerate(claims()):
        exercise.pick(f"claim:{number}", claim.kind)
        exercise.says(claim.why)
    exercise.sums_up("Odpowiedzi: 6 z 6. Dobre: 6.")
    assert exercise.barriers() == []


def test_a_wrong_verdict_is_answered_with_the_reason(exercise):
    exercise.pick("claim:0", "evidence")
    exercise.says(claims()[0].why)
    exercise.sums_up("Odpowiedzi: 1 z 6. Dobre: 0.")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    for number, claim in enumerate(claims()):
        exercise.press_radio(f"claim:{number}", claim.kind)
    exercise.sums_up("Odpowiedzi: 6 z 6. Dobre: 6.")
