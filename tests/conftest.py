"""What all tests share. Fixtures folders hold faulty files on purpose: nothing there is a test."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from msai_course.base.programs import PROGRAMS, find_program
from msai_course.grading.starting import import_jsonschema
from once import Once

import_jsonschema()  # before nbval, whose notebooks need none of its grammars
#: Loaded here and not by its name, for the sake of the line above.
pytest_plugins = ["nbval.plugin"]
collect_ignore_glob = ["fixtures/*", "*/fixtures/*"]

# How long an example takes depends on the load of the computer, not on the course.
settings.register_profile("calm", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile("calm")


#: Folders with the longest tests, in the order in which they begin: what is long must not be last.
_FIRST = ("words", "cascade", "site", "grading", "notebooks")


def pytest_collection_modifyitems(items):
    """Let long tests begin early, whatever the names of their folders."""

    def place(item):
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        return _FIRST.index(folder) if folder in _FIRST else len(_FIRST)

    items.sort(key=place)


def pytest_runtest_setup(item):
    """Let no browser of `tests/site` run on beside tests that start their own."""
    kept = sys.modules.get("kept_browser")
    if kept is not None and Path(__file__).parent / "site" not in item.path.parents:
        kept.end_browser()


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="accept what is made now as the golden files"
    )


@pytest.fixture(scope="session", autouse=True)
def own_state_folder(tmp_path_factory):
    """What commands note about their files and faults never reaches the developer's own notes."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id) -> Once:
    """Makes what is dear once in a run, whichever worker asks first."""
    own = tmp_path_factory.getbasetemp()
    return Once((own if worker_id == "master" else own.parent) / "once")


@pytest.fixture(scope="session")
def course_pack(once):
    """The trainer's pack of the course, made once in a run; its papers are kept for other packs."""

    def make(target):
        from msai_course.papers.packing import pack
        from msai_course.papers.source import course_source

        pack(course_source(), target)

    [packed] = once.folder("course_pack", make).iterdir()
    return packed


@pytest.fixture(scope="session")
def update_golden(request) -> bool:
    """Whether golden files are to be rewritten: the flag, or MSAI_UPDATE_GOLDENS=1."""
    asked = request.config.getoption("--update-golden")
    return asked or bool(os.environ.get("MSAI_UPDATE_GOLDENS"))


@pytest.fixture(scope="session")
def need():
    """Find a program; without it the test is not run, and the report says so."""

    def find(name: str) -> str:
        if (found := find_program(name)) is None:
            packages = {program.name: program.package for program in PROGRAMS}
            pytest.skip(f"not run: {name} is not on this machine ({packages.get(name, name)})")
        return found

    return find
