"""The key of a folder of certificates: a hidden file that only its owner can read."""

from __future__ import annotations

import secrets
from pathlib import Path

from msai_course.base.files import write_with
from msai_trainer.certificates.model import SECRET
from msai_trainer.errors import GradingError


def read_key(folder: Path) -> bytes | None:
    """Return the key of a folder of certificates; None: it has none."""
    path = folder / SECRET
    return path.read_text(encoding="ascii").strip().encode() if path.is_file() else None


def need_key(folder: Path) -> bytes:
    """Return the key.

    Raises:
        GradingError: The hidden file is gone.
    """
    key = read_key(folder)
    if not key:
        message = f"W folderze zaświadczeń nie ma ukrytego pliku {SECRET}."
        hint = "Skopiuj go z kopii folderu: bez niego wydane kody tracą ważność."
        raise GradingError.of("no_secret", message, hint)
    return key


def make_key(folder: Path) -> bytes:
    """Make the key of a new folder; only its owner can read it."""
    path = folder / SECRET
    key = secrets.token_hex(32)
    write_with(path, lambda new: new.write_text(key, encoding="ascii"), private=True)
    return need_key(folder)
