"""The browser side builds, is typed, keeps its own tests and stays light for readers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from msai_course.base.paths import BOOK, ROOT, WEB
from msai_course.build.node import npm_ci, run_npm
from msai_course.build.runtime import ENTRIES, build_web, gzipped, sizes, write_types
from once import Once

pytestmark = pytest.mark.long
#: What a page with exercises loads before anyone scrolls to them.
RUNNER_LIMIT = 10_000
LONGEST_FILE = 320


@pytest.fixture(scope="session")
def built(once: Once) -> Path:
    return once.folder("web", lambda place: build_web(place, progress=len))


@pytest.fixture(scope="module")
def modules() -> Path:
    return npm_ci(WEB)


def _scripts(built: Path) -> list[Path]:
    return sorted((built / "static" / "js").glob("*.js"))


def _front_matters() -> str:
    return "\n".join(_text(page).partition("\n---\n")[0] for page in BOOK.rglob("*.md"))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_typescript_is_strict_and_clean_with_the_vocabulary_as_it_is_now(modules: Path) -> None:
    write_types()
    run_npm("run", "check", cwd=modules.parent)


def test_its_own_unit_tests_pass(modules: Path) -> None:
    assert re.search(r"^. pass [1-9]", run_npm("test", cwd=modules.parent), re.MULTILINE)


def test_files_that_are_loaded_by_name_keep_their_names(built: Path) -> None:
    assert {path.name for path in (built / "live").glob("*.js")} == set(ENTRIES)


def test_scripts_that_pages_load_by_name_are_there(built: Path) -> None:
    template = (ROOT / "src/msai_course/theme/layout.html").read_text(encoding="utf-8")
    preloaded = re.findall(r'"(\w+)"', "".join(re.findall(r"for module in (.*?) -?%}", template)))
    asked = re.findall(r"^\s*script: (\S+)$", _front_matters(), re.MULTILINE)
    wanted = {f"{name}.js" for name in preloaded if name != "progress_page"} | set(asked)
    assert {"page.js", "keep.js", "katalog.js"} <= {path.name for path in _scripts(built)}
    assert len(preloaded) > 10 and asked
    assert wanted <= {path.name for path in _scripts(built)}


def test_what_a_script_of_a_page_imports_lies_beside_it(built: Path) -> None:
    imported = re.compile(r"""(?:from|import\() ?["'](\./[^"']+)""")
    for script in _scripts(built):
        for name in imported.findall(script.read_text(encoding="utf-8")):
            assert (script.parent / name).is_file(), f"{script.name}: {name}"


def test_scripts_without_modules_import_and_export_nothing(built: Path) -> None:
    for name in ("static/boot.js", "serviceworker.js"):
        text = (built / name).read_text(encoding="utf-8")
        assert not re.search(r"^(import|export)\b", text, re.MULTILINE), name


def test_what_is_stored_is_named_in_one_place_only() -> None:
    names = re.compile(r"""["'`]msai(?:\.(?:progress|name|person|said|theme)\b|-states["'`])""")
    sources = [path for path in (WEB / "src").rglob("*.ts*") if names.search(_text(path))]
    # Before anything is drawn the theme is asked for, by a script that may import nothing.
    assert {path.name for path in sources} == {"keep.ts", "boot.ts"}


def test_every_type_is_said_and_no_file_is_long() -> None:
    for path in sorted((WEB / "src").rglob("*.ts*")):
        assert not re.search(r"[:<|] ?any\b|\bas any\b|@ts-", _text(path)), path.name
        # What is written from Python is not read here.
        is_written = path.name.endswith(".generated.ts")
        assert is_written or len(_text(path).splitlines()) <= LONGEST_FILE, path.name


def test_the_entry_of_a_page_is_tiny(built: Path) -> None:
    assert gzipped(built / "live" / "runner.js") < RUNNER_LIMIT


def test_nothing_is_loaded_from_another_host(built: Path) -> None:
    loads = re.compile(r"""(?:import\(|from|fetch\(|src=|@import|url\()\s*["']?https?://""")
    for bundle in (path for path in built.rglob("*") if path.is_file()):
        assert not loads.search(bundle.read_text(encoding="utf-8")), bundle.name


def test_sizes_are_told_largest_first(built: Path) -> None:
    live = built / "live"
    lines = sizes(live)
    assert "chart.js" in lines[0]
    assert len(lines) == len([*live.rglob("*.js"), *live.rglob("*.css")])


def test_a_new_build_leaves_no_old_chunks(tmp_path: Path) -> None:
    stale = tmp_path / "live" / "chunks" / "session.0.js"
    stale.parent.mkdir(parents=True)
    stale.write_text("old", encoding="utf-8")
    build_web(tmp_path, progress=lambda _line: None)
    assert not stale.exists()


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    assert all("resolved" not in package for package in lock["packages"].values())
