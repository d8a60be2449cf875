"""Exercise 10: what the learner marks is compared with the rules; repairing is confirmed."""

import io
import json

import pytest
from docx import Document

from msai.activities.indicator_clinic.program import program
from msai.activities.indicator_clinic.screen import fault_names, offered, view
from msai.activities.indicator_clinic.state import (
    PATIENTS,
    decode,
    encode,
    entries,
    faults,
    healed,
    initial,
    update,
)
from msai.ui import Event, to_json
from msai.widgets.exercise import Exercise


def after(*events):
    state = initial()
    for event in events:
        state = update(state, event)
    return state


def texts(state):
    return str(to_json(view(state)))


ILL = [name for name in PATIENTS if faults(name)]
WELL = [name for name in PATIENTS if not faults(name)]


@pytest.mark.parametrize("name", ILL)
def test_the_faults_of_every_ill_patient_can_be_marked(name):
    assert faults(name) <= set(fault_names())
    assert faults(name) < set(offered(name))
    assert entries()[name]["better"]
    assert entries()[name]["weakness"]


def test_two_patients_are_well_and_leaving_them_unmarked_is_right():
    assert len(WELL) == 2
    for name in WELL:
        assert entries()[name]["verdict"] == "dobry"
        state = after(Event(f"patient:{name}"), Event("compare"))
        assert "Nic nie jest zaznaczone i słusznie" in texts(state)
        assert "3. Napraw go" not in texts(state)
        assert "naprawione: 0" in texts(state)
        wrong = update(state, Event("marked", [offered(name)[0]]))
        assert "Reguły nie mają zastrzeżeń" in texts(wrong)


def test_before_comparing_nothing_is_given_away():
    shown = texts(initial())
    assert "Co widzą reguły" not in shown
    assert entries()[PATIENTS[0]]["better"] not in shown


def test_a_right_mark_is_confirmed_with_its_reason():
    shown = texts(after(Event("marked", ["work_not_change"]), Event("compare")))
    assert "Zauważone:" in shown
    assert "Z nich zaznaczono: 1" in shown


def test_a_missed_fault_and_a_mark_too_many_are_explained():
    shown = texts(after(Event("marked", ["unit_not_measurable"]), Event("compare")))
    assert "Pominięte:" in shown
    assert "Reguły mówią co innego: Jest jednostka" in shown


def test_repairing_heals():
    state = after(
        Event("compare"),
        Event("card:name", "Odsetek osób, które po kursie pracują pół roku"),
        Event("card:level", "long_term_result"),
        Event("card:unit", "%"),
        Event("card:numerator", "osoby z umową na co najmniej pół etatu w 6. miesiącu po kursie"),
        Event("card:denominator", "wszyscy, którzy zaczęli kurs"),
    )
    assert healed(state.patient)
    assert "naprawione: 1" in texts(state)
    assert "Reguły nie widzą nic więcej" in texts(state)


def test_the_better_version_comes_last():
    state = after(Event("compare"), Event("better"))
    assert entries()[PATIENTS[0]]["better"] in texts(state)


def test_all_patients_can_be_visited_one_after_another():
    state = initial()
    for name in PATIENTS[1:]:
        state = update(state, Event("compare"))
        state = update(state, Event(f"patient:{name}"))
    assert "Wskaźnik 10 z 10. Zbadane: 9" in texts(state)
    assert "To był ostatni" in texts(update(state, Event("compare")))


def test_the_treatment_survives_saving_and_loading():
    state = after(Event("marked", ["soft_words"]), Event("compare"), Event("card:unit", "%"),
                  Event(f"patient:{PATIENTS[3]}"))  # fmt: skip
    assert decode(encode(state)) == state
    assert decode(encode(initial())) == initial()


@pytest.mark.parametrize("record", [{}, {"patients": 3, "at": "x"},
    {"at": "x", "patients": {"IND-12": {"stage": "dead", "marked": [], "card": {}}}}])  # fmt: skip
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)


def test_nonsense_events_change_nothing():
    for event in (Event("patient:IND-999"), Event("marked", "x"), Event("card:nosuch", 1)):
        assert after(event) == initial()


def test_hostile_text_stays_text():
    exercise = Exercise(program())
    exercise.state = after(Event("compare"), Event("card:name", "<b onclick=x>"))
    bundle = exercise._repr_mimebundle_()
    assert "<b onclick" not in (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]


def test_the_tree_stays_light():
    assert len(json.dumps(to_json(view(after(Event("compare"), Event("better")))))) < 60_000


def test_the_document_lists_what_was_examined():
    take = program().downloads[0].make
    empty = Document(io.BytesIO(take(initial()).content))
    assert "Żaden wskaźnik" in empty.paragraphs[-1].text
    text = "\n".join(
        p.text for p in Document(io.BytesIO(take(after(Event("compare"))).content)).paragraphs
    )
    assert entries()[PATIENTS[0]]["name"] in text


def test_the_solution_names_the_faults_of_the_patient_on_the_table():
    shown = str(to_json(program().solution(initial())))
    assert "Liczy naszą pracę" in shown
    well = program().solution(after(Event(f"patient:{WELL[0]}")))
    assert "zdrowy" in str(to_json(well))
