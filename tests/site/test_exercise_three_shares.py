"""Exercise of lesson 3 in a real browser: the right denominator, a slip named, the worst."""

import pytest
from plan_pages import ExercisePage

from msai.activities.three_shares.state import DIRECTIONS, PLACES, exact
from msai.base.numbers import number_text


@pytest.fixture
def exercise(mounted):
    return ExercisePage(mounted, "three-shares")


def share(kind, place):
    return number_text(exact(kind, place), 1)


def test_nine_right_answers_are_confirmed(exercise):
    for kind, direction in DIRECTIONS.items():
        for place in PLACES:
            exercise.fill(f"share:{kind}:{place.name}", share(kind, place))
            exercise.says(f"{place.name}: {share(kind, place)} na 100.")
        exercise.pick(f"direction:{kind}", direction)
    exercise.pick("worst", "Zatorze")
    exercise.says("Najwięcej osób bezrobotnych mieszka jednak")
    exercise.sums_up("Dobre odpowiedzi: 9 z 9.")
    assert exercise.barriers() == []


def test_a_count_in_place_of_a_share_is_named_as_such(exercise):
    exercise.fill("share:unemployed:Zatorze", "112")
    exercise.says("to liczba osób, a nie udział.")
    exercise.pick("direction:voters", "worse")
    exercise.pick("worst", "Osiedle Piastowskie")
    exercise.says("Porównuj udziały")
    exercise.sums_up("Dobre odpowiedzi: 0 z 9.")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.type_in("share:unemployed:Zatorze", share("unemployed", PLACES[0]))
    exercise.says("Zatorze: 11,4 na 100.")
    exercise.press_radio("direction:unemployed", "worse")
    exercise.press_radio("direction:voters", "better")
    exercise.press_radio("worst", "Zatorze")
    exercise.sums_up("Dobre odpowiedzi: 4 z 9.")
