"""An edition takes over what the course has built: only what differs is made again."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import struct

import pytest

from msai_course.build.pipeline import PYODIDE
from msai_course.build.pyodide import LITE_LOCK, LOCK, PREFETCH
from msai_course.build.pyodide_bundles import bundle_name
from msai_course.build.pyodide_wheels import read_files
from msai_trainer.editions.python_data import with_data

TABLE = "msai/_packed/edition/units.csv"
CONTENT = "jednostka\nŹródlana\n".encode()


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """Python for the browser with a table in its wheel of the course."""
    folder = tmp_path_factory.mktemp("py") / "pyodide"
    shutil.copytree(PYODIDE, folder)
    made = with_data(lambda name: (PYODIDE.parent / name).read_bytes(), {"units.csv": CONTENT})
    for name, content in made.items():
        (folder.parent / name).write_bytes(content)
    return folder


def _entry(folder, lock):
    return json.loads((folder / lock).read_text(encoding="utf-8"))["packages"]["msai"]


@pytest.mark.parametrize("lock", [LOCK, LITE_LOCK])
def test_the_lock_names_the_wheel_that_holds_the_table(python, lock):
    wheel = python / _entry(python, lock)["file_name"]
    assert read_files(wheel)[TABLE] == CONTENT
    assert _entry(python, lock)["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_archive_of_pages_holds_the_table_too(python):
    content = gzip.decompress((python / bundle_name("base")).read_bytes())
    assert list(_parts(content))[-1] == {TABLE: CONTENT}
    before = gzip.decompress((PYODIDE / bundle_name("base")).read_bytes())
    assert content.startswith(before)


def _parts(content):
    while content:
        (size,) = struct.unpack_from("<I", content)
        index, content = json.loads(content[4 : 4 + size]), content[4 + size :]
        files = {}
        for name, length in index["files"]:
            files[name], content = content[:length], content[length:]
        yield files


def test_everything_else_is_what_the_course_has(python):
    wheel = _entry(python, LOCK)["file_name"]
    own = {wheel, LOCK, LITE_LOCK, PREFETCH, bundle_name("base")}
    others = {path.name for path in PYODIDE.iterdir()} - own
    assert len(others) > 10
    assert {name for name in others if not _equal(python / name, PYODIDE / name)} == set()


def _equal(one, other):
    return one.read_bytes() == other.read_bytes()
