"""What the tests share is made once, by whichever process comes first, and ended by the last."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from once import Once

WORKER = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from once import Once
made = Once(Path(sys.argv[2])).folder("dear", lambda place: (place / "by").write_text(sys.argv[3]))
print((made / "by").read_text())
"""


def test_of_processes_that_ask_at_once_one_makes_it(tmp_path):
    command = [sys.executable, "-c", WORKER, str(Path(__file__).parents[2]), str(tmp_path)]
    started = [
        subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True) for name in "abc"
    ]
    said = {process.communicate(timeout=60)[0] for process in started}
    assert len(said) == 1


def test_what_failed_is_tried_again_in_an_empty_folder(tmp_path):
    once = Once(tmp_path)

    def fail(place):
        (place / "half").write_text("x", "utf-8")
        raise OSError

    with pytest.raises(OSError):
        once.folder("dear", fail)
    assert list(once.folder("dear", lambda place: None).iterdir()) == []


def test_a_value_comes_back_as_it_was(tmp_path):
    assert Once(tmp_path).value("names", lambda: ["ą", 1]) == ["ą", 1]
    assert Once(tmp_path).value("names", lambda: pytest.fail("made twice")) == ["ą", 1]


def test_a_turn_is_over_before_the_next_begins(tmp_path):
    with Once(tmp_path).turn("port"), pytest.raises(sqlite3.OperationalError):
        Once(tmp_path, patience=0).turn("port").__enter__()
    with Once(tmp_path, patience=0).turn("port"):
        pass


def test_a_service_ends_with_the_last_who_uses_it(tmp_path):
    told = []

    def used():
        return Once(tmp_path).service("db", lambda: told.append("start") or 7, told.append)

    with used() as first, used() as second:
        assert first == second == 7
    assert told == ["start", 7]
    with used():
        assert told == ["start", 7, "start"]
