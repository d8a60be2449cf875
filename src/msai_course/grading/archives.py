"""Reading ZIP archives that came from strangers: nothing is unpacked to disk.

Refused, one by one: members that point outside, links, encrypted ones, bombs, too deep nesting.
"""

from __future__ import annotations

import lzma
import os
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from msai_course.grading.model import FoundFile, Refusal, Status

#: Largest file of one person; a notebook with answers has a few dozen kilobytes.
MAX_FILE = 20 * 1024 * 1024
#: Largest archive inside an archive, read in memory.
MAX_NESTED = 100 * 1024 * 1024
#: Most members of one archive.
MAX_MEMBERS = 20_000
#: Compression above this ratio is a bomb: JSON text rarely gets above 30.
MAX_RATIO = 200
MAX_DEPTH = 3
#: Most bytes that one archive may unpack to, archives inside it included.
MAX_TOTAL = 2 * 1024**3
LONGEST_NAME = 200
#: Signs that a file name should not show: control and direction signs, half letters.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
#: What `zipfile` raises for a damaged member; which one depends on how it was packed.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, RuntimeError, EOFError, ValueError,
)  # fmt: skip
_POLISH = set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")


@dataclass
class _Budget:
    """How much one archive may still unpack to."""

    left: int


def read_archive(
    source: BinaryIO, name: str, depth: int = 0, budget: _Budget | None = None
) -> Iterator[FoundFile]:
    """Yield the files of a ZIP archive, also of archives inside it."""
    budget = budget or _Budget(MAX_TOTAL)
    if depth >= MAX_DEPTH:
        yield _refused(name, "Archiwum jest zagnieżdżone zbyt głęboko.")
        return
    try:
        with zipfile.ZipFile(source) as archive:
            members = [info for info in archive.infolist() if not info.filename.endswith("/")]
            if len(members) > MAX_MEMBERS:
                yield _refused(name, f"Archiwum ma ponad {MAX_MEMBERS} plików.")
                return
            for info in members:
                if budget.left <= 0:
                    most = f"{MAX_TOTAL / 1024**3:g} GB"
                    yield _refused(name, f"Archiwum ma w środku ponad {most}; resztę pominięto.")
                    return
                yield from _read_member(archive, info, name, depth, budget)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield _refused(name, "Archiwum ZIP jest uszkodzone i nie da się go otworzyć.")


def _read_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, outer: str, depth: int, budget: _Budget
) -> Iterator[FoundFile]:
    name = f"{outer}/{member_name(info)}"
    if fault := _fault(info):
        yield _refused(name, fault)
        return
    nested = name.lower().endswith(".zip")
    try:
        content = _content(archive, info, MAX_NESTED if nested else MAX_FILE)
    except _DAMAGED:
        yield _refused(name, "Ten plik w archiwum jest uszkodzony.")
        return
    budget.left -= MAX_FILE if content is None else len(content)
    if content is None:
        yield too_big(name)
    elif nested:
        yield from read_archive(BytesIO(content), name, depth + 1, budget)
    else:
        yield FoundFile(name, content, _modified(info))


def member_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name in proper Polish letters.

    Old packers write names in the code page of the system without saying so; `zipfile` then
    takes them for cp437.
    """
    name = info.filename
    if not info.flag_bits & 0x800:
        name = _decode(name.encode("cp437", "replace"))
    return legible(name)


def legible(name: str) -> str:
    """Return a file name as it can stand in a table: whole letters, read from left to right."""
    if any("\udc80" <= sign <= "\udcff" for sign in name):  # bytes of another code page
        name = _decode(os.fsencode(name))
    signs = unicodedata.normalize("NFC", name)
    clean = "".join("\ufffd" if unicodedata.category(s) in _UNSEEN else s for s in signs)
    return clean if len(clean) <= LONGEST_NAME else f"…{clean[-LONGEST_NAME:]}"


def too_big(name: str) -> FoundFile:
    """Return the refusal of a file that is larger than any notebook of the course."""
    return _refused(name, f"Plik jest większy niż {MAX_FILE // 1024**2} MB.")


def _decode(raw: bytes) -> str:
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


def _fault(info: zipfile.ZipInfo) -> str:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "Ścieżka w archiwum wychodzi poza jego folder, więc plik pominięto."
    if stat.S_ISLNK(info.external_attr >> 16):
        return "To dowiązanie do innego pliku, więc go pominięto."
    if info.flag_bits & 0x1:
        return "Plik w archiwum jest zaszyfrowany hasłem."
    if info.file_size > MAX_RATIO * max(info.compress_size, 1) and info.file_size > MAX_FILE // 10:
        return "Plik po rozpakowaniu byłby podejrzanie duży, więc go pominięto."
    return ""


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes | None:
    # The size in the header may lie: read no more than the limit, whatever it says.
    with archive.open(info) as member:
        content = member.read(limit + 1)
    return content if len(content) <= limit else None


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return None


def _refused(name: str, message: str) -> FoundFile:
    return FoundFile(name, refusal=Refusal(Status.UNREADABLE, message))
