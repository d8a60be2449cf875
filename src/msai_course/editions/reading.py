"""An edition's folder as it lies on the disk, read for checks and pages (`msai_trainer`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msai_course.editions.own import own_files
from msai_trainer.editions import brought
from msai_trainer.editions.brought import BESIDE, DATA, TEMPLATE
from msai_trainer.editions.cases import ENDING
from msai_trainer.editions.cases import FOLDER as CASES
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.folder import OWN
from msai_trainer.editions.institution import INSTITUTION
from msai_trainer.editions.snapshot import SNAPSHOT


def files_of(edition: Edition, folder: Path) -> dict[str, bytes]:
    """Return what an edition brings, by its path below the folder: what it names, what is its own.

    A name that leads out of the folder is read all the same: on her own computer a trainer may
    keep her table elsewhere.
    """
    cases = (path.name for path in sorted((folder / CASES).glob(f"*{ENDING}")))
    named = [
        *_named(edition),
        *(f"{OWN}/{name}" for name in own_files(folder)),
        *(f"{CASES}/{name}" for name in cases),
    ]
    return {name: (folder / name).read_bytes() for name in named if (folder / name).is_file()}


def _named(edition: Edition) -> Iterator[str]:
    yield from (INSTITUTION, f"{DATA}/{TEMPLATE}", SNAPSHOT)
    for name in filter(None, (edition.logo, edition.dane, edition.granice)):
        yield name
        stem = name.removesuffix(Path(name).suffix)
        yield from (f"{stem}{ending}" for ending in (*BESIDE, ".schema.json"))


def used(edition: Edition, folder: Path) -> Edition:
    """Return an edition as it counts: a template without a row of data is no table."""
    return brought.used(edition, files_of(edition, folder))
