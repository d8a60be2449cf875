"""Assignments from the page to the feedback: fill in, check, hand in, grade, read."""

import csv
import json

import pytest
from assignment_page import AssignmentPage, good_answers
from playwright.sync_api import expect

from msai.assignments import assignment, assignment_ids
from msai.base.numbers import number_text
from msai_course.grading.grade import grade
from msai_course.grading.results.tables import machine_twin

ONE = assignment("zadanie-1")
ROSTER = "kod;imie;nazwisko\nK07;;\nK08;;\n"


@pytest.fixture
def opened(mounted):
    """Open the page of an assignment."""
    return lambda task=ONE: AssignmentPage(mounted(f"zadania/{task.id}.html"), task)


def graded(task, submissions, tmp_path):
    """Grade what was handed in; return the rows of the table and the folder with the feedback."""
    roster = tmp_path / "lista.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    run = grade(submissions, task.id, roster, tmp_path / "wyniki")
    with machine_twin(run.grades_csv).open(encoding="utf-8", newline="") as table:
        return {row["student_id"]: row for row in csv.DictReader(table)}, run.output / "feedback"


def machine_points(task):
    return sum(question.points for question in task.questions if not question.manual)


@pytest.mark.parametrize(
    "task", [assignment(name) for name in assignment_ids()], ids=assignment_ids()
)
def test_the_file_from_the_page_earns_full_points_and_the_feedback_can_be_read(
    opened, tmp_path, task
):
    answers = good_answers(task)
    form = opened(task)
    form.fill_in("K07", answers)
    handed_in = form.hand_in(tmp_path)
    told = json.loads(handed_in.read_text(encoding="utf-8"))["metadata"]["msai"]
    assert (told["code"], told["release"]) == ("K07", task.release)

    submissions = tmp_path / "prace"
    submissions.mkdir()
    handed_in.rename(submissions / handed_in.name)
    rows, feedback = graded(task, submissions, tmp_path)

    assert rows["K07"]["status"] == "needs_manual"
    assert float(rows["K07"]["score"]) == machine_points(task)
    assert rows["K08"]["status"] == "missing"
    form.page.goto((feedback / "K07" / f"{task.id}.html").as_uri())
    expect(form.page.locator("h1")).to_have_text(task.title)
    told = form.page.inner_text("body")
    assert f"{number_text(machine_points(task))} z {number_text(task.points)}" in told
    for question in task.questions:
        assert question.field.label in told
        if question.manual:
            assert answers[question.grade_id][:40] in told


def test_an_empty_form_says_what_is_missing(opened):
    form = opened()
    form.check()
    form.says("do sprawdzenia")
    form.field("hand-in").click()
    form.says("wpisz swój kod")


def test_answers_wait_for_the_learner_and_can_be_cleared(opened):
    form = opened()
    form.field("udzial").fill("12,5")
    form.page.keyboard.press("Tab")
    form.wait_saved("udzial", 12.5)
    form = opened()
    expect(form.field("udzial")).to_have_value("12,5")
    form.field("frame:reset").click()
    form.field("frame:reset-yes").click()
    expect(form.field("udzial")).to_have_value("")
    form.wait_forgotten()


def test_a_newer_release_hides_no_work_and_carries_it_over_when_asked(opened):
    form = opened()
    form.field("udzial").fill("12,5")
    form.page.keyboard.press("Tab")
    form.wait_saved("udzial", 12.5)
    assert form.saved(release="2025.1")
    form = opened()
    form.says("zadanie ma nową wersję")
    expect(form.field("udzial")).to_have_value("")
    assert form.saved()["release"] == "2025.1"
    form.field("carry").click()
    expect(form.field("udzial")).to_have_value("12,5")
    expect(form.field("carry")).to_have_count(0)
    form.wait_saved("udzial", 12.5)
    assert form.saved()["release"] == ONE.release
