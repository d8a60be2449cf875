"""Exercise 2 in a real browser: errors picked in the table or chosen from a list."""

import io

import openpyxl
import pytest
from exercise import LiveExercise

from msai.activities.table_errors.flaws import flaws


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "table-errors")


def test_every_error_can_be_found_and_decided(exercise):
    for number, flaw in enumerate(flaws(), start=1):
        exercise.field(f"at:{flaw.places[0]}").click()
        exercise.field("kind").select_option(flaw.kind)
        exercise.field("report").click()
        exercise.wait_for(f"Znalezione błędy: {number} z 10.")
        exercise.field(f"action:{flaw.kind}").select_option(flaw.actions[0])
    exercise.wait_for("Trafne decyzje: 10 z 10.")
    book = openpyxl.load_workbook(io.BytesIO(exercise.download(1)))
    assert book["Tabela"]["G8"].value == -999


def test_a_wrong_report_is_explained_and_the_rest_shown_on_request(exercise):
    exercise.field("at:r4c4").click()
    exercise.field("kind").select_option("over_100")
    exercise.field("report").click()
    exercise.wait_for("Wysoka nie znaczy błędna. Takiego błędu szukaj w jednej komórce.")
    exercise.field("finish").click()
    exercise.wait_for("Czego jeszcze nie masz")
    exercise.wait_for(flaws()[-1].why)


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.type_in("place", "wiersz 11")
    exercise.type_in("kind", "wiersz")
    exercise.press_on("report")
    exercise.wait_for("Znalezione błędy: 1 z 10.")
    exercise.type_in("action:total_row", "odłożyć")
    exercise.wait_for("Przyda się do sprawdzenia sumy.")
    exercise.press_on("at:r7c7", key="Space", backwards=True)
    exercise.wait_for("komórka G7: ok. 48")
