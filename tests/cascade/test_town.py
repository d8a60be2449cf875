"""Which lessons are executed on the municipality's data: those that could show it, no others."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import msai
from msai.widgets import EXERCISES
from msai_course.base.paths import BOOK
from msai_course.base.paths import EXERCISES as ASSIGNMENTS
from msai_course.content.live_needs import TOWN, shows_town
from msai_course.content.page import page_paths, read_page

PACKAGE = Path(msai.__file__).parent
#: Tells whose the data are and whether they are made up.
NOTE = "msai.activities.common.town_origin"
#: Says which lessons an edition has.
TAUGHT = "msai.base.scope"
#: Offers the table of an edition to practise on, by itself.
OFFERED = ("msai.activities.own_table.screen", "msai.activities.own_table.state")


def _modules() -> dict[str, ast.Module]:
    files = [path for path in PACKAGE.rglob("*.py") if "_packed" not in path.parts]
    return {
        ".".join(("msai", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
            ".__init__"
        ): ast.parse(path.read_text(encoding="utf-8"))
        for path in files
    }


def _imported(tree: ast.AST) -> set[str]:
    """Return every module that code imports anywhere, within functions as well."""
    found = set()
    for one in ast.walk(tree):
        if isinstance(one, ast.Import):
            found |= {alias.name for alias in one.names}
        elif isinstance(one, ast.ImportFrom) and one.module:
            found |= {one.module, *(f"{one.module}.{alias.name}" for alias in one.names)}
    return found


def _reached(start: str, modules: dict[str, ast.Module]) -> set[str]:
    pending, seen = [start], set()
    while pending:
        name = pending.pop()
        if name in modules and name not in seen:
            seen.add(name)
            pending += _imported(modules[name])
    return seen


@pytest.fixture(scope="module")
def modules():
    return _modules()


def test_the_figures_of_an_edition_have_one_reader(modules):
    """The note on the data says whose they are, where they lie and how the units are shaped."""
    readers = {name for name, tree in modules.items() if "edition_path" in _used(tree)}
    assert readers == {NOTE, TAUGHT}
    asked = [one for one in ast.walk(modules[TAUGHT]) if isinstance(one, ast.Call)]
    paths = [ast.unparse(one) for one in asked if ast.unparse(one.func) == "edition_path"]
    assert paths == ["edition_path(SCOPE)"]  # which lessons there are, and no figures
    asking = {n for n, tree in modules.items() if f"{NOTE}.edition_table" in _imported(tree)}
    assert asking == {TOWN, *OFFERED}
    assert "read_units" not in ast.unparse(modules[NOTE])


def _used(tree: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_no_exercise_reaches_the_town_behind_the_back_of_the_rule(exercise, modules):
    reaches = TOWN in _reached(f"msai.activities.{exercise}.program", modules)
    assert shows_town([f"from msai.widgets import {exercise}\n\n{exercise}()"]) == reaches


def test_a_lesson_that_uses_the_town_is_told_from_one_that_does_not():
    pages = [read_page(path, BOOK) for path in page_paths(BOOK)]
    showing = {page.metadata.id for page in pages if shows_town(page.code)}
    assert "l04" in showing and "l08" not in showing


def test_assignments_stay_the_same_for_everyone():
    notebooks = sorted(ASSIGNMENTS.glob("*/*.ipynb"))
    assert notebooks
    assert [path.stem for path in notebooks if shows_town(read_page(path, ASSIGNMENTS).code)] == []
