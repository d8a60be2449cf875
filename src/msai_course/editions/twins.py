"""Compressed twins (``.gz``, ``.br``) of files that the course has already compressed."""

from __future__ import annotations

import filecmp
import shutil
from pathlib import Path

TWINS = (".gz", ".br")


def take_twins(part: Path, finished: Path, target: Path) -> None:
    """Copy the twins of files that are equal in a part and in a finished site.

    Compressing takes longer than everything else; `msai_course.build.assemble` leaves a file alone
    whose twins are newer than it.

    Args:
        part: Files about to be put into a site.
        finished: Folder of another, complete site.
        target: The same folder of the site that is being built.
    """
    for path in (path for path in part.rglob("*") if path.is_file()):
        name = path.relative_to(part)
        twins = [Path(f"{finished / name}{kind}") for kind in TWINS]
        if all(twin.is_file() for twin in twins) and _equal(path, finished / name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            for twin, kind in zip(twins, TWINS, strict=True):
                shutil.copyfile(twin, f"{target / name}{kind}")


def _equal(one: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(one, other, shallow=False)
