"""A small class: a roster, good answers taken from the master, files as learners hand them in."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from msai.assignments import assignment, hand_in, hand_in_name
from msai_course.grading.answers import extract
from msai_course.grading.master import notebook_path
from msai_course.paths import EXERCISES, SOLUTIONS

NAME = "zadanie-1"
FAULTS = Path(__file__).parents[1] / "fixtures" / "submissions" / "faults.py"
MONDAY = datetime(2025, 11, 24, 10, 15, tzinfo=UTC)


# The table of faults is a fixture, not a test, so it is loaded by its path.
_spec = importlib.util.spec_from_file_location("faults", FAULTS)
sys.modules["faults"] = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(sys.modules["faults"])


def load(folder: Path) -> dict[str, Any]:
    return json.loads(notebook_path(folder, NAME).read_text(encoding="utf-8"))


@pytest.fixture
def released() -> dict[str, Any]:
    """The notebook that learners get."""
    return load(EXERCISES)


@pytest.fixture
def good_answers() -> dict[str, Any]:
    """The answers of the master: full points wherever a machine gives them."""
    return dict(extract(load(SOLUTIONS), load(EXERCISES), assignment(NAME)).answers)


@pytest.fixture
def write_roster(tmp_path: Path) -> Callable[..., Path]:
    """Write a roster of the given codes."""

    def write(*codes: str) -> Path:
        path = tmp_path / "lista.csv"
        lines = [f"{code};Osoba;{code}" for code in codes]
        path.write_text("\n".join(["kod;imię;nazwisko", *lines]), encoding="utf-8")
        return path

    return write


@pytest.fixture
def write_file(tmp_path: Path, released: dict[str, Any], good_answers: dict[str, Any]):
    """Write a hand-in file and return the folder with all of them."""

    def write(code: str, answers: dict[str, Any] | None = None, **options: Any) -> Path:
        folder = tmp_path / "oddane"
        folder.mkdir(exist_ok=True)
        moment = options.pop("saved_at", MONDAY)
        chosen = good_answers if answers is None else answers
        notebook = hand_in(released, code=code, answers=chosen, saved_at=moment, **options)
        text = json.dumps(notebook, ensure_ascii=False)
        (folder / hand_in_name(NAME, code, moment)).write_text(text, encoding="utf-8")
        return folder

    return write
