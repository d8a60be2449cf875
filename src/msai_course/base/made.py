"""What the commands made: which file of a person is an earlier result that nobody has changed.

The record lies in the user's own state folder, one small file per written path. It holds digests
only: no path, no name and no content can be read from it. Where it cannot be written, or on
another computer, a file simply counts as somebody else's.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import platformdirs


def state_folder() -> Path:
    """Return where the course keeps its own notes on this computer, the log among them."""
    return platformdirs.user_state_path("msai", appauthor=False)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remember(target: Path, command: str) -> None:
    """Note that a command made this file as it is now."""
    note = _note(target)
    # Without the note the next run asks for --overwrite: a nuisance, no loss.
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        partial = note.with_suffix(f".{os.getpid()}")
        partial.write_text(f"{command} {digest(target)}", encoding="utf-8")
        partial.replace(note)


def is_unchanged(target: Path, command: str) -> bool:
    """Tell whether a file is what the command wrote there, to the last byte."""
    try:
        known = _note(target).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return known == f"{command} {digest(target)}"


def _note(target: Path) -> Path:
    key = hashlib.sha256(str(target.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return state_folder() / "zapisane" / key[:40]
