"""Files that are not read, and names as they can be shown."""

from __future__ import annotations

import os
import unicodedata

from msai_trainer.model import FoundFile, GradeStatus, Refusal

#: Largest file of one person; a notebook with answers has a few dozen kilobytes.
MAX_FILE = 20 * 1024 * 1024
LONGEST_NAME = 200
#: Signs that a file name should not show: control and direction signs, half letters.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_POLISH = set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")


def refused(name: str, message: str, *, minor: bool = False) -> FoundFile:
    """Return a file that must not or cannot be read, with the sentence that says why."""
    return FoundFile(name, refusal=Refusal(GradeStatus.UNREADABLE, message), minor=minor)


def too_big(name: str, most: int = MAX_FILE) -> FoundFile:
    """Return the refusal of a file that is larger than any of the course."""
    return refused(name, f"Plik jest większy niż {most // 1024**2} MB.")


def legible(name: str) -> str:
    """Return a file name as it can stand in a table: whole letters, read from left to right."""
    if any("\udc80" <= sign <= "\udcff" for sign in name):  # bytes of another code page
        name = decode_name(os.fsencode(name))
    signs = unicodedata.normalize("NFC", name)
    clean = "".join("\ufffd" if unicodedata.category(s) in _UNSEEN else s for s in signs)
    return clean if len(clean) <= LONGEST_NAME else f"…{clean[-LONGEST_NAME:]}"


def decode_name(raw: bytes) -> str:
    """Return the name that bytes of an unknown code page spell: the most Polish reading."""
    candidates = []
    for encoding in ("utf-8", "cp1250", "cp852"):
        try:
            candidates.append(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    if not candidates or raw.isascii():
        return raw.decode("cp437")
    if not raw.isascii() and _is_utf8(raw):
        return candidates[0]
    return min(candidates, key=lambda text: sum(not s.isascii() and s not in _POLISH for s in text))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
