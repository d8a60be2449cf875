"""The same assignments in JupyterLite: they open, run, and hand out a file that can be graded.

The first of them does so in the visit that axe looks at (test_accessibility_lite.py).
"""

from assignment_page import AssignmentPage, good_answers
from lite_cell import START, open_notebook, run_cell
from test_assignment import graded, machine_points

from msai.assignments import Assignment, assignment


def notebook_of(task: Assignment) -> str:
    """Return where the notebook of an assignment is shown."""
    return f"lite/notebooks/index.html?path=zadania/{task.release}/{task.id}.ipynb"


def draw_form(page, task: Assignment) -> AssignmentPage:
    """Run the cell of an opened assignment."""
    form = AssignmentPage(page, task)
    run_cell(page.locator(".jp-CodeCell", has_text="assignment_form"))
    form.form.wait_for(timeout=START)
    return form


def hand_in_and_grade(form: AssignmentPage, folder):
    """Answer everything, take the file home, grade it: full points where a program gives them."""
    form.fill_in("K07", good_answers(form.task))
    submissions = folder / "prace"
    submissions.mkdir()
    form.hand_in(submissions)

    rows, _feedback = graded(form.task, submissions, folder)
    assert rows["K07"]["status"] == "needs_manual"
    assert float(rows["K07"]["score"]) == machine_points(form.task)


def test_an_assignment_runs_in_jupyterlite_and_its_file_is_graded(lite_page, address, tmp_path):
    task = assignment("zadanie-4")
    open_notebook(lite_page, address + notebook_of(task))
    hand_in_and_grade(draw_form(lite_page, task), tmp_path)
