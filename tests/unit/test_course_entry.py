"""`course.py` on a clean machine: parts of the environment, locks with hashes, broken installs.

Real environments and the real pip, with a package index of three tiny wheels in a folder.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from msai_course.base.paths import ROOT

pytestmark = pytest.mark.long

#: What the command line of the tiny course does: tell which packages are there.
_CLI = """
import importlib.util, sys
names = ("base", "far", "deep", "tool")
print(*(name for name in names if importlib.util.find_spec(name)), "|", *sys.argv[1:])
"""
_PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "tiny"
version = "1"
[project.optional-dependencies]
region = ["far[all]>=1"]
browser = []
"""
#: A build backend of its own: a clean machine without a network has none.
_BACKEND = """
import zipfile

def get_requires_for_build_editable(config_settings=None):
    return []

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "msai_course_tiny-1-py3-none-any.whl"
    info = "msai_course_tiny-1.dist-info/"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.writestr("tiny.pth", "SOURCES")
        wheel.writestr(info + "METADATA", '''METADATA_OF''')
        wheel.writestr(info + "WHEEL", '''WHEEL_OF''')
        wheel.writestr(info + "RECORD", "")
    return name
"""
_METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: 1\n"
_WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
USE = {"base": "tiny"}
LARGER = {**USE, "deep": "far", "far": "tiny", "tool": "tiny (pyproject.toml:dev)"}


@dataclass(frozen=True)
class Checkout:
    """A copy of the entry point beside locks of its own."""

    folder: Path
    wheels: Path

    def run(self, *arguments: str, online: bool = True) -> subprocess.CompletedProcess:
        """Run `course.py` with the folder of wheels as the only package index."""
        known = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
        place = self.wheels if online else self.folder / "nowhere"
        pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(place), "PIP_CONFIG_FILE": os.devnull}
        known.pop("PYTHONPATH", None)
        return subprocess.run(
            [sys.executable, "course.py", *arguments],
            cwd=self.folder, env={**known, **pip}, capture_output=True, text=True, check=False,
            encoding="utf-8",
        )  # fmt: skip

    def packages(self, *arguments: str, **how: bool) -> str:
        """Return what the command finds installed."""
        done = self.run(*arguments, **how)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.splitlines()[-1].partition(" |")[0]

    def started_anew(self) -> bool:
        """Return whether the environment was made again since the last question."""
        mark = self.folder / ".venv" / "mark"
        new = not mark.is_file()
        mark.write_text("")
        return new

    def lock(self, name: str, packages: dict[str, str], hashes: dict[str, str]) -> None:
        """Write a lock: package → what asks for it."""
        lines = [
            f"{package}==1 \\\n    --hash=sha256:{hashes[package]}\n    # via {asks}\n"
            for package, asks in packages.items()
        ]
        (self.folder / name).write_text("# made by hand\n" + "".join(lines), encoding="utf-8")


