"""What all tests share. Fixtures folders hold faulty files on purpose: nothing there is a test."""

import os

import pytest
from hypothesis import settings

from msai_course.base.programs import PROGRAMS, find_program

collect_ignore_glob = ["fixtures/*", "*/fixtures/*"]

# How long an example takes depends on the load of the computer, not on the course.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")


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
