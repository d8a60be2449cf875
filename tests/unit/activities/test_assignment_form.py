"""The form of an assignment keeps answers, checks them, and hands out a file to be graded."""

import json
from dataclasses import replace

import pytest

from msai.activities.assignment_form.program import program
from msai.assignments import assignment
from msai.assignments.codes import make_codes
from msai.assignments.town import indicators
from msai.ui import Deliver, Details, Event, KeepLearner, Step, Table, every, to_json

TASK = program("zadanie-1")


def run(*events, state=None):
    """Return the last state and all effects."""
    state, effects = state or TASK.initial(), []
    for event in events:
        outcome = TASK.update(state, event)
        step = outcome if isinstance(outcome, Step) else Step(outcome)
        state = step.state
        effects += step.effects
    return state, effects


def shown(state):
    return json.dumps(to_json(TASK.view(state)), ensure_ascii=False)


def test_every_question_of_the_declaration_is_on_the_form():
    for question in assignment("zadanie-1").questions:
        assert question.grade_id in shown(TASK.initial())


def test_answers_become_plain_data():
    state, _ = run(
        Event("obszar", ["Zatorze"]),
        Event("kierunki:organizacje", "lepiej"),
        Event("udzial", 15.7),
        Event("zjawiska:1:wartosc", 12.5),
        Event("zjawiska:add"),
    )
    assert state.given == {
        "obszar": ["Zatorze"],
        "kierunki": {"organizacje": "lepiej"},
        "udzial": 15.7,
        "zjawiska": [{}, {"wartosc": 12.5}, {}],
    }


def test_the_figures_of_the_chosen_units_stand_beside_those_of_the_town():
    assert _figures(TASK.initial()) == {}
    state, _ = run(Event("obszar", ["Kolejowa"]))
    rows = _figures(state)["Kolejowa"]
    assert [
        "Osoby w rodzinach korzystających z pomocy społecznej (na 100 mieszkańców)",
        "11,5",
        "5,6",
    ] in rows
    assert rows[0][2] == "41\N{NO-BREAK SPACE}156"
    assert len(rows) == 1 + len(indicators())


def _figures(state):
    """Return the rows of each table that can be opened, by its unit."""
    opened = every(TASK.view(state), Details)
    tables = [table for part in opened for table in every(part.children, Table)]
    return {table.caption: to_json(table.rows) for table in tables}


def test_handing_in_without_a_code_says_why_and_keeps_the_answers():
    state, effects = run(Event("obszar", ["Zatorze"]), Event("hand-in"))
    assert effects == []
    assert state.given == {"obszar": ["Zatorze"]}
    assert "Najpierw wpisz swój kod" in shown(state)


def test_the_file_is_the_released_notebook_with_the_answers_as_data():
    _state, effects = run(
        Event("learner:code", "K07"), Event("obszar", ["Zatorze"]), Event("hand-in")
    )
    keep, deliver = effects
    assert keep == KeepLearner({"code": "K07"})
    assert isinstance(deliver, Deliver)
    assert deliver.filename.startswith("zadanie-1__K07__")
    metadata = json.loads(deliver.content)["metadata"]["msai"]
    assert metadata["answers"] == {"obszar": ["Zatorze"]}
    assert metadata["code"] == "K07"
    assert metadata["release"] == assignment("zadanie-1").release


def test_a_group_names_everybody():
    _state, effects = run(
        Event("learner:code", "K07"), Event("learner:group", "K08, K09"), Event("hand-in")
    )
    metadata = json.loads(effects[-1].content)["metadata"]["msai"]
    assert metadata["group"] == ["K07", "K08", "K09"]


def test_a_group_that_is_too_large_is_pointed_out_at_once():
    three, _ = run(Event("learner:code", "K07"), Event("learner:group", "k07; K08; K09 K10"))
    assert "Największa grupa" not in shown(three)
    four, _ = run(Event("learner:group", "K08, K09, K10, K11"))
    assert "Największa grupa, razem z tobą: 4." in shown(four)


def test_the_check_counts_what_is_missing():
    state, _ = run(Event("check"))
    count = len(assignment("zadanie-1").questions)
    assert f"{count} rzeczy do sprawdzenia" in shown(state)


def test_the_units_of_the_exercise_can_be_taken_over():
    state = TASK.receive(TASK.initial(), {"delimit-area": {"selected": ["Zatorze", "Kolejowa"]}})
    assert "Wstaw jednostki z ćwiczenia" in shown(state)
    taken, _ = run(Event("take:obszar"), state=state)
    assert taken.given["obszar"] == ["Kolejowa", "Zatorze"]  # the order of the list
    assert "zastąpi to, co jest wpisane" in shown(replace(taken, offered=state.offered))


def test_answers_to_an_older_release_are_kept_and_offered():
    record = {"release": "2020.1", "answers": {"udzial": 12}}
    state = TASK.decode(record)
    assert state.given == {}
    assert "Przenieś moje odpowiedzi" in shown(state)
    assert TASK.decode(TASK.encode(state)) == state
    carried, _ = run(Event("carry"), state=state)
    assert carried.given == {"udzial": 12}
    left, _ = run(Event("leave"), state=state)
    assert left.given == {}


def test_answers_survive_saving_and_loading():
    state, _ = run(Event("obszar", ["Zatorze"]), Event("obrona", "Kilka słów."))
    assert TASK.decode(json.loads(json.dumps(TASK.encode(state)))) == state


def test_the_code_of_this_browser_is_filled_in():
    assert TASK.greet(TASK.initial(), {"code": "K07"}).who.code == "K07"
    assert TASK.greet(run(Event("learner:code", "K01"))[0], {"code": "K07"}).who.code == "K01"


