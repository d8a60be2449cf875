"""Collecting what came in: a folder, an archive, a mailbox, or Moodle's "download all" ZIP."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from msai_trainer.errors import GradingError
from msai_trainer.handins.archives import MAX_NESTED, read_archive
from msai_trainer.handins.kinds import HEAD, Kind, closed, is_zip, kind_of
from msai_trainer.handins.litter import is_litter
from msai_trainer.handins.opening import Opener
from msai_trainer.handins.refusing import MAX_FILE, legible, refused, too_big
from msai_trainer.model import FoundFile

#: Documents that are ZIP archives inside.
_OFFICE = {".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".docm", ".xlsm"}
_NO_SUBMISSIONS = "Podaj folder, plik ZIP albo skrzynkę (.eml, .mbox) z pracami."


def collect(submissions: Path, own: Collection[Path] = ()) -> Iterator[FoundFile]:
    """Yield every file that was handed in, in a stable order; unsafe ones carry a refusal.

    Args:
        submissions: Folder, archive, mail or mailbox.
        own: The trainer's own files and folders, which may lie in between: results, roster.

    Raises:
        GradingError: It is not there, or nothing of that kind.
    """
    if submissions.is_dir():
        yield from _folder(submissions, {path.resolve() for path in own})
    elif submissions.is_file() and _opens(submissions):
        yield from _file(submissions, legible(submissions.name), Opener())
    else:
        raise _not_submissions(submissions)


def _opens(path: Path) -> bool:
    head = _head(path)
    kind = kind_of(path.name, head)
    if kind is Kind.ZIP or is_zip(head):
        return zipfile.is_zipfile(path)
    return kind not in (Kind.PLAIN, Kind.CLOSED) or path.suffix.lower() == ".ipynb"


def _not_submissions(path: Path) -> GradingError:
    if not path.exists():
        message = f"Nie ma pliku ani folderu „{path.name}”."
        return GradingError.of("no_submissions", message, "Sprawdź nazwę i ścieżkę.")
    if path.is_file() and (sentence := closed(path.name, _head(path))):
        what, _dot, to_do = sentence.partition(". ")
        return GradingError.of("no_submissions", f"„{path.name}”: {what}.", to_do)
    message = f"„{path.name}” nie jest folderem ani archiwum ZIP z pracami."
    return GradingError.of("no_submissions", message, _NO_SUBMISSIONS)


def _folder(folder: Path, own: set[Path]) -> Iterator[FoundFile]:
    folder = folder.resolve()
    for path in sorted(folder.rglob("*")):
        if not own.isdisjoint((path, *path.parents)):
            continue
        name = legible(path.relative_to(folder).as_posix())
        if is_litter(name) or (path.is_dir() and not path.is_symlink()):
            continue
        parent = PurePosixPath(name).parent.as_posix()
        opener = Opener("" if parent == "." else parent)
        if path.is_symlink():
            message = "To dowiązanie do innego pliku, więc go pominięto."
            yield opener.mark(refused(name, message))
        else:
            yield from _file(path, name, opener)


def _file(path: Path, name: str, opener: Opener) -> Iterator[FoundFile]:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):  # a pipe would be waited for
            yield opener.mark(_unreadable(name))
            return
        head = _head(path)
        kind = kind_of(name, head)
        large = is_zip(head) and facts.st_size > MAX_FILE and path.suffix.lower() not in _OFFICE
        if kind is Kind.ZIP or large:
            with path.open("rb") as source:  # an archive may be larger than the memory
                yield from read_archive(source, name, opener.within(name))
            return
        most = MAX_FILE if kind is Kind.PLAIN else MAX_NESTED
        if facts.st_size > most and kind is not Kind.CLOSED:
            yield opener.mark(too_big(name, most))
            return
        content = head if kind is Kind.CLOSED else path.read_bytes()
        modified = datetime.fromtimestamp(facts.st_mtime, UTC)
        yield from opener.open(name, content, modified)
    except OSError:
        yield opener.mark(_unreadable(name))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _unreadable(name: str) -> FoundFile:
    return refused(name, "Pliku nie da się odczytać z dysku.")
