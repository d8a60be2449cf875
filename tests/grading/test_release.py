"""What is given out is what the masters say, and a master answers its own questions."""

import json

import pytest

from msai.assignments import assignment, assignment_ids, check_answers
from msai.base.numbers import number_text
from msai_course.base.paths import EXERCISES, SOLUTIONS
from msai_course.grading.engine.workspace import CODE_STUB
from msai_course.grading.masters import load_master, notebook_path
from msai_course.grading.release import drift
from msai_trainer.handins import notebooks
from msai_trainer.handins.answers import extract
from msai_trainer.marking.done import marks_of
from msai_trainer.marking.execute import run_notebook

ALL = pytest.mark.parametrize("name", assignment_ids())


def load(folder, name):
    return json.loads(notebook_path(folder, name).read_text(encoding="utf-8"))


def test_exercises_are_what_the_masters_give():
    assert drift() == [], "run: python course.py assignment release"


@ALL
def test_release_gives_nothing_away(name):
    text = notebook_path(EXERCISES, name).read_text(encoding="utf-8")
    assert "HIDDEN TESTS" not in text
    assert "BEGIN SOLUTION" not in text
    assert CODE_STUB in text


@ALL
def test_every_question_has_its_cells_and_points(name):
    declared = assignment(name)
    points = {}
    for cell in load(EXERCISES, name)["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        if mark.get("grade"):
            points[mark["grade_id"].removesuffix("-test")] = mark["points"]
    assert points == {q.grade_id: q.points for q in declared.questions}
    assert any(question.manual for question in declared.questions)
    for question in declared.questions:
        if question.manual:
            best = sum(max(level.points for level in c.levels) for c in question.rubric)
            assert best == question.points


@ALL
def test_page_shows_prose_and_form_only(name):
    for cell in load(EXERCISES, name)["cells"]:
        tags = cell["metadata"].get("tags", [])
        if "nbgrader" in cell["metadata"]:
            assert "remove-cell" in tags
        elif cell["cell_type"] == "code":
            assert {"remove-input", "msai-form"} <= set(tags)


@ALL
def test_the_masters_answers_are_right(name):
    """Full points on every test, and the check before handing in finds nothing."""
    master, declared = load(SOLUTIONS, name), assignment(name)
    outputs = run_notebook(
        [{**cell, "source": "".join(cell["source"])} for cell in master["cells"]]
    )
    marks = marks_of(outputs)
    for question in declared.questions:
        if not question.manual:
            earned = sum(mark["points"] for mark in marks[question.grade_id]["marks"])
            worth = sum(mark["worth"] for mark in marks[question.grade_id]["marks"])
            assert earned == worth == question.points, marks[question.grade_id]
    answers = extract(master, load(EXERCISES, name), declared).answers
    assert check_answers(declared, answers) == []


def test_the_worked_example_has_the_figures_of_the_data():
    declared = assignment("zadanie-1")
    answers = extract(load(SOLUTIONS, "zadanie-1"), load(EXERCISES, "zadanie-1"), declared).answers
    assert f"{number_text(answers['udzial'])} %" in declared.question("udzial").example
    example = declared.question("zjawiska").example
    for row in answers["zjawiska"]:
        assert f"{number_text(row['wartosc'])} na 100" in example
        assert number_text(row["miasto"]) in example


@ALL
def test_release_names_itself(name):
    metadata = notebooks.metadata(load(EXERCISES, name))
    assert metadata == {"assignment": name, "release": assignment(name).release}
    assert load_master(name).assignment is assignment(name)
