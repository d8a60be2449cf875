"""Files that were chosen in a page: bytes in memory, no folder."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from msai_trainer.handins.opening import Opener
from msai_trainer.handins.refusing import legible, refused
from msai_trainer.model import FoundFile

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """One file as the browser gives it.

    Attributes:
        name: Its name; no two files of a choice share one.
        content: Its bytes.
        modified: When it was last changed, UTC; None: unknown.
    """

    name: str
    content: bytes
    modified: datetime | None = None


def opened(files: Iterable[ChosenFile]) -> Iterator[FoundFile]:
    """Yield every file that was handed in, those inside archives and mails too, by name."""
    for file in sorted(files, key=lambda one: one.name):
        yield from _opened(file)


def _opened(file: ChosenFile) -> Iterator[FoundFile]:
    name = legible(file.name)
    try:
        folder = PurePosixPath(name).parent.as_posix()
        opener = Opener("" if folder == "." else folder)
        yield from opener.open(name, file.content, file.modified)
    except Exception as fault:  # whatever a file does to us, the others go on
        _log.exception("plik, którego nie udało się otworzyć")
        kind = type(fault).__name__
        yield refused(name, f"Tego pliku nie udało się otworzyć z winy programu ({kind}).")


def joined(held: tuple[ChosenFile, ...], new: Iterable[ChosenFile]) -> tuple[ChosenFile, ...]:
    """Return files with further ones; the same file twice is one, another of its name is numbered.

    The order in which they came stays.
    """
    found = {one.name: one for one in held}
    for file in new:
        name, number = file.name, 1
        while name in found and found[name].content != file.content:
            number += 1
            stem, dot, ending = file.name.rpartition(".")
            name = f"{stem} ({number}).{ending}" if dot else f"{file.name} ({number})"
        found.setdefault(name, ChosenFile(name, file.content, file.modified))
    return tuple(found.values())
