"""Exercise 10 in a real browser: a wrong mark, a right one, a repair, all by keyboard."""

import pytest
from plan_pages import ExercisePage


@pytest.fixture
def clinic(mounted):
    return ExercisePage(mounted, "indicator-clinic")


def test_a_wrong_mark_is_explained_and_the_missed_fault_is_shown(clinic):
    clinic.box.get_by_label("Nie ma jednostki, więc nie ma liczby").check()
    clinic.press("compare")
    clinic.says("Pominięte:")
    clinic.says("Reguły mówią co innego")


def test_a_right_mark_is_confirmed_and_the_repair_too(clinic):
    clinic.box.get_by_label("Liczy naszą pracę, a nie zmianę u ludzi").check()
    clinic.press("compare")
    clinic.says("Zauważone:")
    clinic.fill("card:name", "Odsetek osób, które po kursie pracują pół roku")
    clinic.field("card:level").select_option("long_term_result")
    clinic.fill("card:unit", "%")
    clinic.fill("card:numerator", "osoby z umową na co najmniej pół etatu w 6. miesiącu")
    clinic.fill("card:denominator", "wszyscy, którzy zaczęli kurs")
    clinic.sums_up("naprawione: 1")


def test_the_clinic_can_be_used_with_the_keyboard_alone(clinic):
    clinic.from_top()
    clinic.press_box("marked", "work_not_change")
    clinic.press_on("compare")
    clinic.says("Z nich zaznaczono: 1")
    clinic.press_on("better")
    clinic.says("4. Lepsza wersja")
    clinic.press_on("patient:IND-22")
    clinic.sums_up("Wskaźnik 2 z 10. Zbadane: 1")


def test_the_whole_treatment_has_no_barriers(clinic):
    clinic.press("compare")
    clinic.press("better")
    clinic.says("4. Lepsza wersja")
    assert clinic.barriers() == []
