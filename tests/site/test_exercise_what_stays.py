"""Exercise of lesson 14 in a real browser: a decision with a person, money and a date."""

import pytest
from plan_pages import ExercisePage


@pytest.fixture
def exercise(mounted):
    return ExercisePage(mounted, "what-stays")


def test_a_whole_decision_counts_and_an_end_needs_no_money(exercise):
    exercise.press("fates:open:0")
    exercise.field("fates:0:fate").select_option("passes")
    exercise.fill("fates:0:person", "grupa gotująca")
    exercise.fill("fates:0:money", "50 zł z parafii")
    exercise.fill("fates:0:when", "luty 2027")
    exercise.sums_up("Decyzje z osobą, pieniędzmi i datą: 1 z 4.")
    exercise.press("fates:open:3")
    exercise.field("fates:3:fate").select_option("ends")
    exercise.fill("fates:3:person", "koordynatorka")
    exercise.fill("fates:3:when", "czerwiec 2027")
    exercise.sums_up("Decyzje z osobą, pieniędzmi i datą: 2 z 4.")
    assert exercise.barriers() == []


def test_a_decision_without_a_person_is_called_a_wish(exercise):
    for number in range(3):
        exercise.press(f"fates:open:{number}")
        exercise.field(f"fates:{number}:fate").select_option("stays")
    exercise.says("Bez tego zdanie jest życzeniem.")
    exercise.says("Zostaje wszystko?")
    exercise.sums_up("Decyzje z osobą, pieniędzmi i datą: 0 z 4.")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.press_on("fates:add")
    exercise.type_in("fates:4:function", "sobotni spacer")
    exercise.press_on("fates:4:fate", "ArrowDown")
    exercise.type_in("fates:4:person", "klub seniora")
    exercise.type_in("fates:4:money", "bez kosztu, bo chodzimy pieszo")
    exercise.type_in("fates:4:when", "maj 2027")
    exercise.press_on("fates:close")
    exercise.sums_up("Decyzje z osobą, pieniędzmi i datą: 1 z 5.")
    exercise.press_on("fates:remove:4", backwards=True)
    exercise.sums_up("0 z 4.")
