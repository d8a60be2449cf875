"""The one place that writes files: whole or not at all, and never over what is not ours.

A named output of a command goes through a `Guard`: it is refused when it is one of the command's
inputs, or when a file stands there that this command did not make (or that somebody has changed
since), unless the person said ``--overwrite``. Without a guard a file is internal: a part of a
result folder or of ``_build``, which only has to be whole.
"""

from __future__ import annotations

import errno
import logging
import os
import secrets
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from msai.errors import MsaiError, Problem
from msai_course.base import made

_log = logging.getLogger(__name__)
#: Names of files may have 255 bytes; a temporary one must fit as well.
_STEM = 40


class FileError(MsaiError):
    """A file cannot or must not be written; what stood there before is untouched."""

    @classmethod
    def of(cls, target: Path, code: str, message: str, hint: str) -> FileError:
        """Return the error about one file."""
        return cls(Problem(str(target), None, code, message, hint))


@dataclass(frozen=True, slots=True)
class Guard:
    """What a command may write over.

    Attributes:
        command: Its name: an earlier, unchanged result of the same command may be replaced.
        inputs: Files that it reads; they are never written over, even when told.
        overwrite: Whether the person said ``--overwrite``.
    """

    command: str
    inputs: tuple[Path | None, ...] = ()
    overwrite: bool = False

    def check(self, target: Path) -> None:
        """Refuse a target that must not be written; call it before long work too.

        Raises:
            FileError: It is an input, a folder, read-only, or not this command's own.
        """
        for source in self.inputs:
            if source is not None and same_file(source, target):
                message = "To jest plik, z którego polecenie czyta; nie zapiszę na nim wyniku."
                raise FileError.of(target, "over_input", message, "Podaj inną nazwę w --output.")
        check_place(target)
        if target.exists() and not self.overwrite and not made.is_unchanged(target, self.command):
            message = "Ten plik już istnieje, a nie jest wcześniejszym wynikiem tego polecenia."
            hint = "Podaj inną nazwę, a jeśli ma zniknąć, dodaj --overwrite."
            raise FileError.of(target, "not_ours", message, hint)

    def done(self, target: Path) -> None:
        """Note that the target is this command's own now."""
        made.remember(target, self.command)


def write_bytes(target: Path, content: bytes, guard: Guard | None = None) -> Path:
    """Write a file, whole or not at all, and return it.

    Args:
        target: File to write; its folder must exist.
        content: All of it.
        guard: For an output that a person named; None: a file inside a folder of ours.

    Raises:
        FileError: It must not or cannot be written.
    """
    return write_with(target, lambda path: path.write_bytes(content), guard)


def write_text(
    target: Path, text: str, guard: Guard | None = None, *, encoding: str = "utf-8"
) -> Path:
    """Write text as it is (no line end is changed), whole or not at all, and return the file.

    Half characters, which no encoding holds, become question marks. Arguments and errors as in
    `write_bytes`.
    """
    return write_bytes(target, text.encode(encoding, "replace"), guard)


def write_if_changed(path: Path, text: str) -> Path:
    """Write a generated page, leaving an equal one alone so that Sphinx need not read it again."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return path


def write_with(
    target: Path,
    make: Callable[[Path], object],
    guard: Guard | None = None,
    *,
    private: bool = False,
) -> Path:
    """Let `make` write a temporary file beside the target, which then takes its place.

    Args:
        target: File to write; a link is followed.
        make: Writes the path it is given (same ending); if it fails, all is as before.
        guard: As in `write_bytes`.
        private: Only the user may read a new file.

    Raises:
        FileError: It must not or cannot be written. What `make` raises passes through.
    """
    if guard is None:
        check_place(target)
    else:
        guard.check(target)
    real = target.resolve()
    with _in_words(target), _temporary(real, 0o600 if private else 0o666) as partial:
        make(partial)
        _settle(partial, real, durable=guard is not None)
    if guard is not None:
        guard.done(real)
        _log.info("zapisano %s", real)
    return target


def write_result(target: Path, content: bytes, command: str) -> Path | None:
    """Write a file of a results folder anew; what somebody changed there is set aside, not lost.

    Args:
        target: File to write.
        content: All of it.
        command: Whose folder it is.

    Returns:
        Where the file went that stood there and was not this command's last result; None: there
        was none.

    Raises:
        FileError: It cannot be written.
    """
    aside = None
    if target.is_file() and not made.is_unchanged(target, command):
        if target.read_bytes() == content:
            made.remember(target, command)
            return None
        aside = _set_aside(target)
    write_bytes(target, content, Guard(command, overwrite=True))
    return aside


#: Part of the name of a file that was set aside.
SET_ASIDE = "-twoja-wersja-"


def _set_aside(target: Path) -> Path:
    number = 1
    while (aside := target.with_stem(f"{target.stem}{SET_ASIDE}{number}")).exists():
        number += 1
    with _in_words(target):
        target.rename(aside)
    _log.info("odłożono %s", aside)
    return aside


def same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths mean one file, however they are spelt.

    Links are followed. Upper and lower case count as equal: the same names meet on Windows.
    """
    with suppress(OSError):
        if one.samefile(other):
            return True
    return _spelling(one) == _spelling(other)


