"""The assembled distribution serves all it lists, lists all it serves, and runs."""

import gzip
import hashlib
import json
import shutil
import struct
import zipfile
from pathlib import Path

import pytest

from msai_course.base.locks import pins_of
from msai_course.base.paths import ROOT
from msai_course.build.node import run_node
from msai_course.build.pyodide import (
    CORE_FILES,
    LITE_LOCK,
    LOCK,
    PREFETCH,
    STDLIB_FILE,
    assemble,
    load_size,
)
from msai_course.build.pyodide_bundles import BUNDLES, REPLACED, STDLIB_BUNDLE, bundle_name
from msai_course.build.pyodide_packages import SERVED
from msai_course.build.wheels import build_wheel

pytestmark = pytest.mark.long
RUNNER = Path(__file__).with_name("run_in_pyodide.mjs")


@pytest.fixture(scope="session")
def wheel(once):
    [built] = once.folder("wheel", build_wheel).iterdir()
    return built


@pytest.fixture(scope="session")
def folder(once, wheel):
    """The distribution, assembled as the site build does it, once in a run."""

    def make(place):
        assemble(place / "pyodide", lambda _: None, wheel)

    return once.folder("pyodide", make) / "pyodide"


@pytest.fixture(scope="module")
def run(folder):
    """Run Python under Node in the distribution: ``run(code, packages=…, lock=…)``."""

    def run_python(code, packages=(), lock=LOCK):
        job = json.dumps({"packages": list(packages), "code": code})
        return json.loads(run_node(RUNNER, str(folder), lock, stdin=job))

    return run_python


def _packages(folder, lock=LOCK):
    return json.loads((folder / lock).read_text(encoding="utf-8"))["packages"]


