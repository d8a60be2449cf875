"""The same assignment in JupyterLite: it opens, runs, and hands out a file that can be graded."""

import json

from test_assignment import FORM, ROSTER, fill_in, grades_of, hand_in

from msai.assignments import assignment
from msai_course.grading.grade import grade

TASK = assignment("zadanie-1")
NOTEBOOK = f"lite/notebooks/index.html?path=zadania/{TASK.release}/{TASK.id}.ipynb"
#: A cold start of JupyterLite and Python on a busy two-core machine.
START = 120_000


def test_the_assignment_runs_in_jupyterlite_and_its_file_is_graded(lite_page, address, tmp_path):
    page = lite_page
    page.goto(address + NOTEBOOK)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=START)
    page.locator(".jp-CodeCell", has_text="assignment_form").locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    page.locator(FORM).wait_for(timeout=START)

    fill_in(page)
    submissions = tmp_path / "prace"
    submissions.mkdir()
    handed_in = hand_in(page, submissions)

    assert json.loads(handed_in.read_text(encoding="utf-8"))["metadata"]["msai"]["code"] == "K07"
    roster = tmp_path / "lista.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    rows = grades_of(grade(submissions, TASK.id, roster, tmp_path / "wyniki"))
    assert rows["K07"]["status"] == "needs_manual"
    assert float(rows["K07"]["score"]) == 17
