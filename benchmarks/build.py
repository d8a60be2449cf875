"""`bench build`: all pages of the course, against `jupyter-book build` as it comes.

Both get the same sources and configuration, each in a folder of its own and a fresh process: first
all pages, then again after one lesson got a new paragraph. Ours also stages the sources, makes the
generated pages and checks that there is no warning; the peer gets the staged tree ready-made.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from msai_course.base.paths import ROOT
from msai_course.build.book import STAGED

#: A lesson that most people change first: plain text around one exercise.
LESSON = "book/przed-warsztatem/01-rewitalizacja-spoleczna.ipynb"
_OURS = """
import sys
from pathlib import Path
from msai_course.build.book import build_book
from msai_course.build.pipeline import generators
build_book(Path(sys.argv[1]), Path(sys.argv[2]), generators=generators())
"""
_PEER = "from jupyter_book.cli.main import main; main()"


def run() -> dict[str, Any]:
    """Return seconds of both sides; ``ratio`` = ours / peer for all pages."""
    with tempfile.TemporaryDirectory() as folder:
        ours, peer = Path(folder, "ours"), Path(folder, "peer")
        _copy_sources(ROOT, ours)
        build_ours = [sys.executable, "-c", _OURS, str(ours), str(ours / "html")]
        build_peer = [sys.executable, "-c", _PEER, "build", "--quiet", str(peer)]
        whole = {"ours": _seconds(build_ours)}
        shutil.copytree(ours / "_build" / "source", peer)
        whole["peer"] = _seconds(build_peer)
        for tree in (ours, peer):
            _add_paragraph(tree / LESSON)
        changed = {"ours": _seconds(build_ours), "peer": _seconds(build_peer)}
        pages = len(list((ours / "html").rglob("*.html")))
    _print_table(pages, whole, changed)
    return {
        "name": "build",
        "ratio": whole["ours"] / whole["peer"],
        **whole,
        "peer_name": "jupyter-book build, same sources and configuration",
        "pages": pages,
        "one_lesson_changed": {**changed, "ratio": changed["ours"] / changed["peer"]},
    }


def _copy_sources(source: Path, target: Path) -> None:
    for name in STAGED:
        copy = shutil.copytree if (source / name).is_dir() else shutil.copy2
        target.mkdir(exist_ok=True)
        copy(source / name, target / name)


def _add_paragraph(lesson: Path) -> None:
    import nbformat

    notebook = nbformat.read(lesson, as_version=4)
    text = next(cell for cell in reversed(notebook.cells) if cell.cell_type == "markdown")
    text.source += "\n\nNowy akapit.\n"
    nbformat.write(notebook, lesson)


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _print_table(pages: int, whole: dict[str, float], changed: dict[str, float]) -> None:
    table = Table("co", "my", "jupyter-book", "stosunek", title=f"Budowanie {pages} stron")
    for name, times in (("wszystko", whole), ("po zmianie jednej lekcji", changed)):
        ours, peer = times["ours"], times["peer"]
        table.add_row(name, f"{ours:.1f} s", f"{peer:.1f} s", f"{ours / peer:.2f}")
    Console().print(table)