@pytest.mark.parametrize("lock", [LOCK, LITE_LOCK])
def test_every_listed_wheel_is_served_with_its_hash(folder, lock):
    packages = _packages(folder, lock)

    assert set(packages) == {package.name for package in SERVED}
    for entry in packages.values():
        content = (folder / entry["file_name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry["name"]


def test_nothing_is_served_that_is_not_listed(folder):
    wheels = {entry["file_name"] for entry in _packages(folder).values()}

    others = {path.name for path in folder.iterdir()} - wheels

    bundles = {STDLIB_BUNDLE, *map(bundle_name, BUNDLES)}
    assert others == {*CORE_FILES, STDLIB_FILE, LOCK, LITE_LOCK, PREFETCH, *bundles}


def test_no_package_asks_for_one_that_is_not_served(folder):
    packages = _packages(folder)

    asked = {name for entry in packages.values() for name in entry["depends"]}

    assert asked <= set(packages)


def test_no_file_is_left_to_be_compiled_in_the_browser(folder):
    archives = [folder / STDLIB_FILE, *folder.glob("*.whl")]

    sources = [
        f"{archive.name}: {name}"
        for archive in archives
        for name in zipfile.ZipFile(archive).namelist()
        if name.endswith(".py")
    ]

    assert sources == []


def test_the_progress_bar_knows_every_size(folder):
    sizes = json.loads((folder / PREFETCH).read_text(encoding="utf-8"))["sizes"]

    served = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert sizes == {name: size for name, size in served.items() if name != PREFETCH}


def test_a_lesson_without_tables_does_not_pay_for_them(folder):
    assert load_size(folder, ("base",)) < 0.75 * load_size(folder, ("base", "tables"))


def test_assembling_again_leaves_every_file_as_it_was(folder, wheel, tmp_path):
    folder = shutil.copytree(folder, tmp_path / "pyodide")
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}

    assemble(folder, lambda _: None, wheel)

    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_the_browser_has_the_versions_of_the_lock_file(run):
    pins = pins_of((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    names = ("pandas", "numpy", "ipywidgets", "anywidget", "openpyxl", "xlsxwriter", "python-docx",
             "pyshp")  # fmt: skip

    code = f"from importlib.metadata import version\n[version(n) for n in {names!r}]"

    assert run(code, packages=names) == [pins[name] for name in names]


def test_tables_work(run):
    code = """
import pandas
table = pandas.DataFrame({"area": ["A", "A", "B"], "people": [1, 2, 4]})
table.groupby("area")["people"].sum().to_dict()
"""
    assert run(code) == {"A": 3, "B": 4}


def test_documents_are_written_and_read(run):
    code = """
import io, docx, openpyxl, xlsxwriter
from msai.base.sheets import Sheet, write_xlsx
paper = docx.Document()
paper.add_paragraph("zażółć")
kept = io.BytesIO(write_xlsx([Sheet("A", [["wskaźnik"]])])), io.BytesIO()
paper.save(kept[1])
[openpyxl.load_workbook(kept[0]).active["A1"].value, docx.Document(kept[1]).paragraphs[0].text]
"""
    assert run(code) == ["wskaźnik", "zażółć"]


def test_a_shapefile_is_read(run):
    code = """
import io, shapefile
from msai.diagnosis.boundaries import read_outlines
streams = {kind: io.BytesIO() for kind in ("shp", "shx", "dbf")}
with shapefile.Writer(**streams, encoding="cp1250") as writer:
    writer.field("NAZWA", "C")
    writer.poly([[(21, 52), (21, 52.01), (21.01, 52), (21, 52)]])
    writer.record("Łąkowa")
parts = {f"g.{kind}": stream.getvalue() for kind, stream in streams.items()}
(one,) = read_outlines(parts | {"g.prj": b"EPSG:4326"}, ["Łąkowa"]).features
one["geometry"]["coordinates"][0][0][0]
"""
    # Boundaries belong to tables: where they are read, pandas is there.
    assert run(code, packages=["pandas"]) == [637253, 461197]


def test_polish_encodings_time_zone_and_decimals_survive_the_trimming(run):
    code = """
import zoneinfo, datetime, decimal
noon = datetime.datetime(2026, 7, 1, 12, tzinfo=zoneinfo.ZoneInfo("Europe/Warsaw"))
["ąęł".encode("cp1250").hex(), "ą".encode("iso-8859-2").hex(), noon.utcoffset().seconds,
 str(decimal.Decimal("0.1") + decimal.Decimal("0.2"))]
"""
    assert run(code, packages=["tzdata"]) == ["b9eab3", "b1", 7200, "0.3"]


def test_the_course_package_loads_without_tables_in_a_page_and_with_them_in_jupyterlite(run):
    code = """
import importlib.util, msai
importlib.util.find_spec("pandas") is not None
"""
    assert run(code) is False
    assert run(code, lock=LITE_LOCK) is True


def test_an_error_is_shown_though_libraries_carry_no_sources(run):
    code = """
import sys, pandas
from IPython.core.ultratb import VerboseTB
try:
    pandas.DataFrame({"a": [1]})["b"]
except KeyError:
    text = VerboseTB(theme_name="nocolor").text(*sys.exc_info())
"KeyError" in text and "frame.py" in text
"""
    assert run(code, packages=["ipython"]) is True


def _bundle(folder, word):
    """Return the index of a bundle and its files by path, read by the format's description."""
    content = gzip.decompress((folder / bundle_name(word)).read_bytes())
    (length,) = struct.unpack("<I", content[:4])
    index = json.loads(content[4 : 4 + length])
    files, offset = {}, 4 + length
    for path, size in index["files"]:
        files[path] = content[offset : offset + size]
        offset += size
    assert offset == len(content)
    return index, files


@pytest.mark.parametrize("word", BUNDLES)
def test_a_bundle_holds_exactly_the_files_of_its_wheels(folder, word):
    index, files = _bundle(folder, word)
    packages = _packages(folder)
    expected = {}
    for name in index["packages"]:
        with zipfile.ZipFile(folder / packages[name]["file_name"]) as wheel:
            expected |= {path: wheel.read(path) for path in wheel.namelist()}
    assert files == expected
    assert set(BUNDLES[word]) <= set(index["packages"])


def test_together_the_bundles_of_a_page_are_complete_and_carry_nothing_twice(folder):
    packages = _packages(folder)
    names = [name for word in BUNDLES for name in _bundle(folder, word)[0]["packages"]]
    assert len(names) == len(set(names))
    needed = {depends for name in names for depends in packages[name]["depends"]}
    assert needed - set(names) <= REPLACED
