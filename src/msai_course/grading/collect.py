"""Collecting what came in: a folder, a ZIP, or the "download all" ZIP of Moodle."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from msai_course.grading.archives import MAX_FILE, read_archive, too_big
from msai_course.grading.errors import GradingError
from msai_course.grading.model import FoundFile, Refusal, Status

#: What systems leave behind; nobody handed these in.
_LITTER = {".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".ipynb_checkpoints"}


def collect(submissions: Path) -> Iterator[FoundFile]:
    """Yield every file that was handed in, in a stable order; unsafe ones carry a refusal.

    Raises:
        GradingError: There is no such folder or archive.
    """
    if submissions.is_dir():
        yield from _folder(submissions)
    elif submissions.is_file() and zipfile.is_zipfile(submissions):
        with submissions.open("rb") as source:
            yield from _clean(read_archive(source, submissions.name))
    elif submissions.is_file() and submissions.suffix.lower() == ".ipynb":
        yield _file(submissions, submissions.name)
    else:
        message = f"„{submissions.name}” nie jest folderem ani archiwum ZIP z pracami."
        raise GradingError.of("no_submissions", message, "Podaj folder albo plik ZIP z pracami.")


def _folder(folder: Path) -> Iterator[FoundFile]:
    for path in sorted(folder.rglob("*")):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        if is_litter(name) or (path.is_dir() and not path.is_symlink()):
            continue
        if path.is_symlink():
            message = "To dowiązanie do innego pliku, więc go pominięto."
            yield FoundFile(name, refusal=Refusal(Status.UNREADABLE, message))
        elif path.suffix.lower() == ".zip":
            with path.open("rb") as source:
                yield from _clean(read_archive(source, name))
        else:
            yield _file(path, name)


def _file(path: Path, name: str) -> FoundFile:
    try:
        facts = path.stat()
        if facts.st_size > MAX_FILE:
            return too_big(name)
        modified = datetime.fromtimestamp(facts.st_mtime, UTC)
        return FoundFile(name, path.read_bytes(), modified)
    except OSError:
        message = "Pliku nie da się odczytać z dysku."
        return FoundFile(name, refusal=Refusal(Status.UNREADABLE, message))


def _clean(files: Iterator[FoundFile]) -> Iterator[FoundFile]:
    return (file for file in files if not is_litter(file.name))


def is_litter(name: str) -> bool:
    """Return whether a path is a leftover of the system, such as ``__MACOSX``."""
    parts = PurePosixPath(name).parts
    return any(part.casefold() in _LITTER or part.startswith("._") for part in parts)
