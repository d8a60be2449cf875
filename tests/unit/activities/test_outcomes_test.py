"""The test before and after as the learner meets it: three occasions, answers after the last."""

import json
from datetime import date, datetime, timedelta

import pytest

from msai.activities.outcomes_test import state as module
from msai.activities.outcomes_test.program import program
from msai.activities.outcomes_test.questions import question_nodes
from msai.outcomes.items import ITEMS
from msai.outcomes.result_file import read_results
from msai.ui import Deliver, Event, Step, opened, sealed

from .people import after, picture, shown, texts

test = program()
#: A right answer for whoever reads the view: it stands in the explanations alone.
REASON = "Łączysz lata i sąsiednie ulice"
CODE = ("code", "wiosna-07-5")
TO_TASK = ["next"] * 6


@pytest.fixture
def clock(monkeypatch):
    """Give the day as a list of one; a test turns it on."""
    days = [date(2026, 11, 30)]
    monkeypatch.setattr(module, "today", lambda: days[0])
    monkeypatch.setattr(
        module,
        "now",
        lambda: datetime(2026, 11, 30, 9, 0),
    )
    return days


def sat(state, *events):
    """Return the state after a whole sitting."""
    return after(test, "begin", *events, *TO_TASK, "finish", state=state)


def given(state, what):
    """Return the file that a button gives; None: nothing."""
    step = test.update(state, Event(what))
    files = step.effects if isinstance(step, Step) else ()
    return next((one for one in files if isinstance(one, Deliver)), None)


def test_the_code_decides_the_first_form_and_the_forms_change(clock):
    state = after(test, CODE, "begin")
    assert state.going_on.form == "a" and state.going_on.occasion == "start"
    assert after(test, ("code", "wiosna-08-3"), "begin").first == "b"
    state = sat(sat(after(test, CODE)))
    assert [one.form for one in state.sittings] == ["a", "b"]
    assert [one.occasion for one in state.sittings] == ["start", "end"]


def test_without_a_code_chance_decides_and_the_record_keeps_it(clock):
    forms = {after(test, "begin").first for _turn in range(40)}
    assert forms == {"a", "b"}
    state = after(test, "begin")
    assert opened(test, json.loads(json.dumps(sealed(test, state)))) == state
    assert state.key == state.drawn and len(state.drawn) == 10


def test_answers_are_kept_while_one_goes_back_and_forth(clock):
    state = after(test, CODE, "begin", ("a1", 360), ("a2", "2"), "next", ("a3:0", "0"), "back")
    said = texts(test, state)
    assert "Odpowiedzi: 2 z 12" in said and "krok 1 z 7" in said
    assert state.going_on.answers == {"a1": 360, "a2": "2", "a3": {"0": "0"}}
    assert opened(test, json.loads(json.dumps(sealed(test, state)))) == state


def test_nothing_is_answered_off_the_page_or_after_the_end(clock):
    state = after(test, CODE, "begin", ("a5", "1"), ("card:name", "x"), ("nonsense", 1))
    assert state.going_on.answers == {} and state.going_on.repaired == {}
    ended = sat(after(test, CODE))
    assert after(test, ("a1", 1), "next", ("code", "inny"), state=ended) == ended


def test_the_result_shows_points_and_a_path_and_no_answers(clock):
    state = sat(after(test, CODE), ("a1", 360), ("a2", "2"))
    said = texts(test, state).replace(r"\xa0", " ")
    assert "4 z 4" in said and "możesz pominąć" in said and "w całości" in said
    assert "Wyznaczyć i obronić obszar: 4 z 4 punktów." in said
    assert "Zadanie: wskaźnik został bez zmian." in said
    assert REASON not in said and "sprawdzimy trzy lata" not in said


def test_the_task_is_judged_by_the_rules_and_told_with_its_minutes(clock, monkeypatch):
    state = after(test, CODE, "begin", *TO_TASK)
    assert "Uwag teraz nie będzie" in texts(test, state)
    state = after(test, ("card:name", "Lokatorzy, którzy płacą raty"), state=state)
    later = datetime(2026, 11, 30, 9, 6)
    monkeypatch.setattr(module, "now", lambda: later)
    said = texts(test, after(test, "finish", state=state))
    assert "uwag reguł było" in said and "Zajęło to 6 min, a plan to 7 min." in said


def test_the_third_time_waits_28_days_and_then_the_answers_are_shown(clock):
    state = sat(sat(after(test, CODE)))
    said = texts(test, state)
    assert "Następny raz jest możliwy od 28 grudnia 2026." in said and REASON not in said
    assert after(test, "begin", state=state) == state
    calendar = given(state, "remind").content.decode()
    assert "DTSTART;VALUE=DATE:20261228" in calendar and "SUMMARY:Test kursu" in calendar
    clock[0] += timedelta(days=28)
    state = sat(state)
    assert [one.form for one in state.sittings] == ["a", "b", "a"]
    said = texts(test, state)
    assert "Zrobione 3 z 3." in said and REASON in said
    assert after(test, "begin", state=state) == state


def test_the_short_form_asks_six_questions_each_time(clock):
    state = sat(after(test, CODE, ("short", True)), ("a1", 360))
    said = texts(test, state).replace(r"\xa0", " ")
    assert "2 z 2" in said and "możesz pominąć" not in said
    assert len(sat(state).sittings[1].items) == 6


def test_the_file_for_the_trainer_has_the_points_of_what_has_ended(clock):
    assert given(after(test, CODE, "begin"), "give") is None
    results = read_results(
        given(after(test, "begin", state=sat(after(test, CODE))), "give").content
    )
    assert results.key == "wiosna-07-5" and [one.occasion for one in results.sittings] == ["start"]


def test_a_mistyped_code_is_asked_about():
    assert "wygląda na pomylony" in texts(test, after(test, ("code", "wiosna-07-6")))
    assert "wygląda na pomylony" not in texts(test, after(test, CODE))


def test_the_browsers_code_is_put_in_before_the_beginning_alone(clock):
    assert test.greet(test.initial(), {"code": "K07"}).code == "K07"
    begun = after(test, CODE, "begin")
    assert test.greet(begun, {"code": "K07"}) == begun


@pytest.mark.parametrize("answer", [None, "", "0", ["1"], {"0": "1"}, {"0": [1]}, 7, True])
def test_every_question_is_drawn_whatever_a_record_holds(answer):
    for item in ITEMS.entries():
        assert question_nodes(item, answer, 3)


def test_the_picture_says_what_comes_first():
    assert "Zacznij test" in picture(test)
    assert "<script" not in shown(test, after(test, ("code", "<script>")))
