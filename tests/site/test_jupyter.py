"""In JupyterLab and Notebook 7: exercises drawn and answering, kept, downloaded, handed in."""

import json

import pytest
from assignment_page import AssignmentPage, good_answers
from jupyter_programs import PROGRAMS, JupyterServer
from playwright.sync_api import expect

from msai.assignments import assignment
from msai.assignments.own_place import CHOICE
from msai_course.base.paths import EXERCISES
from msai_course.grading.masters import notebook_path
from msai_trainer.handins.answers import extract

EXERCISE = ".msai-exercise[data-exercise='delimit-area']"
STATUS = f"{EXERCISE} .ui-status"
UNIT = "[id='delimit-area-unit:Zatorze']"
CODE = "from msai.widgets import delimit_area\n\ndelimit_area()"
TASK = assignment("zadanie-1")
#: What the programs themselves say in their console: Notebook 7 opens a document twice; JupyterLab
#: may draw a stored output before its kernel has given the widgets back, and draws it again then.
UPSTREAM = ("reading 'schema'", "widget model not found")


@pytest.fixture(scope="module", params=list(PROGRAMS))
def jupyter(request, tmp_path_factory):
    """A server of each program."""
    server = JupyterServer(request.param, tmp_path_factory.mktemp(request.param))
    try:
        yield server
    finally:
        server.close()


@pytest.fixture
def tab(profile, asks_nobody, jupyter):
    """A tab; an error of its console or a request to another host fails the test."""
    opened = profile.new_page()
    errors = []
    opened.on("console", lambda said: said.type == "error" and errors.append(said.text))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    jupyter.end_kernels()
    assert [said for said in errors if not any(known in said for known in UPSTREAM)] == []


def test_an_exercise_is_drawn_answers_is_kept_and_gives_its_file(jupyter, tab):
    name = jupyter.put(CODE, "obszar.ipynb")
    jupyter.open(tab, name)
    jupyter.run_all(tab)
    tab.locator(UNIT).check()
    expect(tab.locator(STATUS)).to_contain_text("1 jednostka")
    tab.wait_for_selector("[data-chart='ranking'] .mark-rect path")
    tab.wait_for_selector("[data-chart='map'] .mark-shape path")
    with tab.expect_download() as caught:
        tab.locator("[id='delimit-area-frame:download:0']").click()
    assert caught.value.path().stat().st_size > 1000
    jupyter.save(tab)

    # The page is loaded again, Python goes on.
    jupyter.open(tab, name)
    expect(tab.locator(UNIT)).to_be_checked()
    tab.locator(UNIT).uncheck()
    expect(tab.locator(STATUS)).to_contain_text("Nie masz jeszcze")
    tab.locator(UNIT).check()
    expect(tab.locator(STATUS)).to_contain_text("1 jednostka")
    expect(tab.locator(EXERCISE)).to_have_attribute("data-answered", "4")

    # Python is gone: what the browser keeps comes back.
    jupyter.end_kernels()
    jupyter.open(tab, name)
    jupyter.run_all(tab)
    tab.wait_for_selector(f"{EXERCISE}[data-answered='0']")
    expect(tab.locator(UNIT)).to_be_checked()


def test_an_assignment_is_filled_in_and_handed_in(jupyter, tab, tmp_path):
    released = notebook_path(EXERCISES, TASK.id)
    jupyter.open(tab, jupyter.put(released, released.name))
    jupyter.run_all(tab)
    form = AssignmentPage(tab, TASK)
    answers = good_answers(TASK)
    form.fill_in("K07", answers)
    handed_in = json.loads(form.hand_in(tmp_path).read_text(encoding="utf-8"))
    assert handed_in["metadata"]["msai"]["code"] == "K07"
    found = extract(handed_in, json.loads(released.read_text(encoding="utf-8")), TASK)
    # Work that does not say a place is about Wierzbogród.
    assert {CHOICE: "wierzbogrod", **found.answers} == answers


def test_the_menu_speaks_polish_and_nobody_is_asked_for_news(jupyter, tab):
    jupyter.open(tab, jupyter.put(CODE, "menu.ipynb"))
    expect(tab.locator(".lm-MenuBar-itemLabel").first).to_have_text("Plik")
    assert tab.locator(".lm-MenuBar-itemLabel", has_text="Pomoc").count() == 1
    assert tab.get_by_text("Jupyter news").count() == 0
