"""The same assignments in JupyterLite: they open, run, and hand out a file that can be graded."""

import pytest
from assignment_page import AssignmentPage, good_answers
from lite_cell import START, open_notebook, run_cell
from test_assignment import graded, machine_points

from msai.assignments import assignment


@pytest.mark.parametrize("name", ["zadanie-1", "zadanie-4"])
def test_an_assignment_runs_in_jupyterlite_and_its_file_is_graded(
    lite_page, address, tmp_path, name
):
    task = assignment(name)
    form = AssignmentPage(lite_page, task)
    notebook = f"lite/notebooks/index.html?path=zadania/{task.release}/{task.id}.ipynb"
    open_notebook(lite_page, address + notebook)
    run_cell(lite_page.locator(".jp-CodeCell", has_text="assignment_form"))
    form.form.wait_for(timeout=START)

    form.fill_in("K07", good_answers(task))
    submissions = tmp_path / "prace"
    submissions.mkdir()
    form.hand_in(submissions)

    rows, _feedback = graded(task, submissions, tmp_path)
    assert rows["K07"]["status"] == "needs_manual"
    assert float(rows["K07"]["score"]) == machine_points(task)
