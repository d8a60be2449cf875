"""Reading tar archives and single packed files, in memory and within bounds."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePosixPath

from msai_trainer.handins.archives import MAX_MEMBERS, MAX_NESTED, Opening, climbs_out
from msai_trainer.handins.kinds import Kind
from msai_trainer.handins.refusing import MAX_FILE, legible, refused, too_big
from msai_trainer.model import FoundFile

#: Memory that unpacking xz may ask for, in bytes; its header may claim gigabytes.
_XZ_MEMORY = 128 * 1024**2
_READERS: dict[Kind, Callable[[bytes], bytes]] = {
    Kind.GZIP: lambda content: gzip.GzipFile(fileobj=BytesIO(content)).read(MAX_NESTED + 1),
    Kind.BZIP: lambda content: bz2.BZ2File(BytesIO(content)).read(MAX_NESTED + 1),
    Kind.XZ: lambda content: _xz().decompress(content, MAX_NESTED + 1),
}
_ENDINGS = {".gz", ".bz2", ".xz", ".tgz", ".tbz", ".tbz2", ".txz"}
_DAMAGED = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, tarfile.TarError)


def read_packed(
    kind: Kind, content: bytes, name: str, modified: datetime | None, opener: Opening
) -> Iterator[FoundFile]:
    """Yield what a packed file holds: a tar with many, or one."""
    try:
        inside = _READERS[kind](content)  # a bomb is read no further than the limit
    except _DAMAGED:
        yield opener.mark(refused(name, "Archiwum jest uszkodzone i nie da się go otworzyć."))
        return
    opener.budget.left -= len(inside)
    if len(inside) > MAX_NESTED or opener.budget.left <= 0:
        message = "Plik po rozpakowaniu byłby podejrzanie duży, więc go pominięto."
        yield opener.mark(refused(name, message))
        return
    path = PurePosixPath(name)
    inner = path.stem if path.suffix.lower() in _ENDINGS else path.name
    yield from opener.open(f"{name}/{inner}", inside, modified)


def _xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)


def read_tar(content: bytes, name: str, opener: Opening) -> Iterator[FoundFile]:
    """Yield the files of a tar archive; links and paths that climb out are refused one by one."""
    try:
        with tarfile.open(fileobj=BytesIO(content), mode="r:") as archive:
            for count, member in enumerate(archive):
                if count >= MAX_MEMBERS or opener.budget.left <= 0:
                    yield opener.mark(refused(name, "Archiwum jest za duże; resztę pominięto."))
                    return
                yield from _member(archive, member, f"{name}/{legible(member.name)}", opener)
    except (*_DAMAGED, RecursionError, UnicodeError):
        yield opener.mark(refused(name, "Archiwum jest uszkodzone i nie da się go otworzyć."))


def _member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, name: str, opener: Opening
) -> Iterator[FoundFile]:
    if member.isdir():
        return
    if climbs_out(member.name):
        message = "Ścieżka w archiwum wychodzi poza jego folder, więc plik pominięto."
        yield opener.mark(refused(name, message))
    elif not member.isreg():
        yield opener.mark(refused(name, "To dowiązanie do innego pliku, więc go pominięto."))
    elif member.size > MAX_FILE:
        yield opener.mark(too_big(name))
    elif (source := archive.extractfile(member)) is not None:
        inside = source.read(MAX_FILE + 1)
        opener.budget.left -= len(inside)
        yield from opener.open(name, inside, _moment(member))


def _moment(member: tarfile.TarInfo) -> datetime | None:
    try:
        return datetime.fromtimestamp(member.mtime, UTC)
    except (ValueError, OverflowError, OSError):
        return None
