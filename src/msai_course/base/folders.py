"""Folders that a command makes whole: a new one takes the place of the old one in one step.

A folder is ours when it carries the mark that the command left there. What somebody has put into
it or changed since is set aside beside it and named, never deleted; hidden entries (``.git``) and
the files in `_STAY` keep their place. A folder without the mark is refused unless it is empty.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from msai_course.base.files import FileError, Guard, same_file
from msai_course.base.made import digest
from msai_course.base.paths import ROOT

_log = logging.getLogger(__name__)
#: In the folder: which command made it, and every file with its digest.
MARK = ".msai-wynik.json"
#: Settings of hosts that people add to a published site.
_STAY = frozenset({"CNAME"})


def replace_folder(target: Path, fill: Callable[[Path], object], guard: Guard) -> Path | None:
    """Make a folder anew; nothing of the old one stays in it that is not made again.

    Args:
        target: The folder; its parent is made when missing.
        fill: Fills the empty folder that it is given; if it fails, all is as before.
        guard: Of the command; ``overwrite`` sets a whole foreign folder aside.

    Returns:
        Where files that the command did not make were set aside; None: there were none.

    Raises:
        FileError: The folder must not or cannot be replaced.
    """
    check_folder(target, guard)
    real = target.resolve()
    _ready(real.parent)
    fresh, old = (real.with_name(f".{real.name[:40]}.{secrets.token_hex(4)}") for _ in "ab")
    try:
        fresh.mkdir()
        fill(fresh)
        _write_mark(fresh, guard.command)
        if real.exists():
            real.rename(old)
        try:
            fresh.rename(real)
        except OSError:
            if old.exists():
                old.rename(real)
            raise
    except PermissionError as error:
        message = "Folderu nie da się zamienić: brak dostępu albo coś jest w nim otwarte."
        raise FileError.of(target, "in_use", message, "Zamknij inne programy.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    _log.info("zapisano folder %s", real)
    return _tidy(old, real, guard.command) if old.exists() else None


def check_folder(target: Path, guard: Guard) -> None:
    """Refuse a folder that must not be replaced; call it before long work too.

    Raises:
        FileError: A file, a folder that holds the course, the person or an input, or one that
            the command did not make.
    """
    if target.exists() and not target.is_dir():
        message = "Tu potrzebny jest folder, a jest plik."
        raise FileError.of(target, "is_file", message, "Podaj inną ścieżkę.")
    for place in (ROOT, Path.cwd(), Path.home(), *guard.inputs):
        if place is not None and (_holds(target, place) or _is_inside(target, guard.inputs)):
            message = "W tym folderze jest coś, czego polecenie potrzebuje; nie zamienię go."
            raise FileError.of(target, "over_input", message, "Podaj nowy, osobny folder.")
    if not target.is_dir() or guard.overwrite or _is_empty(target):
        return
    if _made(target, guard.command) is None:
        message = "Ten folder nie jest pusty, a nie zrobiło go to polecenie."
        hint = "Podaj nowy folder albo dodaj --overwrite: obecny zostanie odłożony obok."
        raise FileError.of(target, "not_ours", message, hint)


def _holds(folder: Path, place: Path) -> bool:
    inside = place.resolve()
    return any(same_file(folder, one) for one in (inside, *inside.parents))


def _is_inside(target: Path, sources: Iterable[Path | None]) -> bool:
    return any(source is not None and _holds(source, target) for source in sources)


def _is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


def _ready(parent: Path) -> None:
    try:
        parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = "W tym miejscu nie da się założyć folderu."
        raise FileError.of(parent, "no_folder", message, "Podaj inną ścieżkę.") from error


def _files(folder: Path) -> dict[str, Path]:
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {path.relative_to(folder).as_posix(): path for path in found}


def _write_mark(folder: Path, command: str) -> None:
    files = {name: digest(path) for name, path in sorted(_files(folder).items())}
    text = json.dumps({"made_by": command, "files": files}, ensure_ascii=False, indent=0)
    (folder / MARK).write_text(text, encoding="utf-8", newline="\n")


def _made(folder: Path, command: str) -> dict[str, str] | None:
    """Return the files that the command made there, with digests; None: not its folder."""
    try:
        mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return dict(mark["files"]) if mark["made_by"] == command else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _tidy(old: Path, real: Path, command: str) -> Path | None:
    """Delete what the command had made; return where the rest was set aside."""
    known = _made(old, command)
    if known is not None:
        for entry in list(old.iterdir()):
            if _stays(entry.name) and not os.path.lexists(real / entry.name):
                entry.rename(real / entry.name)
        for name, path in _files(old).items():
            if name == MARK or (not path.is_symlink() and known.get(name) == digest(path)):
                path.unlink()
        for folder in sorted((p for p in old.rglob("*") if p.is_dir()), reverse=True):
            with suppress(OSError):
                folder.rmdir()
        with suppress(OSError):
            old.rmdir()
            return None
    aside = _free(real)
    old.rename(aside)
    _log.info("odłożono %s", aside)
    return aside


def _stays(name: str) -> bool:
    return name != MARK and (name.startswith(".") or name in _STAY)


def _free(real: Path) -> Path:
    number = 1
    while (aside := real.with_name(f"{real.name}-odlozone-{number}")).exists():
        number += 1
    return aside
