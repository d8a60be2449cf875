"""A gradebook for several classes begins well, whoever comes first and whoever was killed."""

import subprocess
import sys

import pytest

from msai_course.grading.engine.workspace import Workspace

ALL = tuple(f"zadanie-{number}" for number in range(1, 6))


@pytest.mark.parametrize("apart", [True, False])
def test_two_first_runs_on_an_empty_postgresql_both_end_well(two_classes, empty_database, apart):
    """Apart: two assignments at once; together: the very same one, in two folders."""
    classes, url = two_classes(2, ALL[:2]), empty_database()
    script = (
        "import sys; from pathlib import Path; from msai_course.grading.grade import grade\n"
        "folder, name, roster, output, url = sys.argv[1:]\n"
        "run = grade(Path(folder), name, Path(roster), Path(output), db_url=url)\n"
        "sys.exit(run.regraded != 2)"
    )
    started = []
    for one, name in zip(classes, ALL[:2] if apart else ALL[:1] * 2, strict=True):
        where = [one.handed_in(name), name, one.roster, one.roster.parent / f"wyniki-{apart}", url]
        command = [sys.executable, "-c", script, *map(str, where)]
        started.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
    faults = [process.communicate(timeout=300)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0], faults


def test_an_assignment_that_is_there_is_not_entered_again(tmp_path):
    """Entering it again deletes it for a moment: under a class that is just being graded."""
    import sqlite3

    from msai_course.grading.engine.shared_masters import enter_shared
    from msai_course.grading.masters import load_master

    name, again, master = ALL[0], [], load_master(ALL[0])
    own, shared = (Workspace.at(tmp_path / one) for one in ("pierwsza", "druga"))
    for one in (own, shared):
        (one.state / "x").mkdir(parents=True)
        one.prepare(master)
    enter_shared(shared.db_url, name, "druga", own.db_url, lambda: again.append("same"))
    assert again == []
    with sqlite3.connect(shared.course / "gradebook.db") as database:
        database.execute("UPDATE source_cell SET source = source || '# inny sprawdzian'")
    database.close()
    enter_shared(shared.db_url, name, "druga", own.db_url, lambda: again.append("changed"))
    assert again == ["changed"]


def test_tables_that_a_killed_run_left_unfinished_are_completed(tmp_path):
    import sqlite3

    from msai_course.grading.engine.schema import ensure_tables

    with sqlite3.connect(tmp_path / "pol.db") as half:
        half.execute("CREATE TABLE student (id VARCHAR(128) NOT NULL PRIMARY KEY)")
    half.close()
    ensure_tables(f"sqlite:///{tmp_path / 'pol.db'}")
    with sqlite3.connect(tmp_path / "pol.db") as whole:
        assert whole.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
        assert whole.execute("SELECT count(*) FROM grade").fetchone() == (0,)
    whole.close()
