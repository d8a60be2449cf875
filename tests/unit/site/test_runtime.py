"""The browser side builds, is typed, keeps its own tests and stays light for readers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from msai_course.base.paths import WEB
from msai_course.build.node import npm_ci, run_npm
from msai_course.build.runtime import ENTRIES, build_runtime, gzipped, sizes, write_types
from once import Once

pytestmark = pytest.mark.long
#: What a page with exercises loads before anyone scrolls to them.
RUNNER_LIMIT = 10_000


@pytest.fixture(scope="session")
def built(once: Once) -> Path:
    made = once.folder("runtime", lambda place: build_runtime(place / "live", progress=len))
    return made / "live"


@pytest.fixture(scope="module")
def modules() -> Path:
    return npm_ci(WEB)


def test_typescript_is_strict_and_clean_with_the_vocabulary_as_it_is_now(modules: Path) -> None:
    write_types()
    run_npm("run", "check", cwd=modules.parent)


def test_its_own_unit_tests_pass(modules: Path) -> None:
    assert re.search(r"^. pass [1-9]", run_npm("test", cwd=modules.parent), re.MULTILINE)


def test_files_that_are_loaded_by_name_keep_their_names(built: Path) -> None:
    assert {path.name for path in built.glob("*.js")} == set(ENTRIES)


def test_the_entry_of_a_page_is_tiny(built: Path) -> None:
    assert gzipped(built / "runner.js") < RUNNER_LIMIT


def test_nothing_is_loaded_from_another_host(built: Path) -> None:
    loads = re.compile(r"""(?:import\(|from|fetch\(|src=|@import|url\()\s*["']?https?://""")
    for bundle in (path for path in built.rglob("*") if path.is_file()):
        assert not loads.search(bundle.read_text(encoding="utf-8")), bundle.name


def test_sizes_are_told_largest_first(built: Path) -> None:
    lines = sizes(built)
    assert "chart.js" in lines[0]
    assert len(lines) == len([*built.rglob("*.js"), *built.rglob("*.css")])


def test_a_new_build_leaves_no_old_chunks(tmp_path: Path) -> None:
    stale = tmp_path / "live" / "chunks" / "session.0.js"
    stale.parent.mkdir(parents=True)
    stale.write_text("old", encoding="utf-8")
    build_runtime(tmp_path / "live", progress=lambda _line: None)
    assert not stale.exists()


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    assert all("resolved" not in package for package in lock["packages"].values())