@pytest.mark.parametrize("record", [{}, {"answers": 1}, {"release": "2026.1"}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((KeyError, TypeError, ValueError)):
        TASK.decode(record)


def test_an_unknown_assignment_is_an_error():
    with pytest.raises(KeyError):
        program("zadanie-99")


def test_a_text_where_a_number_is_expected_stays_for_the_learner_to_correct():
    state, _ = run(Event("udzial", "około 15"), Event("check"))
    assert "około 15" in shown(state)
    assert "to nie liczba" in shown(state)


GOOD, OTHER = make_codes("wiosna", 2)
WRONG = GOOD[:-1] + ("A" if GOOD[-1] != "A" else "B")


def test_a_mistyped_code_is_said_beside_the_field_and_handing_in_asks_once():
    state, effects = run(Event("learner:code", WRONG), Event("obszar", ["Zatorze"]))
    assert f"W kodzie {WRONG} jest pomyłka" in shown(state)
    state, effects = run(Event("hand-in"), state=state)
    assert effects == []
    assert f"Popraw kod {WRONG}" in shown(state)
    corrected, effects = run(
        Event("learner:code", GOOD), Event("person:correct"), Event("hand-in"), state=state
    )
    assert isinstance(effects[-1], Deliver)
    assert "pomyłka" not in shown(corrected) and "Popraw kod" not in shown(corrected)


def test_a_code_of_another_kind_that_only_looks_mistyped_can_be_handed_in():
    _state, effects = run(Event("learner:code", WRONG), Event("hand-in"), Event("hand-in"))
    assert json.loads(effects[-1].content)["metadata"]["msai"]["code"] == WRONG


def test_mistyped_codes_of_a_group_are_said_too():
    state, effects = run(
        Event("learner:code", GOOD), Event("learner:group", f"{OTHER}, {WRONG}"), Event("hand-in")
    )
    assert f"W kodzie {WRONG} jest pomyłka" in shown(state)
    assert not any(isinstance(effect, Deliver) for effect in effects)


def test_codes_typed_in_another_spelling_are_handed_in_as_they_were_given_out():
    typed = [one.replace("-", " ").lower() for one in (GOOD, OTHER)]
    state, effects = run(
        Event("learner:code", typed[0]), Event("learner:group", "; ".join(typed)), Event("hand-in")
    )
    said = json.loads(effects[-1].content)["metadata"]["msai"]
    assert (said["code"], said["group"]) == (GOOD, [GOOD, GOOD, OTHER])
    assert "pomyłka" not in shown(state) and "bez znaku" not in shown(state)


def test_a_code_of_an_older_class_gets_a_quiet_remark_and_is_handed_in_at_once():
    state, effects = run(Event("learner:code", "K07"), Event("hand-in"))
    assert "Kod bez znaku kontrolnego: K07" in shown(state)
    assert '"tone": "hint"' in shown(state)
    assert isinstance(effects[-1], Deliver)


def told(effects):
    return [effect.record for effect in effects if isinstance(effect, KeepLearner)]


KNOWN = TASK.greet(TASK.initial(), {"code": "K07", "group": "K08"})


def test_another_code_over_the_present_one_is_asked_about_and_kept_by_nobody():
    state, effects = run(Event("learner:code", "K09"), Event("hand-in"), state=KNOWN)
    assert effects == []
    assert "Czyj jest kod K09?" in shown(state)
    assert "Poprawiam swój kod" in shown(state)
    assert "Najpierw powiedz, czyja to praca" in shown(state)
    back, effects = run(Event("person:stay"), state=state)
    assert (back.who.code, back.who.asking, effects) == ("K07", "", [])


def test_the_same_code_in_another_spelling_is_no_other_person():
    state, effects = run(Event("learner:code", " k-07 "), state=KNOWN)
    assert state.who.asking == "" and told(effects) == [{"code": " k-07 "}]


def test_a_corrected_code_keeps_the_group_and_another_person_takes_none_of_it():
    corrected, effects = run(Event("learner:code", "K70"), Event("person:correct"), state=KNOWN)
    assert told(effects) == [{"code": "K70", "how": "correct", "group": "K08"}]
    assert (corrected.who.person, corrected.who.undecided) == ("K70", False)
    switched, effects = run(Event("learner:code", "K70"), Event("person:switch"), state=KNOWN)
    assert told(effects) == [{"code": "K70", "how": "switch"}]
    # Where the page cannot load itself anew, the form holds nothing to fill in or hand in.
    assert run(Event("hand-in"), state=switched)[1] == []
    assert "learner:code" not in shown(switched)


def test_work_is_set_aside_only_after_a_question():
    asked, effects = run(Event("person:ask"), state=KNOWN)
    assert effects == [] and "Odłożyć pracę kodu K07" in shown(asked)
    _left, effects = run(Event("person:leave"), state=asked)
    assert told(effects) == [{"how": "leave"}]
    stayed, effects = run(Event("person:stay"), state=asked)
    assert (stayed.who, effects) == (KNOWN.who, [])


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"code": "K07", "refused": "other"}, "Czyj jest kod K09?"),
        ({"code": "K07", "refused": "taken"}, "Pod kodem K09 jest tu już inna praca"),
        ({"refused": "unsigned"}, "Praca, którą widzisz teraz, nie ma kodu"),
        ({"code": "K09", "anew": True}, "Odśwież stronę"),
    ],
)
def test_what_the_browser_refused_is_asked_in_place(record, words):
    typed, _ = run(Event("learner:code", "K09"))
    state = TASK.greet(typed, record)
    assert words in shown(state)
    assert run(Event("hand-in"), state=state)[1] == []
