"""Assignments 2–5 judge what a program can judge: a named fault costs its points and no others."""

import copy
import html
import json

import pytest

from msai.assignments import assignment, check_answers, hand_in, offers
from msai.programme.given import read_any
from msai_course.base.paths import EXERCISES, SOLUTIONS
from msai_course.grading.grade import grade
from msai_course.grading.masters import notebook_path
from msai_trainer.handins.answers import extract
from msai_trainer.marking.done import marks_of
from msai_trainer.marking.execute import run_notebook
from msai_trainer.marking.fill import fill


def load(folder, name):
    return json.loads(notebook_path(folder, name).read_text(encoding="utf-8"))


def good(name):
    return dict(extract(load(SOLUTIONS, name), load(EXERCISES, name), assignment(name)).answers)


def points(name, answers):
    """Points of each automatically graded question."""
    template = load(SOLUTIONS, name)
    for cell in template["cells"]:
        cell["source"] = "".join(cell["source"])
    empty = {q.grade_id: None for q in assignment(name).asked} | answers
    filled = fill(template, {n: v for n, v in empty.items() if v is not None}, assignment(name))
    for cell in filled["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        if mark.get("solution") and cell["cell_type"] == "code" and empty[mark["grade_id"]] is None:
            cell["source"] = f"{mark['grade_id']} = None"
    outputs = run_notebook(filled["cells"])
    errors = [one for cell in outputs for one in cell if one["output_type"] == "error"]
    assert errors == []
    return {
        grade_id: sum(mark["points"] for mark in bundle["marks"])
        for grade_id, bundle in marks_of(outputs).items()
    }


def everyone(**values):
    return lambda rows: [{**row, **values} for row in rows]


def without(column):
    return lambda rows: [{k: v for k, v in row.items() if k != column} for row in rows]


#: assignment, question that is spoilt, how, question that loses, points lost
FAULTS = {
    "nobody who lives there": (
        "zadanie-2",
        "partnerzy",
        lambda rows: [r for r in rows if r["kind"] != "residents"],
        {"partnerzy": 2},
    ),
    "residents only informed": (
        "zadanie-2",
        "partnerzy",
        lambda rows: [{**r, "role": "informed"} if r["kind"] == "residents" else r for r in rows],
        {"partnerzy": 1},
    ),
    "all partners are the municipality's": (
        "zadanie-2",
        "partnerzy",
        everyone(kind="school"),
        {"partnerzy": 4},
    ),
    "partners want building works": (
        "zadanie-2",
        "partnerzy",
        everyone(aim="works"),
        {"partnerzy": 2},
    ),
    "partners without a task": ("zadanie-2", "partnerzy", without("task"), {"partnerzy": 2}),
    "a decision without a day": (
        "zadanie-2",
        "decyzje",
        lambda rows: [{**rows[0], "day": None}, *rows[1:]],
        {"decyzje": 1},
    ),
    "the same decision three times": (
        "zadanie-2",
        "decyzje",
        lambda rows: rows[:1] * 3,
        {"decyzje": 2},
    ),
    "a goal that is an activity": (
        "zadanie-3",
        "cele",
        everyone(name="Organizacja festynu"),
        {"cele": 2, "dzialania": 2},
    ),
    "more participants than such people": (
        "zadanie-3",
        "dzialania",
        everyone(people=60),
        {"dzialania": 2},
    ),
    "an action that leads to no goal": (
        "zadanie-3",
        "dzialania",
        everyone(goal="Inny cel"),
        {"dzialania": 2},
    ),
    "an action ends before it begins": (
        "zadanie-3",
        "dzialania",
        everyone(end="2026-01-01"),
        {"dzialania": 2},
    ),
    "hours that nobody has": ("zadanie-3", "zadania", everyone(hours=90), {"zadania": 2}),
    "work before the first measurement": (
        "zadanie-3",
        "zadania",
        everyone(start="2027-08-01"),
        {"zadania": 1},
    ),
    "measurement forgotten in the budget": (
        "zadanie-3",
        "budzet",
        lambda rows: [r for r in rows if r["category"] != "measurement"],
        {"budzet": 0.5, "suma": 2},
    ),
    "a sum that is another one": ("zadanie-3", "suma", lambda _sum: 38000, {"suma": 2}),
    "products only": ("zadanie-4", "karty", everyone(level="product"), {"karty": 2}),
    "a percentage of nothing": ("zadanie-4", "karty", without("denominator"), {"karty": 1}),
    "baseline after the target": (
        "zadanie-4",
        "karty",
        everyone(baseline_date="2029-01-01"),
        {"karty": 2},
    ),
    "nobody measures": ("zadanie-4", "karty", without("responsible"), {"karty": 1}),
    "a share of those who stayed": ("zadanie-4", "odsetek", lambda _share: 60, {"odsetek": 2}),
    "an outcome nobody can see": (
        "zadanie-5",
        "efekt",
        lambda _text: "Zrozumie znaczenie wskaźników w programie",
        {"efekt": 2},
    ),
    "ten minutes too many": (
        "zadanie-5",
        "bloki",
        lambda rows: [*rows, {"name": "Przerwa", "kind": "break", "minutes": 10}],
        {"bloki": 2},
    ),
    "a lecture for ninety minutes": (
        "zadanie-5",
        "bloki",
        lambda _rows: [
            {
                "name": f"Wykład {n}",
                "kind": "work",
                "method": "Miniwykład z przerwą na pytanie",
                "minutes": 15,
            }
            for n in range(6)
        ],
        {"bloki": 3.5},
    ),
    "three hundred people in pairs of tables": (
        "zadanie-5",
        "osoby",
        lambda _people: 300,
        {"osoby": 1},
    ),
    "an invitation without a day": ("zadanie-5", "zapowiedz", without("day"), {"zapowiedz": 2}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_costs_its_points(fault):
    name, question, spoil, lost = FAULTS[fault]
    answers = good(name)
    spoilt = {**answers, question: spoil(copy.deepcopy(answers[question]))}
    before, after = points(name, answers), points(name, spoilt)
    assert {q: before[q] - after[q] for q in before if before[q] != after[q]} == pytest.approx(lost)


@pytest.mark.parametrize("name", ["zadanie-2", "zadanie-3", "zadanie-4", "zadanie-5"])
@pytest.mark.parametrize("answer", [None, "x", [], [{}], [{"name": "x"}], {"a": "b"}, 10**9])
def test_strange_answers_earn_nothing_and_break_nothing(name, answer):
    machine = [q.grade_id for q in assignment(name).questions if not q.manual]
    earned = points(name, dict.fromkeys(machine, answer))
    most = {q.grade_id: q.points for q in assignment(name).questions}
    assert set(earned) == set(machine)
    assert all(0 <= earned[grade_id] < most[grade_id] for grade_id in machine)


STATES = {
    "stakeholder-map": {
        "stakeholders": [{"name": "Szkoła", "kind": "school", "role": "partner"}, {}]
    },
    "chain-of-change": {
        "programme": {"goals": [{"name": "Cel", "by": "2028-06-30", "issue": "x"}]}
    },
    "action-plan": {"programme": {"staff": [{"name": "Animatorka", "share": 0.5}], "tasks": "?"}},
    "indicator-card": {"programme": {"indicators": [{"name": "W", "level": "no such level"}]}},
    "agenda-builder": {"frame": {"people": 12}, "blocks": [{"name": "Start", "minutes": 10}]},
}


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("zadanie-2", {"partnerzy": [{"name": "Szkoła", "kind": "school", "role": "partner"}]}),
        (
            "zadanie-3",
            {
                "cele": [{"name": "Cel", "by": "2028-06-30"}],
                "ludzie": [{"name": "Animatorka", "share": 0.5}],
            },
        ),
        ("zadanie-4", {"karty": [{"name": "W"}]}),
        ("zadanie-5", {"osoby": 12.0, "bloki": [{"name": "Start", "minutes": 10}]}),
    ],
)
def test_what_an_exercise_holds_is_offered_and_what_does_not_fit_is_left_out(name, offered):
    assert offers(assignment(name), STATES) == offered


@pytest.mark.parametrize("name", ["zadanie-1", "zadanie-2", "zadanie-3", "zadanie-4", "zadanie-5"])
def test_every_offer_names_something_that_the_exercise_gives(name):
    offers_made = [question.offer for question in assignment(name).questions if question.offer]
    for offer in offers_made:
        value = read_any(offer.exercise, {})
        for key in offer.at.removeprefix("programme.").split("."):
            assert hasattr(value, key), offer
            value = getattr(value, key)


def test_a_reference_is_chosen_among_the_rows_of_the_other_question():
    from msai.activities.assignment_form.program import program
    from msai.ui import Event, to_json

    task = program("zadanie-3")
    state = task.update(task.initial(), Event("cele:0:name", "Więcej zajęć"))
    nodes = json.dumps(to_json(task.view(state)), ensure_ascii=False)
    assert nodes.count("Więcej zajęć") > 1
    assert check_answers(assignment("zadanie-3"), state.given)


@pytest.mark.parametrize("name", ["zadanie-2", "zadanie-3", "zadanie-4", "zadanie-5"])
def test_from_the_file_to_the_feedback(name, tmp_path, write_roster):
    """A good file earns every point a program gives; a person's answer waits for the rubric."""
    answers = good(name)
    notebook = hand_in(load(EXERCISES, name), code="K01", answers=answers)
    folder = tmp_path / "oddane"
    folder.mkdir()
    (folder / f"{name}__K01.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    run = grade(folder, name, write_roster("K01"), tmp_path / "wynik")
    machine = sum(q.points for q in assignment(name).questions if not q.manual)
    assert (run.rows[0].status, run.rows[0].score) == ("needs_manual", machine)
    page = (tmp_path / "wynik" / "feedback" / "K01" / f"{name}.html").read_text(encoding="utf-8")
    for question in assignment(name).questions:
        assert question.example[:60] in html.unescape(page)
