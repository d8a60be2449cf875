"""Copies of large folders that cost nothing: names of the same files, wherever the disk allows it.

A test that changes such a file must put another one in its place (`put`): writing into it would
write into the original too.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path


def light_copy(
    source: Path, target: Path, ignore: Callable[[str, list[str]], Iterable[str]] | None = None
) -> Path:
    """Copy a folder; its files are shared with the original."""
    shutil.copytree(source, target, symlinks=True, ignore=ignore, copy_function=_linked)
    return target


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(source, target)
    return target


def put(path: Path, content: bytes | str) -> None:
    """Lay a new file in the place of a shared one."""
    path.unlink(missing_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
