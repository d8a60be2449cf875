"""A lesson that an edition leaves out takes its questions along: of the test, of assignments."""

from __future__ import annotations

import json
import re

import pytest

from msai.activities.assignment_form.program import program as form
from msai.activities.outcomes_test.program import program as outcomes_test
from msai.assignments import LearningOutcome, assignment, assignment_ids
from msai.assignments.cells import asked_cells
from msai.assignments.scoped import gone, untaught
from msai.base.resources import released_notebook
from msai.base.scope import SCOPE, scope_bytes
from msai.base.settings import EDITION_DATA
from msai.outcomes.items import ITEMS, asked_outcomes, has_task, items_of, lessons_of
from msai.outcomes.path import advice
from msai.outcomes.sitting import Sitting, most_points, points_of
from msai.ui import Event
from msai_course.base.paths import BOOK, SOLUTIONS
from msai_course.content.checks.course import read_course
from msai_trainer.certificates.evidence import outcomes_of
from msai_trainer.marking.execute import run_notebook
from msai_trainer.marking.fill import cells_to_run
from msai_trainer.marking.masters import read_masters
from msai_trainer.marking.scoring import refuse_own_errors, scores_of

from ..activities.people import after, texts

#: The answer that a test cell reads besides its own.
_READ = re.compile(r'Marking\("[\w-]+", "(\w+)"')


@pytest.fixture
def teaching(tmp_path, monkeypatch):
    """Let the site be that of an edition with some lessons and assignments."""

    def of(*lessons, assignments=()):
        (tmp_path / SCOPE).write_bytes(scope_bytes(lessons, assignments))
        monkeypatch.setenv(EDITION_DATA.name, str(tmp_path))

    return of


def _sitting(**more):
    return Sitting("start", "a", False, 7, "2026-11-30", "2026-11-30", **more)


def test_every_question_names_a_lesson_of_the_course_and_pairs_name_the_same():
    known = {page.metadata.id for page in read_course(BOOK).lessons}
    assert {item.lesson for item in ITEMS.entries()} <= known
    assert [a.lesson for a in items_of("a")] == [b.lesson for b in items_of("b")]
    for item in ITEMS.entries():
        assert item.lesson in {one.id for one in lessons_of(item.outcome)}, item.id


def test_the_test_asks_for_what_is_taught_alone(teaching):
    teaching("l04", "l08", "l11")
    assert [item.id for item in items_of("b")] == ["b1", "b5", "b6", "b7", "b8"]
    assert [item.id for item in items_of("a", short=True)] == ["a1", "a6", "a7"]
    assert [one.value for one in asked_outcomes()] == ["area", "conversation", "change"]
    most = most_points(False)
    assert (most[LearningOutcome.AREA], most[LearningOutcome.CHANGE]) == (2, 4)
    assert most[LearningOutcome.PARTNERS] == 0 and has_task()
    assert set(points_of(_sitting())) == set(LearningOutcome)


def test_the_short_form_takes_the_question_that_is_left(teaching):
    teaching("l03", "l13")
    assert [item.id for item in items_of("a", short=True)] == ["a2", "a10"]


def test_the_path_names_no_lesson_that_is_not_there_and_one_question_lets_nobody_skip(teaching):
    teaching("l04", "l05", "l08")
    told = advice(_sitting(answers={"a1": 360}))
    assert [one.lesson.split(".")[0] for one in told] == ["Lekcja 4", "Lekcja 5", "Lekcja 8"]
    assert [one.way for one in told] == ["short", "short", "whole"]


def test_a_sitting_without_the_task_ends_with_the_last_outcome(teaching):
    teaching("l04", "l08")
    test = outcomes_test()
    assert "3 pytania, około" in texts(test, after(test, ("code", "wiosna-07-5")))
    begun = after(test, ("code", "wiosna-07-5"), "begin")
    assert "krok 1 z 2" in texts(test, begun)
    last = after(test, "next", "next", "next", state=begun)
    said = texts(test, last)
    assert "krok 2 z 2" in said and "Zakończ" in said and "Popraw ten wskaźnik" not in said
    said = texts(test, after(test, "finish", state=last)).replace(r"\xa0", " ")
    assert "0 z 6" in said and "Zadanie: wskaźnik" not in said


def test_what_a_browser_kept_of_the_whole_test_is_taken_up_where_less_is_asked(teaching):
    test = outcomes_test()
    kept = test.encode(after(test, "begin", *["next"] * 6, ("card:name", "x")))
    teaching("l04")
    assert "krok 1 z 1" in texts(test, test.decode(kept))


