"""An edition takes over what the course has built: only what differs is made again."""

from __future__ import annotations

import gzip
import hashlib
import json
import struct

import pytest

from msai_course.build.assemble import compress
from msai_course.build.pipeline import PYODIDE
from msai_course.build.pyodide import LITE_LOCK, LOCK, PREFETCH, add_to_msai
from msai_course.build.pyodide_bundles import bundle_name
from msai_course.build.pyodide_wheels import read_files
from msai_course.editions.twins import take_twins

TABLE = "msai/_packed/edition/units.csv"


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """Python for the browser with a table in its wheel of the course."""
    return add_to_msai(PYODIDE, {TABLE: b"jednostka\nRynek\n"}, tmp_path_factory.mktemp("py") / "p")


def _entry(folder, lock):
    return json.loads((folder / lock).read_text(encoding="utf-8"))["packages"]["msai"]


@pytest.mark.parametrize("lock", [LOCK, LITE_LOCK])
def test_the_lock_names_the_wheel_that_holds_the_table(python, lock):
    wheel = python / _entry(python, lock)["file_name"]
    assert read_files(wheel)[TABLE] == b"jednostka\nRynek\n"
    assert _entry(python, lock)["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_archive_of_pages_holds_the_table_too(python):
    content = gzip.decompress((python / bundle_name("base")).read_bytes())
    (size,) = struct.unpack_from("<I", content)
    files = [name for name, _size in json.loads(content[4 : 4 + size])["files"]]
    assert TABLE in files


def test_everything_else_is_what_the_course_has(python):
    wheel = _entry(python, LOCK)["file_name"]
    own = {wheel, LOCK, LITE_LOCK, PREFETCH, bundle_name("base")}
    others = {path.name for path in PYODIDE.iterdir()} - own
    assert len(others) > 10
    assert {name for name in others if not _equal(python / name, PYODIDE / name)} == set()


def _equal(one, other):
    return one.read_bytes() == other.read_bytes()


def test_twins_of_equal_files_are_taken_and_no_others(tmp_path):
    part, finished, target = (tmp_path / name for name in ("part", "finished", "target"))
    for folder, second in ((part, "nowe "), (finished, "stare ")):
        folder.mkdir()
        (folder / "a.js").write_text("wspólne " * 300, encoding="utf-8")
        (folder / "b.js").write_text(second * 300, encoding="utf-8")
    for name in ("a.js", "b.js"):
        compress(finished / name)
    take_twins(part, finished, target)
    assert {path.name for path in target.iterdir()} == {"a.js.gz", "a.js.br"}
    assert _equal(target / "a.js.gz", finished / "a.js.gz")
