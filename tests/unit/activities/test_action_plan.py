"""Exercise 8 says whether hours and money suffice, and whether people are among the risks."""

import io
import json

import pytest
from docx import Document
from openpyxl import load_workbook

from msai.activities.action_plan.findings import SECTIONS, findings_of
from msai.activities.action_plan.program import program
from msai.activities.action_plan.screen import solution, view
from msai.activities.action_plan.state import decode, encode, initial, receive, update
from msai.base.findings import codes
from msai.base.forms import from_dict
from msai.planning import Action
from msai.programme import Programme, assemble, clarify, example
from msai.ui import Event, to_json
from msai.widgets.exercise import Exercise

#: What the check says of people who look after children.
CHECKED = "art. 21 i 22b–22c"


def after(*events):
    state = initial()
    for event in events:
        state = update(state, event)
    return state


def texts(state):
    return str(to_json(view(state)))


def test_two_quarter_posts_cannot_carry_the_weak_plan():
    state = initial()
    assert "Jest 80 godzin miesięcznie, a plan wymaga 132" in texts(state)
    assert "o 52 godz. za dużo" in texts(state)


def test_the_measurement_before_that_comes_too_late_is_noticed():
    shown = texts(initial())
    assert "Pomiar „przed” zaczyna się 01.02.2027" in shown and "rusza 11.01.2027" in shown
    assert "S19" not in shown  # codes are for papers


def test_forgotten_costs_ineligible_costs_and_missing_money_are_named():
    shown = texts(after(Event("section:money")))
    assert "„Rezerwa” ma zero złotych" in shown
    assert "„grant ministerstwa” nie płaci za tę kategorię" in shown
    assert "brakuje 15" in shown


def test_a_register_without_people_asks_what_may_befall_a_participant():
    shown = texts(after(Event("section:risks")))
    assert "Co złego może spotkać uczestniczkę?" in shown
    state = after(
        Event("section:risks"), Event("risks:add"), Event("risks:2:name", "Utrata zasiłku"),
        Event("risks:2:kind", "people"), Event("risks:2:likelihood", "2"),
        Event("risks:2:harm", "3"), Event("risks:2:answer", "rozmowa o dochodzie przed umową"),
        Event("risks:2:owner", "pracownica socjalna"),
    )  # fmt: skip
    assert "no_risk_for_people" not in codes(findings_of(state.draft.programme)["risks"])


def test_how_children_are_protected_is_asked_once_there_are_children():
    opened = after(Event("section:actions"), Event("actions:open:0"))
    assert "Czy będzie ktoś poniżej 18 lat bez rodzica?" in texts(opened)
    assert "Jak chronimy dzieci" not in texts(opened)
    asked = update(opened, Event("actions:0:minors", "yes"))
    assert "Jak chronimy dzieci" in texts(asked)
    assert CHECKED in texts(asked)
    told = update(asked, Event("actions:0:minors_protection", "Organizator: ośrodek, wydruki"))
    assert CHECKED not in texts(told)
    assert "Jak chronimy dzieci" in texts(update(told, Event("actions:0:minors", "no")))


def test_a_card_saved_before_children_were_asked_about_opens_and_is_asked():
    old = {"name": "Świetlica", "audience": "dzieci z Kolejowej", "instrument": "care"}
    card, problems = from_dict(Action, old)
    assert (problems, card.name, card.minors) == ([], "Świetlica", "")
    (found,) = [one for one in clarify(Programme(actions=(card,))) if one.code == "S33"]
    assert (found.degree, "„Świetlica”" in found.what) == ("question", True)


def test_a_way_into_work_is_asked_about_the_benefit():
    shown = texts(after(Event("section:actions")))
    assert "Co po pierwszej wypłacie stanie się z zasiłkiem?" in shown


def test_repairing_the_hours_silences_the_remark():
    state = after(
        Event("staff:open:0"), Event("staff:0:share", 0.5), Event("staff:open:1"),
        Event("staff:1:share", "0,5"), Event("tasks:open:3"), Event("tasks:3:person", "doradczyni"),
    )  # fmt: skip
    assert codes(findings_of(state.draft.programme)["people"]) == set()


def test_a_renamed_person_keeps_her_tasks():
    state = after(Event("staff:open:1"), Event("staff:1:name", "doradczyni zawodowa"))
    assert state.draft.programme.tasks[0].person == "doradczyni zawodowa"


def test_actions_of_the_chain_become_cards_so_that_nothing_is_typed_twice():
    chain = {"chains": [{"action": "Poranna para", "for_whom": "rodzin", "change": "dociera",
                         "goal": "Dzieci są w szkole"}],
             "goals": [{"name": "Dzieci są w szkole"}]}  # fmt: skip
    others = {"chain-of-change": {"programme": chain}}
    state = receive(initial(), others)
    action = state.own.programme.actions[0]
    assert (action.name, action.goal, action.audience) == (
        "Poranna para", "Dzieci są w szkole", "rodzin",
    )  # fmt: skip
    typed = update(update(state, Event("side:own")), Event("actions:0:people", 20))
    assert receive(typed, others).own.programme.actions[0].people == 20


def test_more_participants_than_there_are_such_people_is_a_contradiction():
    phenomena = {"phenomena": [{"name": "Osoby bez pracy ponad rok", "numerator": 46}]}
    state = receive(initial(), {"own-table": {"programme": phenomena}})
    for event in (
        Event("side:own"), Event("section:actions"), Event("actions:add"),
        Event("actions:0:name", "Klub pracy"), Event("actions:0:people", 60),
        Event("actions:0:group", "Osoby bez pracy ponad rok"),
    ):  # fmt: skip
        state = update(state, event)
    assert "Na obszarze" in texts(state)
    assert "SPRZECZNOŚĆ · rozdział 3, rozdział 6:" in texts(state)


def test_only_one_s_own_plan_goes_on_to_the_programme():
    assert assemble({"action-plan": encode(initial())})[0].tasks == ()


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_every_section_of_the_large_example_stays_light(section):
    from dataclasses import replace

    from msai.activities.common.draft import Draft

    state = update(initial(), Event(f"section:{section}"))
    state = replace(state, side="own", own=Draft(example(), {"actions": 0, "tasks": 0}))
    assert len(json.dumps(to_json(view(state)))) < 60_000


def test_what_was_planned_survives_saving_and_loading():
    state = after(Event("side:own"), Event("staff:add"), Event("staff:0:name", "Ola"))
    again = decode(encode(state))
    assert again.own.programme == state.own.programme
    assert encode(again) == encode(state)


@pytest.mark.parametrize("record", [{}, {"side": 3}, {"side": "own", "example": {}}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)


def test_documents_hold_the_tables():
    word, excel = (one.make(initial()) for one in program().downloads)
    tables = Document(io.BytesIO(word.content)).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert "o\u00a052\u00a0godz. za dużo" in cells
    book = load_workbook(io.BytesIO(excel.content))
    assert "Zadania" in book.sheetnames


def test_the_snapshot_shows_the_plan_along_time():
    bundle = Exercise(program())._repr_mimebundle_()
    html = (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]
    assert html.count("<svg") == 1
    assert "Prowadzenie klubu" in html


def test_hostile_text_stays_text():
    exercise = Exercise(program())
    exercise.state = after(Event("tasks:open:0"), Event("tasks:0:name", "<script>x</script>"))
    bundle = exercise._repr_mimebundle_()
    assert "<script>x" not in (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]


def test_the_solution_is_a_plan_whose_hours_fit():
    assert "za dużo" not in str(to_json(solution(initial())))
