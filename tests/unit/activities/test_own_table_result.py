"""Exercise 4 ranks the units as the model does, and never shows a count of a few people."""

import io

import openpyxl
import pytest
from docx import Document

from msai.activities.own_table.program import program
from msai.activities.own_table.state import OwnTable
from msai.ui import Event, to_json

from .own_tables import after, delivered, described, result, texts


def test_a_count_is_divided_and_ranked_as_the_model_does():
    found = result().outcome.diagnosis
    name = "Bezrobotni (na 100: Wiek produkcyjny)"
    assert found.table.frame.loc["Dąbki", name] == pytest.approx(100 * 30 / 240)
    assert next(iter(found.index.index)) == "Zalesie"
    assert "Razem" not in found.index.index


def test_without_the_social_sphere_it_says_what_the_act_asks_for():
    state = after(Event("column:3:role", "skip"), state=described())
    assert "Dodaj wskaźnik ze sfery społecznej" in texts(state)
    assert (
        "nie ma żadnego wskaźnika ze sfery społecznej"
        in texts(after(Event("describe:done"), state=state)).lower()
    )


def test_choosing_units_is_answered_with_the_act(practice):
    state = after(Event("unit:Lipniki"), state=practice)
    assert state.outcome.check.selected == ("Lipniki",)
    assert "30" in texts(state) and "art. 10" in texts(state)


def test_the_proposal_can_be_taken(practice):
    state = after(Event("proposal"), state=practice)
    assert state.selected == practice.outcome.diagnosis.area.revitalisation
    assert "Wybrano: " in texts(state)


def test_both_reports_hold_the_chosen_area_and_hide_small_counts(practice):
    state = after(Event("proposal"), state=practice)
    document = Document(io.BytesIO(delivered(state, Event("report:docx")).content))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Wybrany przez ciebie obszar" in said and state.selected[0] in said
    book = openpyxl.load_workbook(io.BytesIO(delivered(state, Event("report:xlsx")).content))
    assert "Wybrany obszar" in book.sheetnames
    cells = [cell.value for row in book["Wskaźniki"].iter_rows() for cell in row]
    assert cells.count("ukryto") > 0


def test_a_higher_threshold_hides_more(practice):
    def hidden(state):
        return int(state.outcome.diagnosis.shown.frame.isna().to_numpy().sum())

    assert hidden(after(Event("threshold", 12), state=practice)) > hidden(practice)
    assert after(Event("threshold", 1), state=practice) == practice


def test_the_solution_is_the_model_s_own_proposal(practice):
    shown = str(to_json(program().solution(OwnTable())))
    assert all(unit in shown for unit in practice.outcome.diagnosis.area.revitalisation)
