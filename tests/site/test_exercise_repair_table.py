"""Exercise of lesson 2 in a real browser: the hidden number comes back, then it does not."""

import pytest
from plan_pages import ExercisePage

from msai.activities.repair_table.state import FAMILIES, SMALL

SENTENCE = "Podajemy Park i Łąki razem, bo w jednym z nich jest mniej niż pięć rodzin."


@pytest.fixture
def exercise(mounted):
    return ExercisePage(mounted, "repair-table")


def test_a_good_repair_is_confirmed_with_its_price(exercise):
    exercise.fill("guess", str(FAMILIES[SMALL]))
    exercise.says("Zakrycie jednej liczby nikogo nie chroni.")
    exercise.pick("way", "merge")
    for unit in (SMALL, "Łąki"):
        exercise.pick("units", unit)
    exercise.says("Liczba rodzin razem: 11. Nikogo nie wskazujesz.")
    exercise.fill("sentence", SENTENCE)
    exercise.sums_up("Zrobione kroki: 3 z 3.")
    assert exercise.barriers() == []


def test_covering_one_place_is_shown_to_be_useless(exercise):
    exercise.fill("guess", "7")
    exercise.says("Odejmij od sumy trzy pozostałe liczby.")
    exercise.pick("way", "hide")
    exercise.pick("units", SMALL)
    exercise.says("36 − 33 = 3")
    exercise.fill("sentence", "RODO zabrania.")
    exercise.says("Sam przepis nic urzędowi nie da.")
    exercise.sums_up("Zrobione kroki: 0 z 3.")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.type_in("guess", "3")
    exercise.says("wystarczył kalkulator")
    exercise.press_radio("way", "hide")
    exercise.press_box("units", SMALL)
    exercise.press_box("units", "Łąki")
    exercise.says("Z odejmowania wychodzi tylko 11")
    exercise.type_in("sentence", SENTENCE)
    exercise.sums_up("Zrobione kroki: 3 z 3.")
