"""Environment variables stand in one place and are explained; a missing extra is named."""

import ast
import re
from importlib.util import find_spec

import pytest
from typer.testing import CliRunner

from msai.base.settings import Setting
from msai_course.base.paths import ROOT
from msai_course.base.settings import PURPOSES
from msai_course.cli.app import app

SOURCES = sorted((ROOT / "src").rglob("*.py"))
#: What the system gives, read where it is used; nobody sets it for the course.
OF_THE_SYSTEM = {"PATH", "PWD", "SOURCE_DATE_EPOCH", "SYSTEMROOT"}


def test_help_tells_of_every_variable():
    said = " ".join(CliRunner().invoke(app, ["--help"]).stdout.split())

    assert len(PURPOSES) == 7
    for setting in PURPOSES:
        assert setting.name in said


def test_every_declared_variable_is_explained():
    declared = {
        name
        for path in SOURCES
        if path.name == "settings.py"
        for name in re.findall(r'Setting\("(\w+)"', path.read_text(encoding="utf-8"))
    }

    assert declared == {setting.name for setting in PURPOSES}


def test_no_other_module_reads_a_variable_of_the_course():
    read = {
        (path.relative_to(ROOT).as_posix(), _name(node))
        for path in SOURCES
        if path.name != "settings.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _reads_environment(node)
    }

    assert {(place, name) for place, name in read if name not in OF_THE_SYSTEM} == set()


def _name(node):
    return node.args[0].value if isinstance(node, ast.Call) else node.slice.value


def _reads_environment(node):
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        return ast.unparse(node.func) in ("os.environ.get", "os.getenv", "os.environ.pop")
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return ast.unparse(node.value) == "os.environ"
    return False


def test_a_variable_that_is_set_to_nothing_is_not_set(monkeypatch):
    setting = Setting("MSAI_TRIED", "tak")
    monkeypatch.setenv("MSAI_TRIED", "")
    assert setting.value == "tak"
    monkeypatch.setenv("MSAI_TRIED", "inaczej")
    assert (setting.value, str(setting.path)) == ("inaczej", "inaczej")
    assert Setting("MSAI_NOT_THERE").path is None


def _without(monkeypatch, *missing):
    found = lambda name: None if name in missing else find_spec(name)  # noqa: E731
    monkeypatch.setattr("msai_course.base.extras.find_spec", found)


def test_a_scheduler_without_the_extra_names_the_command_before_anything_is_written(
    monkeypatch, tmp_path
):
    from msai_course.grading.machines.cluster import preflight
    from msai_trainer.errors import GradingError

    _without(monkeypatch, "distributed")
    with pytest.raises(GradingError, match=r"Dask.*course\.py install region"):
        preflight("tcp://127.0.0.1:9", "1s")


@pytest.mark.parametrize("by", ["option", "variable"])
def test_postgresql_without_the_extra_names_the_command_before_anything_is_written(
    monkeypatch, tmp_path, by
):
    from msai_course.grading.engine.workspace import Workspace
    from msai_trainer.errors import GradingError

    address = "postgresql+psycopg://msai@127.0.0.1/oceny"
    _without(monkeypatch, "psycopg")
    if by == "variable":
        monkeypatch.setenv("MSAI_GRADEBOOK", address)
    with pytest.raises(GradingError, match=r"PostgreSQL.*course\.py install region"):
        Workspace.at(tmp_path / "wyniki", address if by == "option" else None)
    assert not (tmp_path / "wyniki").exists()


def test_the_browser_as_sandbox_without_the_extra_names_the_command(monkeypatch):
    from msai_course.grading.sandbox.choosing import choose
    from msai_trainer.errors import GradingError

    _without(monkeypatch, "playwright")
    with pytest.raises(GradingError, match=r"course\.py install browser"):
        choose("browser")


def test_install_says_whether_the_extra_is_there(monkeypatch):
    done = CliRunner().invoke(app, ["install", "region"])
    assert (done.exit_code, "jest zainstalowany" in done.stdout) == (0, True)

    _without(monkeypatch, "psycopg")
    done = CliRunner().invoke(app, ["install", "region"])
    assert (done.exit_code, "install region" in done.stdout) == (1, True)

    assert CliRunner().invoke(app, ["install", "morze"]).exit_code == 2
