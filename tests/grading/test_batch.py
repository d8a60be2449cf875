"""Batches: killed and continued, in any order, with any number of workers, on any database."""

import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from msai_course.grading.grade import grade
from msai_trainer.model import GradeStatus

CODES = [f"K{number:02}" for number in range(1, 9)]


@pytest.fixture
def class_of_eight(write_file, write_roster, good_answers):
    """Eight files, every second with a wrong share."""
    for number, code in enumerate(CODES):
        answers = {**good_answers, "udzial": 99} if number % 2 else good_answers
        folder = write_file(code, answers)
    return folder, write_roster(*CODES)


def table(run):
    return [(row.student_id, row.score, row.status, row.message) for row in run.rows]


def test_second_run_grades_nothing_again(class_of_eight, tmp_path):
    folder, roster = class_of_eight
    first = grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    second = grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    assert (first.regraded, first.reused) == (8, 0)
    assert (second.regraded, second.reused) == (0, 8)
    assert table(first) == table(second)


def test_a_new_file_is_graded_and_the_others_stay(class_of_eight, tmp_path, write_file):
    folder, roster = class_of_eight
    grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    from datetime import UTC, datetime

    write_file("K03", {"udzial": 99}, saved_at=datetime(2025, 11, 25, tzinfo=UTC))
    run = grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    assert (run.regraded, run.reused) == (1, 7)
    scores = {row.student_id: row.score for row in run.rows if row.score is not None}
    assert scores["K03"] == 0
    assert scores["K01"] == 17


def test_killed_run_continues(class_of_eight, tmp_path):
    """The process is killed after a batch of three; the next run grades exactly the other five."""
    folder, roster = class_of_eight
    output = tmp_path / "wynik"
    script = textwrap.dedent("""
        import os, signal, sys, warnings
        from pathlib import Path
        from msai_course.grading.engine import entering
        from msai_course.grading.grade import grade
        entering.MOST = 3
        folder, roster, output = map(Path, sys.argv[1:])
        kill = lambda done, _all: done == 3 and os.kill(os.getpid(), signal.SIGKILL)
        grade(folder, "zadanie-1", roster, output, progress=kill)
    """)
    command = [sys.executable, "-c", script, folder, roster, output]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    run = grade(folder, "zadanie-1", roster, output)
    assert (run.regraded, run.reused) == (5, 3)
    assert not list(output.rglob("gradebook.db-*")), "the gradebook is one file again"
    whole = grade(folder, "zadanie-1", roster, tmp_path / "naraz")
    assert table(run) == table(whole)


def test_order_and_workers_do_not_matter(class_of_eight, tmp_path):
    folder, roster = class_of_eight
    expected = table(grade(folder, "zadanie-1", roster, tmp_path / "1", workers=1))
    shuffled = tmp_path / "tasowane"
    shuffled.mkdir()
    names = sorted(path.name for path in folder.iterdir())
    random.Random(7).shuffle(names)
    for number, name in enumerate(names):
        (shuffled / f"{number}").mkdir()
        shutil.copy(folder / name, shuffled / f"{number}" / name)
    again = grade(shuffled, "zadanie-1", roster, tmp_path / "2", workers=2)
    assert table(again) == expected


def test_manual_points_survive_and_change_the_row(class_of_eight, tmp_path):
    from msai_course.grading.engine.workspace import Workspace

    folder, roster = class_of_eight
    output = tmp_path / "wynik"
    before = grade(folder, "zadanie-1", roster, output)
    assert before.rows[0].status is GradeStatus.NEEDS_MANUAL
    with Workspace.at(output).gradebook() as book:
        found = book.find_grade("obrona", "zadanie-1", "zadanie-1", "K01")
        found.manual_score, found.needs_manual_grade = 7, False
        comment = book.find_comment("obrona", "zadanie-1", "zadanie-1", "K01")
        comment.manual_comment = "Dobre źródło. <b>Brawo</b>"
        book.db.commit()
    row = grade(folder, "zadanie-1", roster, output).rows[0]
    assert (row.score, row.status, row.message) == (24, GradeStatus.GRADED, "")
    page = (output / "feedback" / "K01" / "zadanie-1.html").read_text(encoding="utf-8")
    assert "24 z 25" in page
    assert "Dobre źródło. &lt;b&gt;Brawo&lt;/b&gt;" in page


def test_what_a_person_has_scored_waits_again_only_when_it_was_rewritten(
    tmp_path, write_file, write_roster, good_answers
):
    from datetime import UTC, datetime

    from msai_course.grading.engine.workspace import Workspace
    from msai_course.grading.rubric.rubrics import Verdict, store

    folder, roster, output = write_file("K01"), write_roster("K01"), tmp_path / "wynik"
    grade(folder, "zadanie-1", roster, output)
    store(Workspace.graded(output), "zadanie-1", [Verdict("K01", "obrona", 7, "Dobrze.")])
    later = {**good_answers, "udzial": 99}
    write_file("K01", later, saved_at=datetime(2025, 11, 25, tzinfo=UTC))
    row = grade(folder, "zadanie-1", roster, output).rows[0]
    assert (row.score, row.status) == (15 + 7, GradeStatus.GRADED)
    rewritten = {**later, "obrona": "Zupełnie inne zdanie o osobach starszych. " * 8}
    write_file("K01", rewritten, saved_at=datetime(2025, 11, 26, tzinfo=UTC))
    row = grade(folder, "zadanie-1", roster, output).rows[0]
    assert row.status is GradeStatus.NEEDS_MANUAL


