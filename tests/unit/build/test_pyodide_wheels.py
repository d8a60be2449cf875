"""Wheels are read, trimmed, patched and written: same input, same bytes."""

import base64
import csv
import hashlib
import zipfile

import pytest

from msai_course.build.errors import BuildError
from msai_course.build.pyodide_packages import Origin, Patch, ServedPackage
from msai_course.build.pyodide_wheels import (
    Wheel,
    empty_wheel,
    read_files,
    trim,
    with_record,
    write_archive,
)

METADATA = b"""Metadata-Version: 2.1
Name: probe
Version: 1.2
Requires-Dist: Comm_Thing>=1
Requires-Dist: colorama; sys_platform == "win32"
Requires-Dist: pexpect; sys_platform != "win32" and sys_platform != "emscripten"
Requires-Dist: pytest; extra == "test"
Requires-Dist: exotic; python_version < "3.12"
"""
FILES = {
    "probe/__init__.py": b"A = 1\n",
    "probe/lexers/python.py": b"",
    "probe/lexers/cobol.py": b"",
    "probe/tests/test_a.py": b"",
    "probe/fast.cpython-314-wasm32-emscripten.so": b"\0asm",
    "probe/fast.pyx": b"",
    "single.py": b"",
    "probe-1.2.dist-info/METADATA": METADATA,
    "probe-1.2.dist-info/RECORD": b"stale",
}
WHEEL = Wheel("probe-1.2-py3-none-any.whl", FILES)


def test_only_what_the_browser_needs_is_required():
    assert WHEEL.requirements() == ["comm-thing"]


def test_modules_are_what_can_be_imported():
    assert WHEEL.modules() == ["probe", "single"]


def test_tests_and_build_files_are_left_out_and_declared_exceptions_stay():
    package = ServedPackage(
        "probe", Origin.INDEX, drop=("probe/lexers/*",), keep=("probe/lexers/python.py",)
    )

    assert set(FILES) - set(trim(WHEEL, package).files) == {
        "probe/lexers/cobol.py",
        "probe/tests/test_a.py",
        "probe/fast.pyx",
    }


def test_a_patch_changes_its_line():
    patch = Patch("probe/__init__.py", "A = 1", "A = 2")

    changed = trim(WHEEL, ServedPackage("probe", Origin.INDEX, patches=(patch,)))

    assert changed.files["probe/__init__.py"] == b"A = 2\n"


def test_a_patch_that_no_longer_fits_stops_the_build():
    patch = Patch("probe/__init__.py", "B = 1", "B = 2")

    with pytest.raises(BuildError, match=r"probe/__init__\.py nie pasuje do probe-1\.2"):
        trim(WHEEL, ServedPackage("probe", Origin.INDEX, patches=(patch,)))


def test_the_record_names_every_file_with_its_hash():
    files = with_record(FILES)

    rows = {name: digest for name, digest, _ in csv.reader(_record(files).splitlines())}

    assert set(rows) == set(FILES)
    expected = base64.urlsafe_b64encode(hashlib.sha256(b"A = 1\n").digest()).rstrip(b"=").decode()
    assert rows["probe/__init__.py"] == f"sha256={expected}"


def test_the_same_files_give_the_same_archive_in_any_order(tmp_path):
    one, other = tmp_path / "one.whl", tmp_path / "other.whl"

    write_archive(FILES, one)
    write_archive(dict(reversed(FILES.items())), other)

    assert one.read_bytes() == other.read_bytes()
    assert read_files(one) == FILES


def test_a_name_that_is_only_asked_for_gets_a_wheel_without_modules(tmp_path):
    wheel = empty_wheel("jedi")

    write_archive(with_record(wheel.files), tmp_path / wheel.file_name)

    assert wheel.modules() == []
    assert zipfile.ZipFile(tmp_path / wheel.file_name).testzip() is None
    assert wheel.version == "0.0.0"


def _record(files):
    return files["probe-1.2.dist-info/RECORD"].decode()