def test_questions_of_assignments_go_with_their_lessons(teaching):
    teaching("l03", "l12", assignments=["zadanie-1", "zadanie-3"])
    assert assignment_ids() == ("zadanie-1", "zadanie-3")
    names = [one.grade_id for one in assignment("zadanie-1").questions]
    # The share of inhabitants is judged by the units that were chosen, so these stay.
    assert names == ["obszar", "kierunki", "udzial"] and assignment("zadanie-1").points == 11
    third = [one.grade_id for one in assignment("zadanie-3").questions]
    assert third[0] == "cele" and "lancuch" not in third
    assert len(assignment("zadanie-2").questions) == 4  # not given, but a class may have it


def test_what_stays_untaught_and_what_goes_can_be_told():
    whole = assignment("zadanie-1")
    teaches = {"l03"}.__contains__
    assert [one.grade_id for one in untaught(whole, teaches)] == ["obszar"]
    assert [one.grade_id for one in gone(whole, teaches)] == ["zjawiska", "obrona"]


@pytest.mark.parametrize("name", assignment_ids())
def test_a_question_says_which_answers_it_is_judged_by(name):
    cells = json.loads((SOLUTIONS / name / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    read = {}
    for cell in cells:
        mark = cell["metadata"].get("nbgrader", {})
        if mark.get("locked") and mark.get("grade"):
            own = mark["grade_id"].removesuffix("-test")
            read[own] = set(_READ.findall("".join(cell["source"]))) - {own}
    declared = {one.grade_id: set(one.uses) for one in assignment(name).questions}
    assert {n: uses for n, uses in declared.items() if n in read} == read
    for question in assignment(name).questions:
        referred = {one.refers_to.partition(":")[0] for one in question.field.columns} - {""}
        assert referred <= set(question.uses)


def test_the_form_and_its_file_hold_the_questions_that_are_asked(teaching):
    teaching("l03", assignments=["zadanie-1"])
    task = form("zadanie-1")
    said = texts(task, task.initial())
    assert "Opisz dwa zjawiska" not in said
    answered = after(task, ("learner:code", "K07"))
    step = task.update(answered, Event("hand-in"))
    [file] = [one for one in step.effects if hasattr(one, "content")]
    marks = {
        cell["metadata"].get("nbgrader", {}).get("grade_id")
        for cell in json.loads(file.content)["cells"]
    }
    assert {"obszar", "obszar-test", "kierunki", "udzial", "przygotowanie"} <= marks
    assert marks.isdisjoint({"zjawiska", "zjawiska-test", "obrona"})


def test_a_page_that_judges_runs_the_cells_of_what_is_asked(teaching):
    text = _masters("zadanie-1")
    whole = read_masters(text)
    teaching("l03", assignments=["zadanie-1"])
    masters = read_masters(text)
    master, template = masters.catalogue.masters["zadanie-1"], masters.templates["zadanie-1"]
    answers = {"obszar": ["Kolejowa"], "udzial": 1}
    cells = cells_to_run(template, answers, master.assignment)
    outputs = run_notebook(cells)
    refuse_own_errors(cells, outputs)
    scores = scores_of(template, cells, outputs)
    assert set(scores.cells) == {"obszar-test", "kierunki-test", "udzial-test"}
    assert sum(most for _got, most in scores.cells.values()) == master.assignment.points
    assert master.fingerprint != whole.catalogue.masters["zadanie-1"].fingerprint


def _masters(name):
    source = json.loads((SOLUTIONS / name / f"{name}.ipynb").read_text(encoding="utf-8"))
    for cell in source["cells"]:
        cell["source"] = "".join(cell["source"])
    entry = {"released": released_notebook(name), "template": source, "fingerprint": "f"}
    return json.dumps({"version": 1, "masters": {name: entry}})


def test_without_a_scope_a_notebook_stays_what_it_is():
    notebook = released_notebook("zadanie-1")
    assert asked_cells(notebook, assignment("zadanie-1")) is notebook


def test_a_certificate_confirms_outcomes_that_something_asked_for(teaching):
    teaching("l11", assignments=["zadanie-4"])
    assert list(outcomes_of(["zadanie-4"])) == [LearningOutcome.CHANGE]


def test_another_scope_at_another_place_is_read_anew(teaching, tmp_path, monkeypatch):
    teaching("l04")
    assert len(items_of("a")) == 1
    other = tmp_path / "other"
    other.mkdir()
    (other / SCOPE).write_bytes(scope_bytes(["l13"], []))
    monkeypatch.setenv(EDITION_DATA.name, str(other))
    assert [item.id for item in items_of("a")] == ["a9", "a10"]
