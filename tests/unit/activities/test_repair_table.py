"""Lesson 2: one hidden number protects nobody; two repairs do, each at a price that is named."""

import pytest

from msai.activities.repair_table.program import program
from msai.activities.repair_table.screen import judge
from msai.activities.repair_table.state import FAMILIES, Repair, decode, encode, update
from msai.ui import Event, Table, every, to_json
from msai.widgets.exercise import Exercise

REPAIR = program()


def after(*events):
    state = REPAIR.initial()
    for event in events:
        state = update(state, event)
    return state


def shown(state):
    return str(to_json(REPAIR.view(state)))


def test_the_hidden_number_can_be_worked_out():
    assert "wystarczył kalkulator" in shown(after(Event("guess", FAMILIES["Park"])))
    assert "Odejmij od sumy" in shown(after(Event("guess", 7)))


def test_covering_one_number_is_shown_to_be_useless():
    tone, words = judge(Repair(way="hide", units=("Park",)))
    assert tone == "problem"
    assert "36 − 33 = 3" in words


@pytest.mark.parametrize("way", ["merge", "hide"])
def test_two_units_with_the_small_one_hold(way):
    assert judge(Repair(way=way, units=("Park", "Łąki")))[0] == "ok"


def test_a_repair_without_the_small_number_is_refused():
    assert judge(Repair(way="merge", units=("Centrum", "Tory")))[0] == "problem"


def test_hiding_everything_and_dropping_the_total_are_questions():
    assert judge(Repair(way="hide", units=tuple(FAMILIES)))[0] == "question"
    assert judge(Repair(way="total"))[0] == "question"


def test_the_hidden_numbers_are_not_in_the_new_table():
    state = after(Event("way", "hide"), Event("units", ["Park", "Łąki"]))
    table = to_json(REPAIR.view(state))
    assert "['Łąki', '•']" in str(table)


def test_a_sentence_that_only_names_the_regulation_is_questioned():
    assert "Sam przepis" in shown(after(Event("sentence", "Nie damy, bo RODO.")))
    assert "Sam przepis" not in shown(after(Event("sentence", "Łąki i Park razem, RODO.")))


def test_all_three_steps_are_counted_and_saved():
    state = after(
        Event("guess", 3),
        Event("way", "merge"),
        Event("units", ["Łąki", "Park"]),
        Event("sentence", "Park i Łąki podajemy razem, bo są małe."),
    )
    assert "Zrobione kroki: 3 z 3." in shown(state)
    assert decode(encode(state)) == state


def test_nonsense_changes_nothing():
    assert after(Event("way", "magia"), Event("x", 1), Event("guess", "trzy")) == Repair()


@pytest.mark.parametrize("record", [{}, {"guess": "x", "way": "", "units": [], "sentence": ""}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)


def test_the_fresh_exercise_does_not_give_the_answer_away():
    bundle = Exercise(REPAIR)._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert ">3<" not in data["text/html"]
    assert "36" in data["text/html"]


def test_joined_units_stand_in_one_row_of_the_new_table():
    state = after(Event("way", "merge"), Event("units", ["Park", "Łąki"]))
    assert "['Park + Łąki', '11']" in shown(state)
    (new,) = (t for t in every(REPAIR.view(state), Table) if t.caption == "Co urząd dostałby teraz")
    assert "Park" not in [row[0] for row in new.rows]


def test_one_unit_alone_cannot_be_joined():
    assert judge(Repair(way="merge", units=("Park",)))[0] == "question"
