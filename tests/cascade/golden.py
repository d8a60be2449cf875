"""Golden trees: every file that is made, as text in ``golden/<name>/``, so that a change is seen.

``pytest tests/cascade/test_golden.py --update-golden`` accepts what is made now.
"""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Mapping
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def difference(name: str, made: Mapping[str, str], *, update: bool) -> str:
    """Return how made files differ from the golden ones, empty when they do not."""
    folder = GOLDEN / name
    if update:
        _write(folder, made)
    kept = {
        path.relative_to(folder).as_posix().removesuffix(".golden"): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.golden"))
    }
    lines = []
    for file in sorted({*made, *kept}):
        before, after = (tree.get(file, "").splitlines() for tree in (kept, made))
        told = ["jest we wzorcu" * (file in kept), "powstało teraz" * (file in made)]
        lines += difflib.unified_diff(before, after, f"{file} {told[0]}", f"{file} {told[1]}", n=1)
    return "\n".join(lines)


def _write(folder: Path, made: Mapping[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in made.items():
        path = folder / f"{name}.golden"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
