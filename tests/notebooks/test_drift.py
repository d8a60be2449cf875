"""Lessons are stored as `refresh` leaves them: executed, normalised, no trace of an editor."""

import json
import shutil

import pytest

from msai_course.base.paths import ROOT
from msai_course.content.refresh import lessons, refresh_notebook

LESSONS = lessons(ROOT)


def name_of(path):
    return path.relative_to(ROOT / "book").as_posix()


def test_the_course_has_its_lessons():
    assert len(LESSONS) >= 18


@pytest.mark.parametrize("lesson", LESSONS, ids=name_of)
def test_a_refresh_changes_nothing(lesson, tmp_path):
    copy = tmp_path / lesson.name
    shutil.copy(lesson, copy)
    refresh_notebook(copy)
    assert copy.read_text(encoding="utf-8") == lesson.read_text(encoding="utf-8")


@pytest.mark.parametrize("lesson", LESSONS, ids=name_of)
def test_every_lesson_has_stored_outputs(lesson):
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code, "a lesson without anything to do"
    assert all(cell["outputs"] for cell in code)