def test_same_scores_as_stock_nbgrader(class_of_eight, tmp_path):
    """nbgrader itself, with its own kernel, gives our filled notebooks the same points."""
    import warnings

    from nbgrader.api import Gradebook
    from nbgrader.converters import Autograde, GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    from msai_course.base.paths import SOLUTIONS
    from msai_course.grading.engine.quiet import quiet_logger
    from msai_course.grading.engine.workspace import nbgrader_config, put_tools_on_path

    folder, roster = class_of_eight
    ours = grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    put_tools_on_path()
    stock = tmp_path / "stock"
    shutil.copytree(SOLUTIONS / "zadanie-1", stock / "source" / "zadanie-1")
    for code in ("K01", "K02"):
        (given,) = (tmp_path / "wynik" / "dziennik" / "submitted").glob(f"*.{code}")
        shutil.copytree(given, stock / "submitted" / code)
    url = f"sqlite:///{stock / 'gradebook.db'}"
    course = CourseDirectory(root=str(stock), db_url=url, assignment_id="zadanie-1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's, SQLAlchemy's and zmq's own
        for converter in (GenerateAssignment, Autograde):
            one = converter(coursedir=course, config=nbgrader_config())
            one.log = quiet_logger()
            one.start()
    with Gradebook(url) as book:
        theirs = {one.student.id: one.score for one in book.assignment_submissions("zadanie-1")}
    assert theirs == {row.student_id: row.score for row in ours.rows[:2]} == {"K01": 17, "K02": 15}


def test_on_a_dask_cluster(class_of_eight, tmp_path):
    """A real scheduler and two workers, started here as processes of their own."""
    folder, roster = class_of_eight
    expected = table(grade(folder, "zadanie-1", roster, tmp_path / "1"))
    ready = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    options = ["--port", "0", "--no-dashboard", "--host", "127.0.0.1"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(ready)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen([*dask, *options, "--scheduler-file", str(ready)], **quiet)]
    try:
        address = _address(ready)
        local = ["--no-dashboard", "--nthreads", "1", "--local-directory", str(tmp_path)]
        started += [subprocess.Popen([*worker, *local], **quiet) for _ in range(2)]
        _wait_for_workers(address, 2)
        run = grade(folder, "zadanie-1", roster, tmp_path / "2", scheduler=address)
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(timeout=20)
    assert table(run) == expected


def _wait_for_workers(address, count):
    from distributed import Client

    with Client(address, timeout="60s", set_as_default=False) as client:
        client.wait_for_workers(count, timeout=120)


def _address(ready):
    import json

    for _ in range(300):
        if ready.is_file() and (text := ready.read_text()):
            return json.loads(text)["address"]
        time.sleep(0.1)
    raise AssertionError("the scheduler did not start")


def test_scheduler_that_is_not_there(class_of_eight, tmp_path, monkeypatch):
    from msai_course.grading.machines import running
    from msai_trainer.errors import GradingError

    monkeypatch.setattr(running, "PATIENCE", "1s")
    folder, roster = class_of_eight
    with pytest.raises(GradingError, match="nie odpowiada"):
        grade(folder, "zadanie-1", roster, tmp_path / "1", scheduler="tcp://127.0.0.1:9")


def test_gradebook_in_postgresql(class_of_eight, tmp_path, postgresql_url):
    folder, roster = class_of_eight
    expected = table(grade(folder, "zadanie-1", roster, tmp_path / "1"))
    run = grade(folder, "zadanie-1", roster, tmp_path / "2", db_url=postgresql_url)
    assert table(run) == expected
    assert not (tmp_path / "2" / "dziennik" / "gradebook.db").exists()
    again = grade(folder, "zadanie-1", roster, tmp_path / "2", db_url=postgresql_url)
    assert (again.regraded, again.reused) == (0, 8)


@pytest.mark.slow
def test_a_region_of_a_thousand(tmp_path, good_answers, write_file, write_roster):
    """Completes, with bounded memory, and a second run grades nothing again."""
    import resource

    codes = [f"K{number:04}" for number in range(1, 1001)]
    for number, code in enumerate(codes):
        answers = {**good_answers, "udzial": 99} if number % 4 == 0 else good_answers
        folder = write_file(code, answers)
    roster = write_roster(*codes)
    started = time.perf_counter()
    run = grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"1000: {seconds:.0f} s, {peak:.0f} MB")
    assert [row.score for row in run.rows].count(15) == 250
    assert [row.score for row in run.rows].count(17) == 750
    assert peak < 1000
    again = grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    assert (again.regraded, again.reused) == (0, 1000)
