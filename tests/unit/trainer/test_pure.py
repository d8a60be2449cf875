"""The trainer's half needs no computer of its own: it runs wherever `msai` does, also in a page."""

import json
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import msai_trainer
from msai_course.build.wheels import PROJECT, TRAINER, build_wheel

FOLDER = Path(msai_trainer.__file__).parent
MODULES = sorted(
    ".".join(("msai_trainer", *path.relative_to(FOLDER).with_suffix("").parts))
    for path in FOLDER.rglob("*.py")
    if path.name != "__init__.py"
)
#: What a page has from the start; everything else is refused while the modules are imported.
ALLOWED = {"msai", "msai_trainer", "segno"}
#: Own pages of an edition are written in Markdown; only there its reader may be asked for.
EDITIONS = ("msai_trainer.editions.", "msai_trainer.pages.edition.")
MARKDOWN = {"markdown_it", "mdit_py_plugins", "mdurl"}
#: An edition brings a table and borders, which are read as `msai.diagnosis` reads them; only there.
TABLES = {"pandas", "numpy", "dateutil", "six", "shapefile"}
#: Documents are written with what `msai.base.word` needs itself; only there.
WORD, WRITER = ".word", {"docx", "lxml", "typing_extensions"}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    """Both wheels, unpacked into one folder."""
    folder = tmp_path_factory.mktemp("wheels")
    for project in (PROJECT, TRAINER):
        zipfile.ZipFile(build_wheel(folder, project)).extractall(folder / "unpacked")
    return folder / "unpacked"


def part_of(module):
    if module.startswith(EDITIONS):
        return "editions"
    return "documents" if module.endswith(WORD) else "everything else"


@pytest.mark.parametrize(
    ("part", "more"),
    [("editions", MARKDOWN | TABLES), ("documents", WRITER), ("everything else", set())],
)
def test_every_module_runs_on_what_its_page_has(wheels, part, more):
    modules = [one for one in MODULES if part_of(one) == part]
    allowed = ALLOWED | more
    refused = sorted(set(packages_distributions()) - allowed)
    code = f"""
import importlib, json, sys
sys.path.insert(0, {str(wheels)!r})
sys.modules.update(dict.fromkeys({refused!r}))  # an import of these fails
for name in {modules!r}:
    importlib.import_module(name)
print(json.dumps([sys.modules["msai_trainer"].__file__, len({modules!r})]))
"""
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    place, count = json.loads(done.stdout)
    assert place.startswith(str(wheels)) and count == len(modules) > 0


def test_the_wheel_is_the_same_every_time_and_holds_no_project_file(tmp_path):
    once, again = build_wheel(tmp_path / "1", TRAINER), build_wheel(tmp_path / "2", TRAINER)
    assert once.read_bytes() == again.read_bytes()
    names = zipfile.ZipFile(once).namelist()
    assert "msai_trainer/people/roster.py" in names
    assert [name for name in names if name.endswith(".toml")] == []
