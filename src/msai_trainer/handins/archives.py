"""Reading ZIP archives that came from strangers: nothing is unpacked to disk.

Refused, one by one: members that point outside, links, encrypted ones, bombs, too deep nesting.
"""

from __future__ import annotations

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from msai_trainer.handins.kinds import HEAD, Kind, is_zip, kind_of
from msai_trainer.handins.litter import is_litter
from msai_trainer.handins.refusing import MAX_FILE, decode_name, legible, refused, too_big
from msai_trainer.model import Budget, FoundFile

#: Largest archive inside an archive, read in memory.
MAX_NESTED = 100 * 1024 * 1024
#: Most members of one archive.
MAX_MEMBERS = 20_000
#: Compression above this ratio is a bomb: JSON text rarely gets above 30.
MAX_RATIO = 200
#: Archives and mails in each other: a mailbox, a mail, an archive, one more.
MAX_DEPTH = 5
#: Most bytes that one archive may unpack to, archives inside it included.
MAX_TOTAL = 2 * 1024**3
#: What `zipfile` raises for a damaged member; which one depends on how it was packed.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, RuntimeError, EOFError, ValueError,
)  # fmt: skip


class Opening(Protocol):
    """What archives and mails need of the one who opens what is inside them."""

    @property
    def budget(self) -> Budget:
        """Return what may still be unpacked."""

    @property
    def depth(self) -> int:
        """Return how many archives and mails are around."""

    def open(self, name: str, content: bytes, modified: datetime | None) -> Iterator[FoundFile]:
        """Yield the files that a file holds: itself, or what is in it."""

    def within(self, container: str) -> Opening:
        """Return the opener of what lies in a container."""

    def mailed_by(self, sender: str) -> Opening:
        """Return the opener of what lies in a person's mail."""

    def mark(self, file: FoundFile) -> FoundFile:
        """Return a file that knows where it lay."""


def read_archive(source: BinaryIO, name: str, opener: Opening) -> Iterator[FoundFile]:
    """Yield the files of a ZIP archive, also of archives and mails inside it."""
    try:
        with zipfile.ZipFile(source) as archive:
            members = [info for info in archive.infolist() if not info.filename.endswith("/")]
            if len(members) > MAX_MEMBERS:
                yield opener.mark(refused(name, f"Archiwum ma ponad {MAX_MEMBERS} plików."))
                return
            for info in members:
                if opener.budget.left <= 0:
                    most = f"{MAX_TOTAL / 1024**3:g} GB"
                    message = f"Archiwum ma w środku ponad {most}; resztę pominięto."
                    yield opener.mark(refused(name, message))
                    return
                yield from _read_member(archive, info, name, opener)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        message = "Archiwum ZIP jest uszkodzone i nie da się go otworzyć."
        yield opener.mark(refused(name, message))


def _read_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, outer: str, opener: Opening
) -> Iterator[FoundFile]:
    name = f"{outer}/{member_name(info)}"
    if is_litter(name):
        return
    if fault := fault_of(info):
        yield opener.mark(refused(name, fault))
        return
    try:
        content = _content(archive, info, name)
    except DAMAGED:
        yield opener.mark(refused(name, "Ten plik w archiwum jest uszkodzony."))
        return
    opener.budget.left -= MAX_FILE if content is None else len(content)
    if content is None:
        yield opener.mark(too_big(name))
    else:
        yield from opener.open(name, content, _modified(info))


def member_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name in proper Polish letters.

    Old packers write names in the code page of the system without saying so; `zipfile` then
    takes them for cp437.
    """
    name = info.filename
    if not info.flag_bits & 0x800:
        name = decode_name(name.encode("cp437", "replace"))
    return legible(name)


def climbs_out(name: str) -> bool:
    """Return whether the path of a member points outside its archive."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]


def fault_of(info: zipfile.ZipInfo) -> str:
    """Return why a member must not be read; empty: it may be."""
    if climbs_out(info.filename):
        return "Ścieżka w archiwum wychodzi poza jego folder, więc plik pominięto."
    if stat.S_ISLNK(info.external_attr >> 16):
        return "To dowiązanie do innego pliku, więc go pominięto."
    if info.flag_bits & 0x1:
        return "Plik w archiwum jest zaszyfrowany hasłem."
    if info.file_size > MAX_RATIO * max(info.compress_size, 1) and info.file_size > MAX_FILE // 10:
        return "Plik po rozpakowaniu byłby podejrzanie duży, więc go pominięto."
    return ""


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes | None:
    """Return the bytes of a member; None: too many for what it is."""
    # The size in the header may lie: read no more than the limit, whatever it says.
    with archive.open(info) as member:
        head = member.read(HEAD)
        plain = kind_of(name, head) is Kind.PLAIN and not is_zip(head)
        limit = MAX_FILE if plain else MAX_NESTED
        content = head + member.read(limit + 1 - len(head))
    return content if len(content) <= limit else None


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return None
