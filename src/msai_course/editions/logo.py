"""The organiser's logo as a file; what it may be is `msai_trainer`'s."""

from __future__ import annotations

from pathlib import Path

from msai_trainer.editions import logo
from msai_trainer.editions.errors import EditionError


def check_logo(path: Path) -> None:
    """Make sure that a file is a picture that pages can carry.

    Raises:
        EditionError: It is missing, too large, broken, or of another kind than its name says.
    """
    if not path.is_file():
        place = f"logo {path.name}"
        raise EditionError.one(place, "no_logo", "Nie ma takiego pliku.", "Sprawdź ścieżkę.")
    logo.check_logo(path.name, path.read_bytes())