def _wheel(folder: Path, name: str) -> str:
    path = folder / f"{name}-1-py3-none-any.whl"
    info = f"{name}-1.dist-info/"
    files = {
        f"{name}.py": "",
        info + "METADATA": _METADATA.format(name=name),
        info + "WHEEL": _WHEEL,
    }
    record = [f"{at},sha256={_digest(text)},{len(text)}" for at, text in files.items()]
    files[info + "RECORD"] = "\n".join([*record, f"{info}RECORD,,"])
    with zipfile.ZipFile(path, "w") as wheel:
        for at, text in files.items():
            wheel.writestr(zipfile.ZipInfo(at), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(text: str) -> str:
    raw = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A checkout on which nothing was run yet."""
    folder = tmp_path_factory.mktemp("fresh")
    made = Checkout(folder / "kurs", folder / "wheels")
    made.wheels.mkdir()
    course = made.folder / "src" / "msai_course"
    course.mkdir(parents=True)
    (course / "__init__.py").write_text("")
    (course / "__main__.py").write_text(_CLI)
    shutil.copy(ROOT / "course.py", made.folder)
    (made.folder / "pyproject.toml").write_text(_PROJECT)
    told = {"SOURCES": course.parent.as_posix(), "WHEEL_OF": _WHEEL}
    told["METADATA_OF"] = _METADATA.format(name="msai-course-tiny")
    backend = _BACKEND
    for name, text in told.items():
        backend = backend.replace(name, text)
    (made.folder / "backend.py").write_text(backend, encoding="utf-8")
    hashes = {name: _wheel(made.wheels, name) for name in LARGER}
    made.lock("requirements.txt", USE, hashes)
    made.lock("requirements-test.txt", LARGER, hashes)
    return made


@pytest.fixture(scope="module")
def once_served(fresh, tmp_path_factory):
    """A checkout whose environment was made by ``serve``."""
    made = _copy(fresh, tmp_path_factory.mktemp("served"))
    assert made.packages("serve") == "base"
    assert made.started_anew()
    return made


@pytest.fixture
def clean(fresh, tmp_path):
    return _copy(fresh, tmp_path)


@pytest.fixture
def served(once_served, tmp_path):
    return _copy(once_served, tmp_path)


def _copy(checkout: Checkout, folder: Path) -> Checkout:
    shutil.copytree(checkout.folder, folder / "kurs", symlinks=True)
    return Checkout(folder / "kurs", checkout.wheels)


@pytest.fixture(scope="module")
def hashes(fresh):
    wheels = fresh.wheels.glob("*.whl")
    return {w.name.partition("-")[0]: hashlib.sha256(w.read_bytes()).hexdigest() for w in wheels}


def test_serve_has_no_test_tool_then_an_extra_and_then_tests_only_add_and_then_all_stays(served):
    assert served.packages("serve", online=False) == "base"
    assert served.packages("--verbose", "install", "region") == "base far deep"
    assert served.packages("grade", "test", "install", online=False) == "base far deep"
    assert served.packages("test", "-k", "x") == "base far deep tool"

    # The larger part serves for all: nothing is asked of pip, nothing is installed.
    for command in ("serve", "test", "check", "install region", "--help"):
        assert served.packages(*command.split(), online=False) == "base far deep tool"
    assert not served.started_anew()


def test_a_changed_lock_makes_the_environment_anew_with_the_extras_and_without_the_tools(
    served, hashes
):
    served.packages("install", "region")
    served.packages("test")
    served.lock("requirements.txt", {"base": "somebody else"}, hashes)

    assert served.packages("serve") == "base far deep"
    assert served.started_anew()


def test_a_changed_lock_of_the_tests_troubles_only_who_tests(served, hashes):
    served.packages("test")
    served.lock("requirements-test.txt", {**USE, "tool": "tiny"}, hashes)

    assert served.packages("serve", online=False) == "base far deep tool"
    assert not served.started_anew()
    # What the lock no longer names must not change what the tests say.
    assert served.packages("test") == "base tool"
    assert served.started_anew()


def test_without_a_network_the_first_run_says_what_to_do_and_the_next_one_does_it(clean):
    failed = clean.run("test", online=False)

    assert failed.returncode == 1
    assert "Nie udało się zainstalować bibliotek kursu" in failed.stderr
    assert "sprawdź połączenie z internetem" in failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr
    assert clean.packages("test") == "base far deep tool"
    clean.started_anew()
    # Who tested first and serves then waits for nothing.
    assert clean.packages("serve", online=False) == "base far deep tool"
    assert not clean.started_anew()


def test_tools_that_cannot_be_added_leave_the_course_as_it_was(served):
    assert served.run("test", online=False).returncode == 1

    assert served.packages("serve", online=False) == "base"
    assert not served.started_anew()


def test_a_file_that_differs_from_the_lock_by_a_byte_is_not_installed(served, hashes):
    served.lock("requirements.txt", USE, {**hashes, "base": hashes["tool"]})

    failed = served.run("serve")

    assert failed.returncode == 1
    assert "hash" in failed.stderr.casefold()
    assert not (served.folder / ".venv" / "msai-lock.sha256").exists()


def test_nothing_is_compiled_that_nobody_imported(served):
    (packages,) = (served.folder / ".venv").rglob("site-packages")

    assert (packages / "base.py").is_file()
    assert not list(packages.glob("__pycache__/base.*"))
