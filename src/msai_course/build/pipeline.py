"""Builds the site step by step; doit runs only the steps whose inputs changed.

wheel → pyodide ───┐
web (bundles) ─────┼→ site (+ search index, precompressed files)
web (scripts) → book
lite ──────────────┘
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doit.cmd_base import ModuleTaskLoader
from doit.doit_cmd import DoitMain
from doit.exceptions import TaskFailed
from rich.console import Console

import msai
from msai.errors import MsaiError
from msai_course.base import log
from msai_course.base.paths import BUILD, ROOT, SITE, WEB_BUILT
from msai_course.base.trouble import fault_of_ours, sentence_for
from msai_course.build.errors import BuildError

if TYPE_CHECKING:
    from msai_course.build.book import Generator

HTML = BUILD / "html"
LITE_SITE = BUILD / "lite"
PYODIDE = BUILD / "pyodide"
LIVE = WEB_BUILT / "live"
WHEEL = BUILD / "wheel"

#: Folders whose files never are inputs.
_IGNORED = {"node_modules", "__pycache__", ".ipynb_checkpoints", "_build", "_packed"}
#: Ends the names of files that a step writes among its own inputs.
_GENERATED = ".generated.ts"


def build_site(console: Console, *steps: str) -> None:
    """Build what is stale; stop with a clear message when a step fails.

    Args:
        console: Told what is being built.
        steps: Names of `STEPS`, with what they need; none: the whole site.

    Raises:
        SystemExit: A step failed; its own message stands above.
    """
    BUILD.mkdir(exist_ok=True)
    settings = {
        "GLOBAL": {
            # A database: a build that was broken off leaves the notes of the last one readable.
            "backend": "sqlite3",
            "dep_file": str(BUILD / "steps.sqlite"),
            "verbosity": 2,
            "reporter": _reporter(console),
        }
    }
    loader = ModuleTaskLoader({f"task_{name}": step for name, step in STEPS.items()})
    # Inputs and targets are noted by their place in the course: a folder that was moved or copied
    # with what it has built is not built again.
    with chdir(ROOT):
        result = DoitMain(loader, extra_config=settings).run(["run", *steps])
    if result != 0:
        sys.exit("Budowanie strony się nie udało; co poszło źle, mówi komunikat powyżej.")


def _reporter(console: Console) -> type:
    from doit.reporter import ConsoleReporter

    class BuildProgress(ConsoleReporter):  # type: ignore[misc]
        """One line for each step that runs."""

        def execute_task(self, task: Any) -> None:
            console.print(f"[cyan]•[/] {task.doc}")

        def skip_uptodate(self, task: Any) -> None:
            pass

    return BuildProgress


def _files(*places: str) -> list[str]:
    """Return all input files below the given places of the checkout."""
    return [str(path) for place in places for path in sorted(_walk(ROOT / place))]


def _walk(place: Path) -> Iterator[Path]:
    if place.is_file():
        if not place.name.endswith(_GENERATED):
            yield place
    elif place.is_dir() and place.name not in _IGNORED:
        for child in place.iterdir():
            yield from _walk(child)


def _step(
    doc: str, action: Callable[[], object], inputs: Iterable[str], target: Path
) -> dict[str, Any]:
    def run() -> TaskFailed | None:
        try:
            action()
        except (BuildError, MsaiError) as error:
            return TaskFailed(str(error))
        except Exception as error:
            if (sentence := sentence_for(error)) is None:
                sentence = fault_of_ours(log.note_fault(error))
            return TaskFailed(sentence)
        return None

    noted = sorted({os.path.relpath(path, ROOT) for path in inputs})
    made = os.path.relpath(target, ROOT)
    return {"actions": [run], "file_dep": noted, "targets": [made], "doc": doc}


def _wheel() -> dict[str, Any]:
    def action() -> None:
        from msai_course.build.wheels import build_wheel

        built = build_wheel(WHEEL)
        # The next step follows this file: a new content, not only a new name, must reach it.
        digest = hashlib.sha256(built.read_bytes()).hexdigest()
        (WHEEL / "built").write_text(f"{built.name} {digest}\n", encoding="ascii")

    inputs = _files("src/msai", "data", "exercises", "src/msai_course/build/wheels.py")
    return _step("Pakuję ćwiczenia (koło msai)", action, inputs, WHEEL / "built")


def _pyodide() -> dict[str, Any]:
    def action() -> None:
        from msai_course.build.pyodide import assemble

        assemble(PYODIDE, print)

    # The wheel of the trainer's half holds the masters; it is packed with the rest.
    trainer = ("src/msai_trainer", "solutions", "src/msai_course/grading/masters.py")
    inputs = [*_files("requirements.txt", "lite", *trainer), str(WHEEL / "built")]
    code = [
        path
        for path in _files("src/msai_course/build")
        if Path(path).name.startswith(("pyodide", "trainer"))
    ]
    return _step(
        "Składam Pythona do przeglądarki", action, inputs + code, PYODIDE / "pyodide-lock.json"
    )


def _web() -> dict[str, Any]:
    def action() -> None:
        from msai_course.build.runtime import build_web

        build_web(WEB_BUILT)
        # The book takes the scripts in: it follows what they hold, and no change of the kernel.
        scripts = sorted((WEB_BUILT / "static").rglob("*.js"))
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in scripts)).hexdigest()
        (WEB_BUILT / "scripts").write_text(f"{digest}\n", encoding="ascii")

    vocabulary = ("src/msai/ui/nodes.py", "src/msai/ui/schema.py")
    inputs = _files("web", *vocabulary)
    step = _step("Buduję część przeglądarkową", action, inputs, LIVE / "runner.js")
    made = [WEB_BUILT / "scripts", WEB_BUILT / "serviceworker.js"]
    return {**step, "targets": [*step["targets"], *map(str, made)]}


def _book() -> dict[str, Any]:
    def action() -> None:
        from msai_course.build.book import build_book
        from msai_course.content.course_texts import write_course_texts

        build_book(ROOT, HTML, generators=generators())
        write_course_texts(ROOT, msai.__version__, HTML)

    inputs = _files(
        "book", "exercises", "_config.yml", "_toc.yml", "data",
        "src/msai_course/theme", "src/msai_course/theme", "src/msai_course/content",
        "src/msai_course/build/book.py", "src/msai", "src/msai_course/papers/office_files.py",
        "src/msai_trainer/editions/snapshot.py",
    )  # fmt: skip
    inputs.append(str(WEB_BUILT / "scripts"))
    return _step("Składam strony kursu", action, inputs, HTML / "index.html")


def generators() -> list[Generator]:
    """Return the makers of further pages, for the course and for every edition of it."""
    from msai_course.content.assignment_pages import show_forms
    from msai_course.content.evidence_pages import evidence_pages
    from msai_course.content.practice_pages import practice_pages
    from msai_course.content.trainer_pages import trainer_pages
    from msai_course.papers.office_files import office_files

    return [show_forms, practice_pages, evidence_pages, trainer_pages, office_files]


def _lite() -> dict[str, Any]:
    def action() -> None:
        from msai_course.build.lite import build_lite, course_notebooks

        build_lite(course_notebooks(), LITE_SITE)

    shown = (".ipynb", ".bib", ".svg")
    inputs = [path for path in _files("book", "exercises") if path.endswith(shown)]
    inputs += _files("lite", "src/msai_course/build/lite.py", "src/msai_course/content")
    inputs += _files("src/msai_course/build/pyodide_packages.py")
    return _step("Buduję JupyterLite", action, inputs, LITE_SITE / "index.html")


def _site() -> dict[str, Any]:
    def action() -> None:
        from msai_course.build.assemble import assemble_site

        parts = {
            "": HTML, "_static/live": LIVE, "pyodide": PYODIDE, "lite": LITE_SITE,
        }  # fmt: skip
        assemble_site(parts, SITE)

    targets = (
        HTML / "index.html", PYODIDE / "pyodide-lock.json", LIVE / "runner.js",
        WEB_BUILT / "serviceworker.js", LITE_SITE / "index.html",
    )  # fmt: skip
    code = ("assemble", "headers", "hosting", "icons", "search", "serviceworker")
    own = [path for path in _files("src/msai_course/build") if Path(path).stem in code]
    inputs = [*map(str, targets), *own]
    step = _step("Łączę stronę i robię wyszukiwarkę", action, inputs, SITE / "index.html")
    # A page may change while index.html stays as it was: follow the steps, not only their targets.
    return {**step, "uptodate": [_unchanged_parts]}


def _unchanged_parts(task: Any, values: dict[str, Any]) -> bool:
    newest = max(
        (path.stat().st_mtime for part in (HTML, PYODIDE, LIVE, LITE_SITE)
         for path in part.rglob("*") if path.is_file()),
        default=0.0,
    )  # fmt: skip
    task.value_savers.append(lambda: {"newest": newest})
    return bool(values.get("newest") == newest)


STEPS: dict[str, Callable[[], dict[str, Any]]] = {
    "wheel": _wheel,
    "pyodide": _pyodide,
    "web": _web,
    "book": _book,
    "lite": _lite,
    "site": _site,
}
