"""What locked-in code uses: processes, memory, files and processor time, read from ``/proc``.

Memory is the sum over all descendants and what lies in the writable folder, which is memory too
(tmpfs) but belongs to no process. Shared memory without a file is not counted: the sandbox does
not give any out (see `refusing`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
#: What the kernel keeps for one file or folder, an empty one too (inode and name), in bytes.
_ENTRY = 1024


@dataclass(frozen=True)
class Used:
    """What a process uses, or a tree of them.

    Attributes:
        parent: Process that started it.
        threads: Threads.
        memory: Bytes in memory, files in memory included.
        seconds: Processor time.
        files: Bytes of files, with what the kernel keeps for each of them.
    """

    parent: int = 0
    threads: int = 0
    memory: int = 0
    seconds: float = 0.0
    files: int = 0


def readable() -> bool:
    """Return whether this system tells what processes use."""
    return _PROC.is_dir()


def used(root: int, room: Path | None = None) -> Used:
    """Return what a process and its descendants use together.

    Args:
        root: The first process.
        room: The only folder they can write to; it may lie in a mount namespace of theirs.
    """
    found = tree(root)
    in_room, in_memory = _in_room(found, room)
    return Used(
        threads=sum(one.threads for one in found.values()),
        memory=sum(one.memory for one in found.values()) + (in_room if in_memory else 0),
        seconds=sum(one.seconds for one in found.values()),
        files=in_room,
    )


def tree(root: int) -> dict[int, Used]:
    """Return a process and its descendants, as far as they are alive."""
    known: dict[int, Used] = {}
    for folder in _PROC.glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            known[int(folder.name)] = _read((folder / "stat").read_text())
    found = {root}
    while new := {pid for pid, one in known.items() if one.parent in found} - found:
        found |= new
    return {pid: known[pid] for pid in found if pid in known}


def _read(stat: str) -> Used:
    """Read a line of ``/proc/PID/stat``; children that ended count with who waited for them."""
    fields = [int(field) for field in stat.rpartition(")")[2].split()[1:22]]
    seconds = sum(fields[10:14]) / os.sysconf("SC_CLK_TCK")
    return Used(fields[0], fields[16], fields[20] * os.sysconf("SC_PAGE_SIZE"), seconds)


def _in_room(pids: Iterable[int], room: Path | None) -> tuple[int, bool]:
    """Return the bytes of files in the room, and whether they lie in memory."""
    if room is None:
        return 0, False
    if room.is_dir():
        return _in_folder(room), False
    for pid in pids:
        with suppress(OSError):
            held = os.statvfs(f"{_PROC}/{pid}/root{room}")
            taken = (held.f_blocks - held.f_bfree) * held.f_frsize
            return taken + (held.f_files - held.f_ffree) * _ENTRY, True
    return 0, False


def _in_folder(folder: Path) -> int:
    total = 0
    with suppress(OSError):
        for where, folders, names in os.walk(folder):
            total += (len(folders) + len(names)) * _ENTRY
            for name in names:
                with suppress(OSError):
                    total += (Path(where) / name).lstat().st_blocks * 512
    return total
