"""Copies of files that are made anew only when the file has changed."""

from __future__ import annotations

import shutil
from pathlib import Path


def copy_changed(path: Path, twin: Path) -> None:
    """Copy a file with its time, unless the copy has the same size and time already."""
    if not _same(path, twin):
        twin.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, twin)


def _same(path: Path, twin: Path) -> bool:
    if not twin.is_file():
        return False
    old, new = twin.stat(), path.stat()
    return old.st_size == new.st_size and old.st_mtime == new.st_mtime
