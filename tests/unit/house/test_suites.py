"""`course.py test` runs all, `--fast` what is quick, and CI what a developer runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from msai_course.base.paths import ROOT
from msai_course.cli import quality
from msai_course.cli.app import app


@pytest.fixture
def told(monkeypatch):
    """What pytest is told, and whether the site was built before; pytest itself stays away."""
    heard = []
    monkeypatch.setattr(quality, "_get_ready", lambda: heard.append("built"))

    def run(command, **how):
        heard.append((command[2], *command[3:]))
        heard.append(how["env"])
        return subprocess.CompletedProcess(command, 5)

    monkeypatch.setattr(subprocess, "run", run)

    def ask(*words):
        heard.clear()
        done = CliRunner().invoke(app, ["test", *words])
        assert done.exit_code == 5, done.output
        return heard

    return ask


def test_without_a_word_all_is_built_and_tested(told):
    built, pytest_told, _environment = told()
    assert (built, pytest_told) == ("built", ("pytest", *quality.WHOLE_SUITE))
    assert "tests" not in " ".join(quality.WHOLE_SUITE)


def test_fast_builds_nothing_where_a_site_is_and_takes_further_words(told, monkeypatch, tmp_path):
    monkeypatch.setattr(quality, "SITE", tmp_path)
    pytest_told, _environment = told("--fast", "-k", "table")
    assert pytest_told == ("pytest", *quality.FAST_SUITE, "-k", "table")
    monkeypatch.setattr(quality, "SITE", tmp_path / "none")
    assert told("--fast")[0] == "built"


def test_own_words_replace_the_suite(told):
    assert told("tests/unit", "-x")[1] == ("pytest", "tests/unit", "-x")


def test_what_one_process_compiled_the_others_find(told, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in told()[-1]


def test_every_place_of_the_fast_suite_is_there():
    places = [word for word in quality.FAST_SUITE if word.startswith("tests/")]
    assert len(places) > 3
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_fast_suite_is_told_to_developers():
    assert "test --fast" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_ci_calls_what_a_developer_calls_and_nothing_else():
    script = Path(ROOT / ".ci" / "run").read_text(encoding="utf-8")
    lines = [line for line in script.splitlines() if line and not line.startswith("#")]
    assert lines == ["set -eu", 'cd "$(dirname "$0")/.."', "exec python3 course.py test"]