def check_place(target: Path) -> None:
    """Refuse a target that can hold no file.

    Raises:
        FileError: A folder, a device, a read-only file, or there is no such folder.
    """
    if target.is_dir():
        message = "Tu potrzebny jest plik, a jest folder."
        raise FileError.of(target, "is_folder", message, "Dopisz nazwę pliku.")
    folder = target.resolve().parent
    if not folder.is_dir():
        message = f"Nie ma folderu „{folder.name}”."
        raise FileError.of(target, "no_folder", message, "Sprawdź ścieżkę albo załóż go.")
    if target.exists():
        if not target.is_file():
            message = "To nie jest zwykły plik."
            raise FileError.of(target, "no_file", message, "Podaj inną nazwę.")
        # Replacing needs no permission of the file itself, so a guarded one must be asked.
        if not target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            message = "Ten plik jest tylko do odczytu."
            raise FileError.of(target, "read_only", message, "Podaj inną nazwę.")


def check_source(source: Path, *, folder: bool = False) -> None:
    """Refuse what cannot be read for what it is: not there, a folder, locked; never "damaged".

    Args:
        source: What a person named.
        folder: Whether a folder is needed, not a file.

    Raises:
        FileError: It is not there, of the other kind, or must not be opened.
    """
    wanted, other = ("folder", "plik") if folder else ("plik", "folder")
    if not source.exists():
        message = f"Nie ma {'folderu' if folder else 'pliku'} „{source.name}”."
        raise FileError.of(source, "no_file", message, "Sprawdź nazwę i ścieżkę.")
    if source.is_dir() is not folder:
        message = f"Tu potrzebny jest {wanted}, a jest {other}."
        raise FileError.of(source, f"is_{'file' if folder else 'folder'}", message, "Popraw nazwę.")
    if not os.access(source, os.R_OK):
        message = "Nie da się tego otworzyć: brak dostępu albo jest otwarte w innym programie."
        raise FileError.of(source, "in_use", message, "Zamknij inne programy.")


def _spelling(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path.resolve())).casefold()


@contextmanager
def _temporary(target: Path, mode: int) -> Iterator[Path]:
    """Give an empty file beside the target with usual permissions; remove it if it stays."""
    short = target.stem.encode()[:_STEM].decode(errors="ignore")
    partial = target.with_name(f".{short}.{secrets.token_hex(4)}{target.suffix}")
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    try:
        yield partial
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _settle(partial: Path, target: Path, *, durable: bool) -> None:
    """Put the finished file in the target's place, with the permissions that the old one had."""
    if target.exists():
        partial.chmod(stat.S_IMODE(target.stat().st_mode))
    if durable:
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
    partial.replace(target)


@contextmanager
def _in_words(target: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence about the target."""
    try:
        yield
    except OSError as error:
        if (told := _told(error)) is None:
            raise
        raise FileError.of(target, *told) from error


def _told(error: OSError) -> tuple[str, str, str] | None:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "disk_full", "Na dysku brakuje miejsca; pliku nie zapisano.", "Zwolnij je."
        case errno.EROFS:
            return "read_only", "Tu nie wolno zapisywać.", "Wybierz inny folder."
        case errno.EACCES | errno.EPERM | errno.EBUSY | errno.ETXTBSY:
            message = "Pliku nie da się zapisać: brak dostępu albo jest otwarty w innym programie."
            return "in_use", message, "Zamknij go (na przykład w Excelu) albo wybierz inny folder."
        case errno.ENAMETOOLONG | errno.EINVAL | errno.EILSEQ:
            return "bad_name", "System nie przyjmuje takiej nazwy pliku.", "Podaj krótszą, prostą."
    return None
