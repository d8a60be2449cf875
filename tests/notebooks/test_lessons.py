"""Lessons give what is stored in them, and are stored as `refresh` leaves them.

Each lesson is executed once in a run: nbval compares what came out with what is stored, as it came
out; the normal form of the same is compared with the file, letter by letter.
"""

import copy
import json

import nbformat
import pytest
from nbval.plugin import IPyNbFile, coalesce_streams

from msai_course.base.paths import ROOT
from msai_course.content.refresh import (
    executed,
    lessons,
    normal_text,
)

LESSONS = lessons(ROOT)


def name_of(path):
    return path.relative_to(ROOT / "book").as_posix()


every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=name_of)


@pytest.fixture
def run(once, lesson):
    """The lesson as it comes out of a kernel."""

    def execute(target):
        nbformat.write(executed(nbformat.read(lesson, as_version=4)), target / "lesson.ipynb")

    made = once.folder(f"lesson-{name_of(lesson).replace('/', '-')}", execute)
    return nbformat.read(made / "lesson.ipynb", as_version=4)


def test_the_course_has_its_lessons():
    assert len(LESSONS) >= 18


@every_lesson
def test_nbval_finds_what_is_stored(run, lesson, request):
    collector = IPyNbFile.from_parent(request.session, path=lesson)
    cells = list(collector.collect())
    collector.setup_sanitize_files()
    outputs = [cell.outputs for cell in run.cells if cell.cell_type == "code"]
    for stored, came in zip(cells, outputs, strict=True):
        assert stored.cell.execution_count is not None, "nbval compares no cell that was never run"
        assert stored.options["check"] and not stored.options["skip"]
        same = stored.compare_outputs(coalesce_streams(came), coalesce_streams(stored.cell.outputs))
        assert same, "\n".join(stored.comparison_traceback)


def test_nbval_sees_a_letter_that_is_different(request):
    collector = IPyNbFile.from_parent(request.session, path=LESSONS[0])
    stored = next(iter(collector.collect()))
    collector.setup_sanitize_files()
    came = copy.deepcopy(stored.cell.outputs)
    assert stored.compare_outputs(came, stored.cell.outputs)
    came[-1]["data"]["text/html"] += "x"
    assert not stored.compare_outputs(came, stored.cell.outputs)


@every_lesson
def test_a_refresh_changes_nothing(run, lesson):
    assert normal_text(run) == lesson.read_text(encoding="utf-8")


@every_lesson
def test_every_lesson_has_stored_outputs(lesson):
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code, "a lesson without anything to do"
    assert all(cell["outputs"] for cell in code)
