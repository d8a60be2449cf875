"""The wheel of the package carries its data and its Polish, and is the same every time."""

import datetime
import json
import shutil
import subprocess
import sys
import zipfile
from types import SimpleNamespace

import pytest
from babel.messages.pofile import read_po

from msai.base.i18n import compile_catalogue
from msai_course.base.paths import DATA
from msai_course.build.errors import BuildError
from msai_course.build.wheels import PROJECT, build_wheel


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the package beside a small data package with a bank, a script and raw sources."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(PROJECT, root / "src" / "msai", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in {
        "banks/methods.yaml": "- name: Świetlica\n  hours: 1.5\n",
        "town/units.csv": "unit;people\nRynek;10\n",
        "town/make.py": "raise SystemExit('a script is no data')\n",
        "raw/source.xlsx": "raw\n",
        "README.md": "about\n",
    }.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / "src" / "msai"


@pytest.fixture(scope="module")
def wheel(project, tmp_path_factory):
    return build_wheel(tmp_path_factory.mktemp("wheel"), project)


def test_data_goes_in_and_scripts_raw_sources_and_notes_stay_out(wheel):
    packed = {n for n in zipfile.ZipFile(wheel).namelist() if n.startswith("msai/_packed/data/")}

    assert packed == {"msai/_packed/data/banks/methods.json", "msai/_packed/data/town/units.csv"}


def test_every_catalogue_goes_in_compiled_and_none_as_source(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    catalogues = [path.stem for path in PROJECT.glob("locale/pl/LC_MESSAGES/*.po")]

    assert {f"msai/_packed/locale/pl/{name}.mo" for name in catalogues} <= set(names)
    assert [name for name in names if name.endswith((".po", ".toml", "hatch_build.py"))] == []


def test_the_unpacked_package_finds_its_data_and_speaks_polish(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    english, polish = _some_message()
    code = f"""
import json, sys
sys.path.insert(0, {str(tmp_path)!r})
from msai.base.i18n import catalogue
from msai.base.resources import data_path, load_bank
import msai
_, _plural = catalogue("forms")
table = data_path("town/units.csv").read_text(encoding="utf-8")
print(json.dumps([msai.__file__, load_bank("methods"), table, _({english!r})]))
"""
    shown = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    place, bank, table, said = json.loads(shown.stdout)

    assert place.startswith(str(tmp_path))
    assert bank == [{"name": "Świetlica", "hours": 1.5}]
    assert table == "unit;people\nRynek;10\n"
    assert said == polish


def _some_message():
    """A message of the forms and its Polish."""
    with (PROJECT / "locale/pl/LC_MESSAGES/forms.po").open("rb") as source:
        plain = [m for m in read_po(source) if isinstance(m.id, str) and m.id and m.id != m.string]
    return plain[0].id, plain[0].string


def test_building_twice_gives_the_same_bytes(wheel, project, tmp_path):
    assert build_wheel(tmp_path, project).read_bytes() == wheel.read_bytes()


def test_a_catalogue_compiled_later_is_the_same(monkeypatch):
    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2099, 1, 1, tzinfo=tz)

    catalogue = PROJECT / "locale/pl/LC_MESSAGES/forms.po"
    now = compile_catalogue(catalogue)
    clock = SimpleNamespace(**{**vars(datetime), "datetime": Later})
    monkeypatch.setattr("babel.messages.catalog.datetime", clock)
    assert b"2099" not in compile_catalogue(catalogue)
    assert compile_catalogue(catalogue) == now


def test_an_older_wheel_does_not_stay_beside_the_new_one(project, tmp_path):
    (tmp_path / "msai-0.0.1-py3-none-any.whl").touch()

    assert list(tmp_path.glob("*.whl")) != [build_wheel(tmp_path, project)]
    assert len(list(tmp_path.glob("*.whl"))) == 1


def test_a_broken_bank_stops_the_build_and_is_named(project, tmp_path):
    broken = tmp_path / "src" / "msai"
    shutil.copytree(project, broken)
    bank = tmp_path / "data" / "banks" / "broken.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text("- [unclosed\n", encoding="utf-8")

    with pytest.raises(BuildError, match=r"(?s)Nie udało się zbudować pakietu msai.*broken\.yaml"):
        build_wheel(tmp_path / "out", broken)


def test_the_real_data_package_is_packed(tmp_path):
    names = zipfile.ZipFile(build_wheel(tmp_path)).namelist()

    tables = {path.relative_to(DATA).as_posix() for path in DATA.glob("*/*.csv")}
    offered = {name for name in tables if name.startswith("office_files/")}
    assert tables > offered
    assert {f"msai/_packed/data/{name}" for name in tables - offered} <= set(names)
    # Practice files are taken from their page; no exercise reads them.
    assert offered and not [name for name in names if "office_files" in name]
