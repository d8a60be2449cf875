"""From a problem to a change, and whether people, money and time suffice for it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base.findings import codes
from msai.base.forms import from_dict, to_dict
from msai.planning import (
    Action,
    Assumption,
    BudgetLine,
    ChangeChain,
    Funding,
    Goal,
    Issue,
    Risk,
    Staff,
    Task,
    broken_links,
    check_budget,
    check_chain,
    check_goal,
    check_risks,
    check_schedule,
    check_tree,
    forgotten,
    heaviest_first,
    lack_of_solution,
    monthly_hours,
    overloads,
    sentence,
    total,
    totals_by,
)

TREE = [
    Issue("Młodzież przestaje chodzić do szkoły", "core"),
    Issue("Poranek zależy od jednej chorej osoby", "cause", "Młodzież przestaje chodzić do szkoły"),
]
GOAL = Goal("Młodzież wraca do szkoły", TREE[0].name, "15 osób", "chodzą", date(2027, 6, 30))
CHAIN = ChangeChain(
    action="Asystent raz w tygodniu",
    for_whom="rodzin z ulicy Fabrycznej",
    change="dziecko opuszcza mniej niż 20 % zajęć",
    within="jednego semestru",
    because="poranek przestaje zależeć od jednej osoby",
    assumptions=(Assumption("szkoła oddzwania", "agreeable", "Uzgodnienie ze szkołą"),),
    goal=GOAL.name,
)
TASK = Task("Klub", "work", "Klub", "Anna", start=date(2026, 1, 10), end=date(2026, 3, 5), hours=50)
LINES = [
    BudgetLine("Etat", "Klub", "staff", 12, "mies.", 3000, source="gmina"),
    BudgetLine("Ankieta", "Klub", "measurement", 1, "szt.", 900, source="gmina"),
    BudgetLine("Tłumacz", "Klub", "accessibility", 4, "godz.", 150, source="gmina"),
    BudgetLine("Superwizja", "", "supervision", free_because="superwizorka CUS", source="gmina"),
    BudgetLine("Rezerwa", "", "reserve", 1, "", 500, source="gmina"),
]
GMINA = Funding("gmina", 50000, "certain")
RISK = Risk("Utrata zasiłku po podjęciu pracy", "people", "2", "3", "", "rozmowa", "Anna")


def test_a_sound_tree_hears_that_it_is_sound():
    assert [finding.verdict for finding in check_tree(TREE)] == ["ok"]


def test_a_tree_needs_a_core_a_cause_and_links():
    assert codes(check_tree([])) == {"no_core", "no_cause"}
    assert "loose_cause" in codes(check_tree([TREE[0], replace(TREE[1], leads_to="")]))


@pytest.mark.parametrize(
    "text",
    ["Brak klubu dla młodzieży", "brak miejsca spotkań", "Nie ma żadnych zajęć",
     "Niewystarczająca liczba asystentów", "niedobór specjalistów"],
)  # fmt: skip
def test_a_problem_put_down_as_the_lack_of_a_solution_is_asked_about(text):
    assert lack_of_solution(text)
    assert "lack_of_solution" in codes(check_tree([*TREE, Issue(text, "effect")]))


@pytest.mark.parametrize("text", ["Brak pracy od ponad roku", "Samotność osób starszych"])
def test_a_real_problem_is_left_alone(text):
    assert lack_of_solution(text) == ""


def test_a_goal_is_a_state_of_people_not_an_activity():
    assert [finding.verdict for finding in check_goal(GOAL)] == ["ok"]
    assert "goal_is_activity" in codes(check_goal(replace(GOAL, name="Organizacja warsztatów")))
    assert "open_place" in codes(check_goal(replace(GOAL, by=None)))


def test_the_sentence_of_change_reads_as_one_and_shows_what_is_open():
    assert sentence(CHAIN) == (
        "Jeśli ruszy działanie „Asystent raz w tygodniu” dla rodzin z ulicy Fabrycznej, to "
        "dziecko opuszcza mniej niż 20 % zajęć w ciągu jednego semestru, ponieważ poranek "
        "przestaje zależeć od jednej osoby, o ile szkoła oddzwania."
    )
    assert sentence(ChangeChain()).count("…") == 6


def test_a_chain_holds_or_says_where_it_breaks():
    assert [finding.verdict for finding in check_chain(CHAIN)] == ["ok"]
    assert "no_mechanism" in codes(check_chain(replace(CHAIN, because="warto to robić")))
    assert codes(check_chain(ChangeChain())) == {"open_place"}


def test_an_assumption_is_a_task_when_it_can_be_agreed_and_a_risk_when_not():
    def with_assumption(control):
        return replace(CHAIN, assumptions=(Assumption("szkoła oddzwania", control),))

    assert codes(check_chain(with_assumption("agreeable"))) == {"assumption_is_task"}
    assert codes(check_chain(with_assumption("ours"))) == {"assumption_is_task"}
    assert codes(check_chain(with_assumption("outside"))) == {"assumption_not_a_risk"}


def test_hours_are_counted_by_month_and_person():
    hours = monthly_hours([TASK, replace(TASK, person="Jan", hours=20, end=date(2026, 1, 31))])
    assert hours["Anna"] == {date(2026, m, 1): 50 for m in (1, 2, 3)}
    assert hours[""][date(2026, 1, 1)] == 70


def test_too_few_hours_are_said_in_hours():
    staff = [Staff("Anna", 0.25), Staff("Jan", 0.25)]
    task = replace(TASK, hours=132)
    assert [o.person for o in overloads([task], staff)] == ["", "Anna"]
    reasons = [finding.reason for finding in check_schedule([task], staff)]
    assert reasons[0] == "Jest 80 godzin miesięcznie, a plan wymaga 132 (miesiąc 01.2026)."
    assert [f.verdict for f in check_schedule([replace(TASK, hours=40)], staff)] == ["ok"]
    assert overloads([task], []) == []


def test_a_schedule_with_reversed_dates_is_not_counted_but_named():
    reversed_task = replace(TASK, start=TASK.end, end=TASK.start)
    assert "reversed_dates" in codes(check_schedule([reversed_task], []))
    assert monthly_hours([reversed_task]) == {}


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.integers(0, 160))
def test_each_month_of_a_task_is_counted_once(start, days, hours):
    end = date.fromordinal(start.toordinal() + days)
    task = replace(TASK, start=start, end=end, hours=hours)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    assert sum(monthly_hours([task])[""].values()) == hours * months


def test_a_thought_through_budget_passes_and_adds_up():
    assert [finding.verdict for finding in check_budget(LINES, [GMINA])] == ["ok"]
    assert total(LINES) == 38000
    assert totals_by(LINES, lambda line: line.action) == {"Klub": 37500, "": 500}


def test_what_is_usually_forgotten_is_named():
    assert forgotten(LINES[:1]) == ["measurement", "accessibility", "supervision", "reserve"]
    reasons = [finding.reason for finding in check_budget(LINES[:-1], [GMINA])]
    assert reasons == ["„Rezerwa” ma zero złotych."]


def test_costs_need_a_value_a_payer_and_a_source_that_may_pay():
    line = LINES[0]
    assert "no_cost" in codes(check_budget([replace(line, unit_cost=None)], [GMINA]))
    assert "no_source" in codes(check_budget([line], []))
    narrow = replace(GMINA, categories=("materials",))
    assert "not_eligible" in codes(check_budget([line], [narrow]))


def test_a_register_of_risks_has_people_in_it():
    assert [finding.verdict for finding in check_risks([RISK])] == ["ok"]
    assert "no_risk_for_people" in codes(check_risks([replace(RISK, kind="project")]))
    assert "open_place" in codes(check_risks([replace(RISK, owner="")]))


def test_heavier_risks_come_first_and_people_before_things():
    light = replace(RISK, name="mała", likelihood="1", harm="1")
    thing = replace(RISK, name="rzecz", kind="money")
    assert [r.name for r in heaviest_first([light, thing, RISK])] == [RISK.name, "rzecz", "mała"]
    assert Risk().weight == 0


def test_gaps_of_the_chain_are_found_in_both_directions():
    whole = broken_links(TREE, [GOAL], [("Klub", GOAL.name)], [GOAL.name])
    assert whole == []
    lone = replace(GOAL, name="Cel 3", issue="")
    found = broken_links(TREE, [GOAL, lone], [("Festyn", "")], [])
    assert {(f.code, f.subject) for f in found} == {
        ("goal_without_problem", "Cel 3"),
        ("goal_without_action", "Cel 3"),
        ("goal_without_action", GOAL.name),
        ("goal_without_indicator", "Cel 3"),
        ("goal_without_indicator", GOAL.name),
        ("action_without_goal", "Festyn"),
    }


@pytest.mark.parametrize("card", [Action("Klub", people=20), CHAIN, TASK, LINES[0], RISK, GMINA])
def test_every_card_survives_saving(card):
    assert from_dict(type(card), to_dict(card)) == (card, [])
