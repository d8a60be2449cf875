"""A kept document is served only while all that decides it is as it was."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

from msai.base import word
from msai_course.base.paths import ROOT
from msai_course.papers import keeping
from msai_course.papers.documents import docx
from msai_course.papers.imprint import MARK, Imprint

SOURCE = ROOT / "src"
#: What turns text and data into documents; what it imports decides how they look.
MAKERS = ("documents", "lesson_parts", "part_slides", "slides")
#: Folders that say where a file lies and what went wrong, never how a page looks.
NO_LOOKS = ("msai_course/base/", "msai_course/build/", "msai/errors.py", "msai/__init__.py",
            "msai_course/__init__.py")  # fmt: skip


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty folder for kept documents."""
    monkeypatch.setattr(keeping, "CACHE", tmp_path / "kept")
    keeping._program.cache_clear()
    yield tmp_path / "kept"
    keeping._program.cache_clear()


def imports_of(path: Path) -> set[Path]:
    """Return the files of ours that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
    places = [SOURCE / str(name).replace(".", "/") for name in names]
    found = {one.with_suffix(".py") for one in places} | {one / "__init__.py" for one in places}
    return {one for one in found if one.is_file()}


def test_whatever_the_makers_of_documents_import_counts():
    todo = [SOURCE / "msai_course" / "papers" / f"{name}.py" for name in MAKERS]
    reached: set[Path] = set()
    while todo:
        path = todo.pop()
        if path not in reached:
            reached.add(path)
            todo += imports_of(path)
    assert Path(word.__file__).parent in {one.parent for one in reached}
    missing = reached - set(keeping.deciding())
    named = {one.relative_to(SOURCE).as_posix() for one in missing}
    assert {one for one in named if not one.startswith(NO_LOOKS)} == set()


def test_libraries_that_set_and_draw_are_dependencies_of_the_course():
    told = (ROOT / "pyproject.toml").read_text(encoding="utf-8").lower().replace("_", "-")
    assert [one for one in keeping.LIBRARIES if f'"{one.replace("_", "-")}' not in told] == []


def kept_once(cache: Path, tmp_path: Path, imprint: Imprint) -> int:
    """Make a document; return how many are kept."""
    docx("<p>Próba.</p>", tmp_path, imprint)
    return len(list(cache.iterdir()))


def test_a_document_is_made_anew_when_the_maker_of_its_tables_changed(cache, tmp_path, monkeypatch):
    copied = tmp_path / "word"
    shutil.copytree(Path(word.__file__).parent, copied)
    monkeypatch.setattr(keeping, "FOLDERS", (copied,))
    imprint = Imprint("Próba", "Gmina", "1.0.0")
    assert [kept_once(cache, tmp_path, imprint) for _again in range(2)] == [1, 1]
    with (copied / "tables.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    keeping._program.cache_clear()
    assert kept_once(cache, tmp_path, imprint) == 2


def test_a_logo_counts_by_what_it_shows_not_by_where_it_lies(cache, tmp_path):
    other = tmp_path / "logo.svg"
    shutil.copyfile(MARK, other)
    moved = tmp_path / "logo-2.svg"
    shutil.copyfile(MARK, moved)
    assert kept_once(cache, tmp_path, Imprint("Próba", "Gmina", "1.0.0", other)) == 1
    assert kept_once(cache, tmp_path, Imprint("Próba", "Gmina", "1.0.0", moved)) == 1
    moved.write_text(MARK.read_text("utf-8").replace("<svg ", '<svg data-a="1" ', 1), "utf-8")
    assert kept_once(cache, tmp_path, Imprint("Próba", "Gmina", "1.0.0", moved)) == 2
