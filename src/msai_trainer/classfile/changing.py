"""Changes of a class: each is a new version that knows what it replaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from msai_trainer.classfile.merging import VERSIONED, Kind, in_order, replaced_by
from msai_trainer.classfile.model import (
    ClassFile,
    Counting,
    HandedIn,
    Meetings,
    Participant,
    Tombstone,
)
from msai_trainer.classfile.packing import digest_of
from msai_trainer.classfile.saved import Saved, latest

Record = TypeVar("Record", bound=Saved)


def with_records(file: ClassFile, kind: Kind, new: Iterable[Saved]) -> ClassFile:
    """Return a class with further or changed records; one that says nothing new is passed over.

    Args:
        file: The class.
        kind: Which list they belong to.
        new: Records with the moment of the change; what they replace is put in here.
    """
    if kind not in VERSIONED:
        raise ValueError(kind)
    known: dict[tuple[str, ...], list[Saved]] = {}
    for one in getattr(file, kind):
        known.setdefault(one.key, []).append(one)
    back = {one.record for one in file.taken_back}
    versions = (
        replace(one, replaces=replaced_by(known.get(one.key, ())))
        for one in new
        if one.adds_to(known.get(one.key, ()))
    )
    # What was taken back and holds again is another version: the first one stays away.
    added = [
        replace(one, replaces=(*one.replaces, one.id)) if one.id in back else one
        for one in versions
    ]
    if not added:
        return file
    changed: dict[str, Any] = {kind: (*getattr(file, kind), *added)}
    return in_order(replace(file, **changed))


def renamed(file: ClassFile, person: Participant) -> ClassFile:
    """Return a class in which a person has other data; her code stays."""
    return with_records(file, "people", [person])


def meeting_on(file: ClassFile, days: Iterable[date | None], now: datetime) -> ClassFile:
    """Return a class that meets on these days."""
    return with_records(file, "meetings", [Meetings(days=tuple(days), saved_at=now)])


def counting(file: ClassFile, thresholds: Mapping[str, float], now: datetime) -> ClassFile:
    """Return a class in which these assignments count."""
    return with_records(file, "counting", [Counting(thresholds=dict(thresholds), saved_at=now)])


def without(file: ClassFile, code: str, day: date) -> ClassFile:
    """Return a class without a person's data, for good: no other copy brings them back."""
    return in_order(replace(file, removed=(*file.removed, Tombstone(code=code, day=day))))


def with_works(file: ClassFile, works: Iterable[tuple[HandedIn, bytes]]) -> ClassFile:
    """Return a class with further hand-ins; those that it has are not added again.

    Raises:
        ValueError: A content is not that of its work.
    """
    have = {(one.code, one.assignment, one.digest, one.file) for one in file.works}
    new, contents = [], dict(file.contents)
    for work, content in works:
        if digest_of(content) != work.digest:
            raise ValueError("another content")
        if (work.code, work.assignment, work.digest, work.file) not in have:
            new.append(work)
            contents[work.digest] = content
    if not new:
        return file
    return in_order(replace(file, works=(*file.works, *new), contents=contents))


def only(file: ClassFile, code: str) -> ClassFile:
    """Return what the class knows of one person, and nothing of the others."""
    parts: dict[str, Any] = {
        kind: tuple(one for one in getattr(file, kind) if one.code == code)
        for kind in (
            *("people", "works", "scores", "remarks", "certificates"),
            *("attendance", "before", "practice", "given_out"),
        )
    }
    return in_order(
        replace(
            file,
            **parts,
            removed=tuple(r for r in file.removed if r.code == code),
            taken_back=(),
        )
    )


def people_of(file: ClassFile) -> tuple[Participant, ...]:
    """Return the people as they were saved last."""
    return latest(file.people)
