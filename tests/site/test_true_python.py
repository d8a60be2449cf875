"""Every live page with its true Python: it comes alive, keeps what is done and gives files.

Tests of exercises mount the page with Python beside it (mounted.py). Here Pyodide runs each of
them: started from its files, answering, saving, fetching what a document needs. What it saved is
then read again: on a few pages by itself, started anew, on the others by Python of this process.
It computes what Python outside the browser does.
"""

import io
import json
import zipfile

import pytest
from course_pages import course_pages
from first_answers import FIRST
from mounted import MountedHandler, true_python
from pages import HOSTS
from plan_pages import ExercisePage
from ranking import expected_ranking, ranking_on

from msai.activities.delimit_area.state import initial
from msai_course.base.paths import SITE

PAGES = [path for path in course_pages() if "data-live-cell=" in (SITE / path).read_text("utf-8")]
SAVED = "są zapisane w tej przeglądarce"
#: Pages whose own Python is started a second time: a chart, a long form, a programme of chapters.
STARTED_ANEW = {HOSTS["delimit-area"], HOSTS["zadanie-1"], HOSTS["my-programme"]}
#: Buttons that give a file; an assignment has its own.
FILES = ("frame:download:0", "hand-in")


def use(exercise: ExercisePage) -> None:
    """Do what one does first, and wait until the browser has it."""
    first = FIRST[exercise.identity]
    for name, value in first.inputs:
        exercise.give(name, value)
    exercise.says(first.words)
    exercise.says(SAVED)


def take_home(exercise: ExercisePage) -> None:
    """Take a file home, where there is one; it is whole."""
    for name in FILES:
        if exercise.field(name).count():
            with exercise.page.expect_download() as caught:
                exercise.field(name).click()
            content = caught.value.path().read_bytes()
            assert is_whole(content), content[:80]


def is_whole(content: bytes) -> bool:
    if content.startswith(b"{"):
        return bool(json.loads(content))
    with zipfile.ZipFile(io.BytesIO(content)) as document:
        return document.testzip() is None


@pytest.mark.parametrize("path", PAGES)
def test_python_in_the_page_answers_saves_gives_a_file_and_shows_the_work_again(mounted, path):
    with true_python():
        page = mounted(path)
        assert page.locator("[data-live-cell-state=failed]").count() == 0
        if path == HOSTS["delimit-area"]:
            assert ranking_on(page).items() >= expected_ranking(initial()).items()
        used = [ExercisePage(lambda _path: page, name) for name in FIRST if HOSTS[name] == path]
        for exercise in used:
            use(exercise)
            take_home(exercise)
        if path in STARTED_ANEW:
            show_again(mounted(path), used)
    if used:
        show_again(mounted(path), used)
        assert MountedHandler.kernels


def show_again(page, used):
    """Find on a page that was loaded anew what was done before."""
    assert page.locator("[data-live-cell-state=failed]").count() == 0
    for exercise in used:
        exercise.says(FIRST[exercise.identity].words)


def test_every_exercise_has_a_first_answer():
    assert set(FIRST) == set(HOSTS)
    assert set(HOSTS.values()) <= set(PAGES)
    assert set(PAGES) >= STARTED_ANEW
    assert len(PAGES) >= 20
