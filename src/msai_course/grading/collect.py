"""Collecting what came in: a folder, a ZIP, or the "download all" ZIP of Moodle."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from msai_course.grading.archives import MAX_FILE, legible, read_archive, too_big
from msai_course.grading.errors import GradingError
from msai_course.grading.model import FoundFile, Refusal, Status

#: What systems leave behind; nobody handed these in.
_LITTER = {".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".ipynb_checkpoints"}


def collect(submissions: Path, own: Collection[Path] = ()) -> Iterator[FoundFile]:
    """Yield every file that was handed in, in a stable order; unsafe ones carry a refusal.

    Args:
        submissions: Folder or archive.
        own: The trainer's own files and folders, which may lie in between: results, roster.

    Raises:
        GradingError: There is no such folder or archive.
    """
    if submissions.is_dir():
        yield from _folder(submissions, {path.resolve() for path in own})
    elif submissions.is_file() and zipfile.is_zipfile(submissions):
        yield from _archive(submissions, submissions.name)
    elif submissions.is_file() and submissions.suffix.lower() == ".ipynb":
        yield _file(submissions, submissions.name)
    else:
        message = f"„{submissions.name}” nie jest folderem ani archiwum ZIP z pracami."
        raise GradingError.of("no_submissions", message, "Podaj folder albo plik ZIP z pracami.")


def _folder(folder: Path, own: set[Path]) -> Iterator[FoundFile]:
    folder = folder.resolve()
    for path in sorted(folder.rglob("*")):
        if not own.isdisjoint((path, *path.parents)):
            continue
        name = legible(path.relative_to(folder).as_posix())
        if is_litter(name) or (path.is_dir() and not path.is_symlink()):
            continue
        if path.is_symlink():
            message = "To dowiązanie do innego pliku, więc go pominięto."
            yield FoundFile(name, refusal=Refusal(Status.UNREADABLE, message))
        elif path.suffix.lower() == ".zip":
            yield from _archive(path, name)
        else:
            yield _file(path, name)


def _archive(path: Path, name: str) -> Iterator[FoundFile]:
    try:
        with path.open("rb") as source:
            files = read_archive(source, name)
            yield from (file for file in files if not is_litter(file.name))
    except OSError:
        yield _unreadable(name)


def _file(path: Path, name: str) -> FoundFile:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):  # a pipe would be waited for
            return _unreadable(name)
        if facts.st_size > MAX_FILE:
            return too_big(name)
        modified = datetime.fromtimestamp(facts.st_mtime, UTC)
        return FoundFile(name, path.read_bytes(), modified)
    except OSError:
        return _unreadable(name)


def _unreadable(name: str) -> FoundFile:
    message = "Pliku nie da się odczytać z dysku."
    return FoundFile(name, refusal=Refusal(Status.UNREADABLE, message))


def is_litter(name: str) -> bool:
    """Return whether a path is a leftover of the system, such as ``__MACOSX``."""
    parts = PurePosixPath(name).parts
    return any(part.casefold() in _LITTER or part.startswith("._") for part in parts)
