"""A learner may hand over her file; the trainer sees counts, and what is no such file is told."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from msai_course.grading.results.progress_files import Progress, read_progress


@pytest.fixture
def folder(tmp_path):
    quizzes = {"l04-q1": {"right": True}, "l04-q2": {"right": False}}
    pages = {"dzien-1/04-obszar": {"read": True}, "index": {}}
    record = {"version": 1, "edition": "mglawice", "pages": pages, "quizzes": quizzes}
    (tmp_path / "K07.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "obcy.json").write_text('{"version": 9}', encoding="utf-8")
    (tmp_path / "zepsuty.json").write_text("{", encoding="utf-8")
    return tmp_path


def test_counts_are_read_and_strange_files_named(folder):
    found, problems = read_progress(folder)
    assert found == [Progress("K07", "mglawice", pages=1, right=1, answered=2)]
    assert [one.row for one in problems] == ["obcy.json", "zepsuty.json"]


def test_the_command_shows_a_table_and_fails_on_strange_files(folder):
    command = [sys.executable, "-m", "msai_course", "progress", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "K07" in done.stdout and "obcy.json" in done.stdout
    assert "Traceback" not in done.stderr
