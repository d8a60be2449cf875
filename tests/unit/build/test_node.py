"""Node comes with the Python environment and says in Polish when a script fails."""

import json

import pytest

from msai_course.build.errors import BuildError
from msai_course.build.node import npm_ci, run_node


def test_a_script_runs_and_its_output_comes_back(tmp_path):
    script = tmp_path / "echo.mjs"
    script.write_text("process.stdin.pipe(process.stdout); console.log(process.argv[2])")

    assert run_node(script, "zażółć", stdin="gęś") == "zażółć\ngęś"


def test_a_failing_script_stops_the_build_with_its_name_and_reason(tmp_path):
    script = tmp_path / "broken.mjs"
    script.write_text("throw new Error('no such bank')")

    with pytest.raises(BuildError, match=r"(?s)broken\.mjs zakończył się błędem.*no such bank"):
        run_node(script)


def test_packages_are_installed_again_only_when_the_lock_changes(tmp_path):
    _write_project(tmp_path, version="1.0.0")
    modules = npm_ci(tmp_path)
    mark = modules / "mark"
    mark.touch()

    npm_ci(tmp_path)
    assert mark.exists()

    _write_project(tmp_path, version="1.0.1")
    npm_ci(tmp_path)
    assert not mark.exists()


def _write_project(folder, version):
    """A project without dependencies: nothing is fetched."""
    project = {"name": "probe", "version": version}
    lock = {**project, "lockfileVersion": 3, "requires": True, "packages": {"": project}}
    (folder / "package.json").write_text(json.dumps(project))
    (folder / "package-lock.json").write_text(json.dumps(lock))
