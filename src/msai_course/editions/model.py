"""``edycja.toml`` as a file: read and written; what stands in it is `msai_trainer`'s."""

from __future__ import annotations

from pathlib import Path

from msai_course.base.files import write_text
from msai_trainer.editions.declared import (
    SETTINGS,
    Edition,
    edition_in,
    edition_text,
    with_release,
)
from msai_trainer.editions.errors import EditionError


def read_edition(folder: Path) -> Edition:
    """Read ``edycja.toml`` of an edition.

    Raises:
        EditionError: There is none, or it does not fit; every problem is listed.
    """
    path = folder / SETTINGS
    if not path.is_file():
        hint = "Podaj folder zrobiony poleceniem „edition new”."
        raise EditionError.one(str(folder), "no_edition", f"Nie ma tu pliku {SETTINGS}.", hint)
    return edition_in(path.read_bytes())


def write_edition(edition: Edition, folder: Path) -> Path:
    """Write ``edycja.toml`` with a comment above every key."""
    return write_text(folder / SETTINGS, edition_text(edition))


def write_release(folder: Path, version: str) -> None:
    """Change the release in ``edycja.toml``; all else, comments included, is the trainer's."""
    path = folder / SETTINGS
    write_text(path, with_release(path.read_text(encoding="utf-8-sig"), version))
