"""A class as the bytes of a ``.klasa`` file, and such a file, whoever made it, as a class."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from msai.base.archives import packed
from msai.base.from_data import DoesNotFit, from_data, to_data
from msai.base.plain_json import read_json
from msai_trainer.classfile.checking import check
from msai_trainer.classfile.locking import is_locked, needs_password
from msai_trainer.classfile.merging import in_order
from msai_trainer.classfile.model import VERSION, ClassFile, HandedIn
from msai_trainer.errors import GradingError
from msai_trainer.handins.archives import DAMAGED, MAX_MEMBERS, MAX_TOTAL, fault_of
from msai_trainer.handins.litter import is_litter
from msai_trainer.handins.refusing import MAX_FILE

ENDING, MIME = ".klasa", "application/zip"
#: Members of the ZIP.
RECORDS, WORKS = "klasa.json", "prace"
_HEAD = ("name", "klasa_id", "edition", "contents")
_COPY = "Nic nie zmieniono. Otwórz inną kopię tego pliku albo poproś o nową."


class TooNew(GradingError):
    """A newer course wrote the file."""


def pack(file: ClassFile) -> bytes:
    """Return the bytes of a class file; the same class gives the same bytes."""
    records = json.dumps(_data(file), ensure_ascii=False, indent=1).encode()
    works = sorted({(place_of(one), one.digest) for one in file.works})
    return packed({RECORDS: records, **{place: file.contents[one] for place, one in works}})


def unpack(content: bytes, name: str) -> ClassFile:
    """Return the class that a file holds.

    Args:
        content: The file.
        name: What it is called, for messages.

    Raises:
        TooNew: A newer course wrote it.
        GradingError: It is no class file, damaged, locked with a password, or holds what no course
            writes; nothing of it is taken then, for half a class would look like a whole one.
    """
    if is_locked(content):
        raise needs_password(name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = [one for one in archive.infolist() if not _is_nothing(one.filename)]
            members = {one.filename: one for one in files}
            if RECORDS not in members:
                raise _refused(name, "To nie jest plik klasy.")
            if len(members) != len(files) or len(files) > MAX_MEMBERS:
                raise ValueError("one name twice, or too many")
            file = _records(_member(archive, members.pop(RECORDS)), name)
            return replace(file, contents=_contents(archive, file.works, members))
    except (*DAMAGED, NotImplementedError, MemoryError) as fault:
        raise _refused(name, "Plik jest uszkodzony.") from fault


def place_of(work: HandedIn) -> str:
    """Return where the content of a work lies; equal files lie there once."""
    ending = PurePosixPath(work.file).suffix.lower()
    plain = ending[1:].isalnum() and ending.isascii() and len(ending) < 8
    return f"{WORKS}/{work.digest}{ending if plain else ''}"


def digest_of(content: bytes) -> str:
    """Return the name of a content."""
    return hashlib.sha256(content).hexdigest()


def _data(file: ClassFile) -> dict[str, Any]:
    lists = {one.name for one in fields(ClassFile)} - set(_HEAD)
    return {
        "version": VERSION,
        "edition": file.edition,
        "class": {"name": file.name, "id": file.klasa_id},
        **{name: [to_data(one) for one in getattr(file, name)] for name in sorted(lists)},
    }


def _is_nothing(name: str) -> bool:
    """Tell whether a member only came from packing anew: a folder, or a system's own file."""
    return name.endswith("/") or is_litter(name)


def _records(content: bytes, name: str) -> ClassFile:
    try:
        data = read_json(content)
        version = data.pop("version")
    except (ValueError, AttributeError, KeyError) as fault:
        raise _refused(name, "To nie jest plik klasy.") from fault
    if isinstance(version, int) and version > VERSION:
        message = f"Plik „{name}” zapisał nowszy kurs (wersja {version}, tu znana jest {VERSION})."
        hint = "Otwórz go w nowszym kursie. Nic nie zmieniono."
        raise TooNew.of("newer_class_file", message, hint)
    try:
        klasa = data.pop("class")
        head = {"name": klasa.pop("name"), "klasa_id": klasa.pop("id"), "contents": {}}
        if type(version) is not int or not 1 <= version <= VERSION or klasa:
            raise ValueError("no version of ours")
        file = from_data(ClassFile, {**data, **head}, strict=True, readers={datetime: _moment})
        check(file)
    except (ValueError, KeyError, AttributeError, TypeError) as fault:
        where = f" ({fault.faults[0].path})" if isinstance(fault, DoesNotFit) else ""
        raise _refused(name, f"Plik jest uszkodzony{where}.") from fault
    return in_order(file)


def _moment(raw: Any) -> datetime:
    if not isinstance(raw, str):
        raise ValueError("no moment")
    moment = datetime.fromisoformat(raw)
    if moment.tzinfo is None:
        raise ValueError("of no time zone")
    try:
        return moment.astimezone(UTC)
    except OverflowError as fault:
        raise ValueError("of no year") from fault


def _contents(
    archive: zipfile.ZipFile, works: tuple[HandedIn, ...], members: Mapping[str, zipfile.ZipInfo]
) -> dict[str, bytes]:
    """Return the hand-ins by digest.

    Raises:
        ValueError: Some are missing, changed or too large, or there are others.
    """
    places = {place_of(one): one.digest for one in works}
    if places.keys() != members.keys():
        raise ValueError("other hand-ins than declared")
    found: dict[str, bytes] = {}
    left = MAX_TOTAL
    for place, digest in places.items():
        found[digest] = _member(archive, members[place])
        left -= len(found[digest])
        if digest_of(found[digest]) != digest or left < 0:
            raise ValueError("changed or too large")
    return found


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if fault_of(info):
        raise ValueError("unsafe")
    # The size in the header may lie: read no more than the limit, whatever it says.
    with archive.open(info) as member:
        content = member.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        raise ValueError("too large")
    return content


def _refused(name: str, why: str) -> GradingError:
    return GradingError.of("bad_class_file", f"Pliku „{name}” nie da się otworzyć. {why}", _COPY)
