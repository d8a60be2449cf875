"""A newer edition of an assignment may ask for more; a class that has begun goes on with it.

Once works are in a gradebook, nbgrader lets no cell come or go. Answers that give no points of
their own, such as which municipality they are about, change nothing of what was graded: the cells
for them are entered before. Whatever gives points stays as strict as nbgrader has it.
"""

from __future__ import annotations

import json
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory

from msai_course.grading.masters import notebook_path


def enter_newer_answers(course: CourseDirectory) -> None:
    """Enter the answers without points that the gradebook's notebook of an assignment lacks."""
    name = course.assignment_id
    with Gradebook(course.db_url) as book:
        try:
            known = {cell.name for cell in book.find_notebook(name, name).solution_cells}
        except MissingEntry:
            return
        for answer in _answers_without_points(course) - known:
            book.add_solution_cell(answer, name, name)
            book.add_source_cell(answer, name, name, cell_type="code")


def _answers_without_points(course: CourseDirectory) -> set[str]:
    path = notebook_path(Path(course.root) / "source", course.assignment_id)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    marks = [cell["metadata"].get("nbgrader") or {} for cell in cells]
    return {mark["grade_id"] for mark in marks if mark.get("solution") and not mark.get("grade")}
