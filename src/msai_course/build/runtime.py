"""Builds the browser side (``web/``): bundles of live cells, scripts of the pages, the worker."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

from msai.base.numbers import fixed_text
from msai.ui.schema import typescript
from msai_course.base.files import write_text
from msai_course.base.paths import WEB
from msai_course.build.errors import BuildError
from msai_course.build.node import npm_ci, run_node, run_npm

#: Bundles that others load by name; everything else there is a chunk with a hash in its name.
ENTRIES = ("runner.js", "exercise.js", "bridge.js", "chart.js")
#: What a build must have made, besides further scripts and chunks.
_MADE = (
    *(f"live/{name}" for name in ENTRIES),
    "static/boot.js",
    "static/js/page.js",
    "serviceworker.js",
)
#: The vocabulary of nodes as types; written at each build, never committed.
NODE_TYPES = WEB / "src" / "exercise" / "nodes.generated.ts"


def write_types() -> None:
    """Write the types that the front end is checked against."""
    text = typescript()
    if not NODE_TYPES.is_file() or NODE_TYPES.read_text(encoding="utf-8") != text:
        write_text(NODE_TYPES, text)


def build_web(output: Path, progress: Callable[[str], None] = print) -> Path:
    """Compile everything that the browser runs of ours into a folder.

    Its ``live`` holds the page runner and the front ends of widgets, bundled; ``static`` the
    scripts of the pages, one file per module; ``serviceworker.js`` is filled in for each site.

    Args:
        output: The folder; made anew.
        progress: Told in Polish how large the bundles are.

    Returns:
        The folder.

    Raises:
        BuildError: A package could not be fetched or a compiler found an error.
    """
    npm_ci(WEB)
    write_types()
    shutil.rmtree(output, ignore_errors=True)
    run_npm("run", "build", "--", f"--env=output={output.resolve() / 'live'}", cwd=WEB)
    run_node(WEB / "scripts.mjs", str(output.resolve()))
    if missing := [name for name in _MADE if not (output / name).is_file()]:
        raise BuildError(f"Po zbudowaniu web/ brakuje plików: {', '.join(missing)}.")
    for line in sizes(output / "live"):
        progress(line)
    return output


def sizes(folder: Path) -> list[str]:
    """Return one line per bundle: its name and its size as sent (gzip), largest first."""
    bundles = (path for path in folder.rglob("*") if path.suffix in {".js", ".css"})
    measured = sorted(((gzipped(path), path.name) for path in bundles), reverse=True)
    return [f"{fixed_text(size / 1000, 1):>8} kB  {name}" for size, name in measured]


def gzipped(path: Path) -> int:
    """Return the bytes a file takes when sent with gzip."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))
