"""A class file (``.klasa``) as the folder of a class and back; the folder keeps the file.

In ``klasy/<name>``: the list and the hand-ins as ``class new`` makes them, and ``<name>.klasa``
with all that has no file of its own: meetings, thresholds, tombstones, judgements. So nothing is
lost on the way through a folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import reduce
from pathlib import Path, PurePosixPath

from msai_course.base.files import Guard, write_bytes
from msai_course.grading.classes.class_grades import enter_grades, read_grades
from msai_course.grading.classes.folders import HANDED_IN, ROSTER, make_folder, roster_text
from msai_course.grading.classes.lists import read_class_file, read_roster
from msai_course.grading.classes.locking import Asks, lock, opened
from msai_course.grading.masters import served
from msai_trainer.classfile.changing import with_records, without
from msai_trainer.classfile.gathering import handed_in, with_handins
from msai_trainer.classfile.making import person_of
from msai_trainer.classfile.merging import Contradiction, conflicts, merge
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.packing import ENDING, digest_of, pack, unpack
from msai_trainer.errors import GradingError
from msai_trainer.handins.collect import collect
from msai_trainer.marking.masters import read_masters
from msai_trainer.model import FoundFile
from msai_trainer.people.roster import Entry, Roster, entries_in

_COMMAND = "class save"
#: What no name of a file may have on some system.
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class OpenedClass:
    """A class in its folder.

    Attributes:
        file: What is known of it.
        folder: Where it is.
        conflicts: What somebody has to decide.
        notes: What was noticed; Polish sentences.
    """

    file: ClassFile
    folder: Path
    conflicts: tuple[Contradiction, ...]
    notes: tuple[str, ...] = ()


def class_open(
    paths: Sequence[Path],
    folder: Path,
    *,
    results: Path | None = None,
    db_url: str | None = None,
    asks: Asks | None = None,
) -> OpenedClass:
    """Make the folder of a class from its file; several copies of it are merged first.

    Args:
        paths: The file, or copies of it that went on apart.
        folder: Where classes are kept.
        results: Folder in which its hand-ins are graded into a gradebook; None: not now.
        db_url: Address of the gradebook.
        asks: Gives the password of a file that has one; in the folder nothing has one.

    Raises:
        GradingError: A file is damaged, newer or of another class, or the folder is there already.
    """
    file = reduce(merge, [read_class(path, asks) for path in paths])
    target = folder / file.name
    if target.exists():
        message = f"Folder klasy „{file.name}” już istnieje; nic w nim nie zmieniono."
        hint = "Zapisz go poleceniem „class save”, a potem otwórz oba pliki w innym --folder."
        raise GradingError.of("class_exists", message, hint)
    make_folder(target, file.name, file.roster.entries, file.klasa_id)
    for found in handed_in(file):
        _write_work(target / HANDED_IN, found)
    write_bytes(target / f"{file.name}{ENDING}", pack(file))
    if results is not None:
        enter_grades(file, target / HANDED_IN, target / ROSTER, results, db_url)
    return OpenedClass(file, target, conflicts(file))


def class_save(
    folder: Path,
    output: Path | None = None,
    *,
    results: Path | None = None,
    db_url: str | None = None,
    remove: Collection[str] = (),
    overwrite: bool = False,
    password: str = "",
) -> OpenedClass:
    """Save the folder of a class as its file, with what has changed since it was opened.

    Args:
        folder: Folder of the class.
        output: Where to save; None: the file in the folder, which is written in any case.
        results: Folder with the results of `grade`; None: points stay as they were.
        db_url: Address of the gradebook.
        remove: Codes of people whose data go for good.
        overwrite: Whether `output` may be written over.
        password: Locks `output`; the file in the folder lies beside the list, open.

    Raises:
        GradingError: No such class, or its list cannot be read.
    """
    guard = Guard(_COMMAND, (), overwrite)
    if output is not None:
        guard.check(output)
    now, roster = datetime.now(UTC), _roster(folder)
    own = folder / f"{roster.klasa.name}{ENDING}"
    start = ClassFile(name=roster.klasa.name, klasa_id=roster.klasa.id)
    file = read_class(own) if own.is_file() else start
    for code in remove:
        file = without(file, code, date.today())
    file, notes = _with_list(file, roster.entries, now)
    known = {
        (place.as_posix(), one.digest)
        for one in file.works
        for place in (_place(one.file), _beside(_place(one.file), one.digest))
    }
    came = [
        one
        for one in (collect(folder / HANDED_IN) if (folder / HANDED_IN).is_dir() else ())
        if (one.name, digest_of(one.content)) not in known
    ]
    gathered = with_handins(file, came, read_masters(served()), roster)
    notes += [f"Nie da się otworzyć, więc nie ma w pliku: {name}." for name in gathered.left_out]
    file = gathered.file
    if results is not None:
        file = read_grades(file, results, folder / ROSTER, db_url, now)
    write_bytes(own, pack(file))
    if output is not None:
        content = pack(file)
        write_bytes(output, lock(content, password) if password else content, guard)
    return OpenedClass(file, folder, conflicts(file), tuple(notes))


def read_class(path: Path, asks: Asks | None = None) -> ClassFile:
    """Return the class that a file holds.

    Raises:
        GradingError: It is damaged, newer, no class file, or its password is not known.
        FileError: It cannot be read.
    """
    return unpack(opened(path, asks), path.name)


def _roster(folder: Path) -> Roster:
    """Return the list of a folder; that of a class whose people were all removed is empty."""
    try:
        return read_roster(folder / ROSTER)
    except GradingError as error:
        klasa = read_class_file(folder)
        if error.problems[0].code != "empty" or klasa is None:
            raise
        return Roster((), klasa)


def _as_listed(file: ClassFile) -> Collection[Entry]:
    """Return the people as a list has them: it keeps no line end, and no double space."""
    entries = file.roster.entries
    return entries_in(ROSTER, roster_text(entries).encode()) if entries else []


def _with_list(
    file: ClassFile, entries: Sequence[Entry], now: datetime
) -> tuple[ClassFile, list[str]]:
    """Return the class with its list as it is now; a line that is gone removes nobody.

    Lines that are as they were written change nobody, and decide nothing between two versions.
    """
    same = {replace(one, klasa="") for one in _as_listed(file)}
    gone = {one.code for one in file.removed}
    back = [one.kod for one in entries if one.kod in gone]
    listed = [(person_of(one, one.kod, now), one) for one in entries if one.kod not in gone]
    codes = {one.kod for _person, one in listed}
    missing = sorted({one.code for one in file.people if one.code not in codes})
    notes = [f"Dane osoby {code} usunięto; skreśl ją też z listy." for code in back]
    notes += [
        f"Osoby {code} nie ma na liście, a w pliku klasy zostaje. Usuwa ją --remove {code}."
        for code in missing
    ]
    changed = [p for p, one in listed if replace(one, klasa="") not in same]
    return with_records(file, "people", changed), notes


def _write_work(folder: Path, found: FoundFile) -> None:
    path = folder / _place(found.name)
    if path.exists():  # another file of the same name
        path = folder / _beside(_place(found.name), digest_of(found.content))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, found.content)
    if found.modified is not None:
        moment = found.modified.timestamp()
        os.utime(path, (moment, moment))


def _beside(place: PurePosixPath, digest: str) -> PurePosixPath:
    """Return where a file lies whose place another one of the same name has."""
    return place.with_name(f"{place.stem}-{digest[:8]}{place.suffix}")


def _place(name: str) -> PurePosixPath:
    """Return the name of a work as a path that any system takes and that leads nowhere else."""
    return PurePosixPath(*_parts(name))


def _parts(name: str) -> Iterator[str]:
    for part in PurePosixPath(name).parts:
        safe = _FORBIDDEN.sub("_", part).rstrip(". ")
        if safe and part != "/":
            yield safe
