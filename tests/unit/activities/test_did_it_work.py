"""Exercise 11: predict, see the comparison, say no more than the data show."""

import io
import json
import subprocess
import sys

import pytest
from docx import Document
from openpyxl import load_workbook

from msai.activities.did_it_work.program import program
from msai.activities.did_it_work.screen import view
from msai.activities.did_it_work.state import (
    PREDICTIONS,
    decode,
    encode,
    initial,
    panel,
    update,
)
from msai.ui import Chart, Event, every, to_json
from msai.widgets.exercise import Exercise


def after(*events):
    state = initial()
    for event in events:
        state = update(state, event)
    return state


def texts(state):
    return json.dumps(to_json(view(state)), ensure_ascii=False)


def test_the_comparison_is_hidden_until_a_prediction_is_made():
    fresh = texts(initial())
    assert "3. Zobacz" not in fresh
    assert panel().names["W02"] not in fresh
    assert "3. Zobacz" in texts(after(Event("prediction", "worked")))


def test_the_line_of_the_others_appears_with_the_prediction():
    (chart,) = every(view(initial()), Chart)
    assert len({row["series"] for row in chart.data["rows"]}) == 1
    (chart,) = every(view(after(Event("prediction", "not"))), Chart)
    assert len({row["series"] for row in chart.data["rows"]}) == 2
    assert "od 24,1 do 12,7 %" in chart.alt


def test_too_few_pupils_show_neither_success_nor_failure():
    shown = texts(after(Event("prediction", "worked")))
    assert "Przedział obejmuje zero" in shown
    assert "Według ciebie był skutek" in shown


def test_a_clear_difference_is_told_without_claiming_the_cause():
    shown = texts(after(Event("indicator", "inicjatywy_sasiedzkie"), Event("prediction", "worked")))
    assert "Wynik jest zgodny z działaniem programu, lecz go nie dowodzi" in shown


def test_the_broken_series_is_a_trap_that_is_pointed_out():
    shown = texts(
        after(Event("indicator", "zasilek_okresowy_polrocze"), Event("prediction", "not"))
    )
    assert "Seria jest zerwana" in shown
    assert "Z tego porównania nic nie wynika" in shown


def test_without_estates_to_compare_with_the_limit_is_said():
    shown = texts(after(Event("prediction", "worked"), Event("comparisons", [])))
    assert "Nie wiemy, czy nie przyszłaby sama" in shown
    assert "Wybierz co najmniej jedno osiedle" in shown


def test_spring_against_autumn_is_questioned():
    assert "wiosnę z jesienią" in texts(after(Event("before", "2022-H1")))


def test_a_claim_too_strong_is_answered():
    shown = texts(after(Event("prediction", "worked"), Event("payer", "Dzięki nam 17 z 134.")))
    assert "przyczyną jest program" in shown


@pytest.mark.parametrize("prediction", PREDICTIONS)
@pytest.mark.parametrize("indicator", panel().measured)
def test_every_prediction_gets_an_answer(indicator, prediction):
    state = after(Event("indicator", indicator), Event("prediction", prediction))
    assert len(texts(state)) < 60_000


def test_a_new_question_asks_for_a_new_prediction():
    state = after(Event("prediction", "worked"), Event("indicator", "zaleglosci_czynszowe"))
    assert state.prediction == ""


def test_the_choices_survive_saving_and_loading():
    state = after(Event("comparisons", ["W02"]), Event("prediction", "unknown"),
                  Event("payer", "17 z 134"), Event("participant", "Było 27 z 141."))  # fmt: skip
    assert decode(encode(state)) == state


@pytest.mark.parametrize(
    "change", [{"indicator": "x"}, {"before": "2024-H2"}, {"prediction": "z"}, {"comparisons": 3}]
)
def test_a_damaged_record_is_refused(change):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode({**encode(initial()), **change})


def test_nonsense_events_change_nothing():
    for event in (Event("before", "2024-H2"), Event("prediction", "x"), Event("indicator", "y"),
                  Event("comparisons", "W02"), Event("x")):  # fmt: skip
        assert after(event) == initial()
    assert after(Event("comparisons", ["W99", "W02"])).comparisons == ("W02",)


def test_the_documents_hold_both_results_and_say_that_data_are_made_up():
    state = after(Event("prediction", "unknown"), Event("participant", "Było 27 z 141, jest 17."))
    word, excel = (one.make(state) for one in program().downloads)
    text = "\n".join(p.text for p in Document(io.BytesIO(word.content)).paragraphs)
    assert "Dla osoby, która finansuje" in text
    assert "Było 27 z\u00a0141, jest 17." in text
    assert text.count("Dane zmyślone") == 2
    book = load_workbook(io.BytesIO(excel.content))
    assert book.sheetnames[0] == "O pliku" and book["Liczby"].max_row == 1 + 4 * 8


def test_the_snapshot_shows_chart_and_question():
    bundle = Exercise(program())._repr_mimebundle_()
    html = (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]
    assert html.count("<svg") == 1
    assert "Czy program zadziałał?" in html


def test_hostile_text_stays_text():
    exercise = Exercise(program())
    exercise.state = after(Event("prediction", "not"), Event("payer", "<img src=x>"))
    bundle = exercise._repr_mimebundle_()
    assert "<img" not in (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]


def test_the_solution_says_it_to_both():
    shown = str(to_json(program().solution(initial())))
    assert "27 z 141" in shown
    assert "Co wam pomogło" in shown


NAMES = ("chain_of_change", "action_plan", "indicator_card", "indicator_clinic", "did_it_work")


def test_no_table_library_is_loaded():
    code = (
        "import sys, importlib\n"
        f"for name in {NAMES!r}:\n"
        "    program = importlib.import_module(f'msai.activities.{name}.program').program()\n"
        "    program.view(program.initial())\n"
        "    loaded = {'pandas', 'numpy', 'openpyxl', 'xlsxwriter', 'docx'} & set(sys.modules)\n"
        "    assert not loaded, (name, loaded)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
