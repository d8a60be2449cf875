"""The form of an assignment asks first what the work is about, and then for her own numbers."""

import json

import pytest

from msai.activities.assignment_form.program import program
from msai.assignments import assignment, check_answers, placed
from msai.ui import Event, Step, to_json
from own_municipality import DIAGNOSIS, PLACE, UNITS

TASK = program("zadanie-1")
WITH_A_PLACE = ("zadanie-1", "zadanie-2", "zadanie-3", "zadanie-4")


def run(*events, state=None):
    state = state or TASK.initial()
    for event in events:
        outcome = TASK.update(state, event)
        state = outcome.state if isinstance(outcome, Step) else outcome
    return state


def shown(state, task=TASK):
    return json.dumps(to_json(task.view(state)), ensure_ascii=False)


def told(answers, name="zadanie-1"):
    return {(gap.grade_id, gap.code) for gap in check_answers(assignment(name), answers)}


@pytest.mark.parametrize("name", WITH_A_PLACE)
def test_the_choice_comes_first_and_the_town_is_the_default(name):
    task = program(name)
    seen = shown(task.initial(), task)
    assert seen.index("Wierzbogród (zmyślone dane)") < seen.index("Pytanie 1")
    assert '"id": "miejsce", "label": "Na czym pracujesz?"' in seen
    assert '"value": "wierzbogrod", "style": "radio"' in seen
    assert all(question.points == 0 for question in assignment(name).place)


def test_her_own_numbers_are_asked_for_only_when_she_chooses_her_municipality():
    assert "Mieszkańcy całej gminy" not in shown(TASK.initial())
    own = run(Event("miejsce", "moja"))
    assert "Mieszkańcy całej gminy" in shown(own)
    assert "bez nazwisk, adresów i numerów spraw" in shown(own)
    assert "Najpierw wpisz jednostki swojej gminy" in shown(own)


def test_questions_offer_her_units_and_show_her_figures():
    events = [Event(name, answer) for name, answer in PLACE.items() if not isinstance(answer, list)]
    state = run(*events)
    for name in ("gmina_wskazniki", "gmina_jednostki"):
        for at, row in enumerate(PLACE[name]):
            state = run(*(Event(f"{name}:{at}:{c}", v) for c, v in row.items()), state=state)
            state = run(Event(f"{name}:add"), state=state)
    seen = shown(run(Event("obszar", ["Rynek"]), state=state))
    assert '"value": "Rynek"' in seen
    assert '["Pomoc społeczna (na 100 mieszkańców)", "9,5", "5"]' in seen
    assert "Kolejowa" not in seen


def test_answers_about_one_municipality_wait_while_she_works_on_the_other():
    state = run(Event("obszar", ["Kolejowa"]), Event("kierunki:organizacje", "lepiej"))
    own = run(Event("miejsce", "moja"), Event("obszar", ["Rynek"]), state=state)
    assert own.given["obszar"] == ["Rynek"]
    assert own.given["kierunki"] == {"organizacje": "lepiej"}
    back = run(Event("miejsce", "wierzbogrod"), state=TASK.decode(TASK.encode(own)))
    assert back.given["obszar"] == ["Kolejowa"]
    again = run(Event("miejsce", "moja"), state=back)
    assert again.given["obszar"] == ["Rynek"]


def test_a_record_from_before_the_choice_opens_and_is_about_the_town():
    record = {"release": assignment("zadanie-1").release, "answers": {"obszar": ["Zatorze"]}}
    state = TASK.decode(record)
    assert state.given == {"obszar": ["Zatorze"]}
    assert "Zatorze" in shown(state)


def test_good_work_on_her_own_municipality_has_no_gap():
    answers = {**DIAGNOSIS, "obrona": "słowo " * 60}
    assert told(answers) == set()


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"gmina": ""}, ("gmina", "empty")),
        ({"gmina_mieszkancy": 100}, ("gmina_mieszkancy", "more_than_whole")),
        ({"gmina_powierzchnia": 100}, ("gmina_powierzchnia", "more_than_whole")),
        ({"gmina_jednostki": [*UNITS, UNITS[0]]}, ("gmina_jednostki", "same_name")),
        ({"gmina_wskazniki": PLACE["gmina_wskazniki"][:1]}, ("gmina_wskazniki", "one_sphere")),
        ({"gmina": "Zielin, tel. 600 700 800"}, ("gmina", "personal_data")),
        ({"gmina_jednostki": UNITS[:2]}, ("gmina_jednostki", "out_of_bounds")),
        ({"obszar": ["Kolejowa"]}, ("obszar", "not_an_option")),
    ],
)
def test_what_does_not_fit_in_her_numbers_is_told(changes, gap):
    assert gap in told({**DIAGNOSIS, **changes})


def test_people_of_her_programme_are_counted_once():
    numbers = {"program_zaczelo": 40, "program_w_celu": 30, "program_nie_wiadomo": 20}
    assert ("program_zaczelo", "more_than_whole") in told(
        {"miejsce": "moja", **numbers}, "zadanie-4"
    )
    assert ("program_zaczelo", "out_of_bounds") in told(
        {"miejsce": "moja", **numbers, "program_zaczelo": 9}, "zadanie-4"
    )


def test_an_assignment_without_a_place_stays_as_it_is():
    task = assignment("zadanie-5")
    assert task.place == ()
    assert placed(task, {"miejsce": "moja"}) == task
