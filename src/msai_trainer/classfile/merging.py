"""Two copies of a class that went on apart become one; what contradicts stands side by side.

A version goes when the other copy has one that replaces it. Of two versions that do not know each
other none wins: both stay, and are a `Contradiction` until somebody chooses. A removed person stays
removed. So the result does not depend on which copy comes first, and merging again changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.classfile.model import ClassFile, HandedIn, TakenBack, Tombstone
from msai_trainer.classfile.saved import Key, Saved
from msai_trainer.errors import GradingError

_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
Record = TypeVar("Record", bound=Saved)
Kind = Literal[
    "people", "meetings", "counting", "scores", "remarks", "certificates",
    "attendance", "before", "training", "practice", "wording", "given_out", "works",
]  # fmt: skip
#: Lists of records of which there are versions.
VERSIONED: tuple[Kind, ...] = (
    *("people", "meetings", "counting"),
    *("scores", "remarks", "certificates"),
    *("attendance", "before", "training", "practice"),
    *("wording", "given_out"),
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Versions of one thing that do not know each other, the one saved last at the end."""

    kind: Kind
    key: Key
    versions: tuple[Any, ...]


def merge(one: ClassFile, other: ClassFile) -> ClassFile:
    """Return both copies of a class as one.

    Raises:
        GradingError: They are two classes.
    """
    if not is_same_class(one, other):
        message = f"To dwie różne klasy: „{one.name}” i „{other.name}”"
        message += ", choć nazywają się tak samo." if one.name == other.name else "."
        raise GradingError.of("two_classes", message, "Trzymaj je w osobnych plikach.")
    both: dict[str, Any] = {
        name: (*getattr(one, name), *getattr(other, name))
        for name in (*VERSIONED, "works", "removed", "taken_back")
    }
    head = {
        name: max(getattr(one, name), getattr(other, name))
        for name in ("name", "klasa_id", "edition")
    }
    return in_order(ClassFile(**head, **both, contents={**one.contents, **other.contents}))


def is_same_class(one: ClassFile, other: ClassFile) -> bool:
    """Tell whether two files are copies of one class: by its number, else by its name."""
    if one.klasa_id and other.klasa_id:
        return one.klasa_id == other.klasa_id
    return one.name.casefold() == other.name.casefold()


def in_order(file: ClassFile) -> ClassFile:
    """Return a class without replaced versions and removed people, everything in its place."""
    removed = _tombstones(file.removed)
    gone = {one.code for one in removed}
    back = {one.record for one in file.taken_back}
    works = {w.id: w for w in file.works if w.code not in gone and w.id not in back}
    there = sorted(works.values(), key=_of_work)
    return replace(
        file,
        people=_current(one for one in file.people if one.code not in gone),
        meetings=_current(file.meetings),
        counting=_current(file.counting),
        works=tuple(there),
        scores=_current(o for o in file.scores if o.code not in gone and o.id not in back),
        remarks=_current(o for o in file.remarks if o.code not in gone and o.id not in back),
        attendance=_current(one for one in file.attendance if one.code not in gone),
        before=_current(one for one in file.before if one.code not in gone),
        training=_current(file.training),
        practice=_current(one for one in file.practice if one.code not in gone),
        wording=_current(file.wording),
        given_out=_current(one for one in file.given_out if one.code not in gone),
        certificates=_certificates(file.certificates, gone),
        removed=removed,
        taken_back=_taken_back(file.taken_back),
        contents={one.digest: file.contents[one.digest] for one in there} if file.contents else {},
    )


def conflicts(file: ClassFile) -> tuple[Contradiction, ...]:
    """Return what somebody has to decide, in the order of the file."""
    found = []
    for kind in (*VERSIONED, "works"):
        versions: defaultdict[Key, list[Any]] = defaultdict(list)
        for one in getattr(file, kind):
            versions[one.key].append(one)
        for key, several in versions.items():
            if _contradict(kind, several):
                found.append(Contradiction(kind, key, tuple(sorted(several, key=_by_time))))
    return tuple(found)


def _contradict(kind: Kind, several: list[Any]) -> bool:
    if kind == "certificates" and not any(one.code for one in several):
        return False  # all of people who were removed: nothing is left to decide
    if kind == "given_out":
        return False  # both are true: the last one counts
    if kind in ("scores", "remarks"):
        return any(one.said != several[0].said for one in several)  # judged twice, and alike
    if kind != "works":
        return len(several) > 1
    # One moment of one person in one assignment: the same file under two names is no question.
    known = several[0].code and several[0].assignment and several[0].saved_at
    return bool(known) and len({one.digest for one in several}) > 1


def resolved(file: ClassFile, chosen: Saved, now: datetime) -> ClassFile:
    """Return a class in which one version of a conflict has won; the others are replaced by it.

    Args:
        file: The class.
        chosen: One of the versions.
        now: The moment of the decision, UTC.
    """
    kind = next(kind for kind in VERSIONED if chosen in getattr(file, kind))
    records = getattr(file, kind)
    before = replaced_by([one for one in records if one.key == chosen.key])
    new = replace(chosen, saved_at=now, replaces=before)
    changed: dict[str, Any] = {kind: (*records, new)}
    return in_order(replace(file, **changed))


def replaced_by(versions: Iterable[Saved]) -> tuple[str, ...]:
    """Return what a new version replaces: these, and all that they have replaced."""
    return tuple(sorted({known for one in versions for known in (one.id, *one.replaces)}))


def _current(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the versions that no other one has replaced."""
    found = {one.id: one for one in records}
    replaced = {known for one in found.values() for known in one.replaces}
    return tuple(
        sorted(
            (one for one in found.values() if one.id not in replaced),
            key=lambda one: (one.key, one.saved_at, one.id),
        )
    )


def _certificates(
    records: Iterable[CertificateRecord], gone: set[str]
) -> tuple[CertificateRecord, ...]:
    """Return the current certificates, those of removed people without them."""
    found = _current(_nameless(one, gone) for one in _current(records))
    return tuple(one for one in found if one.code or not _is_outdated(one, found))


def _nameless(one: CertificateRecord, gone: set[str]) -> CertificateRecord:
    """Return the certificate of a removed person without her: number and day stay.

    It stands for her version, so it replaces that one and all that it had replaced.
    """
    if one.code not in gone:
        return one
    return CertificateRecord(
        number=one.number, issued=one.issued, saved_at=_LONG_AGO, replaces=replaced_by([one])
    )


def _is_outdated(one: CertificateRecord, found: Iterable[CertificateRecord]) -> bool:
    """Tell whether another version has replaced the one that a nameless record stands for."""
    known = {*one.replaces}
    of_number = [other for other in found if other.key == one.key and known <= {*other.replaces}]
    # What an earlier course wrote does not say what it stands for: it stays.
    return bool(known) and any(other.code or {*other.replaces} != known for other in of_number)


def _tombstones(removed: Iterable[Tombstone]) -> tuple[Tombstone, ...]:
    first: dict[str, Tombstone] = {}
    for one in sorted(removed, key=lambda one: (one.code, one.day)):
        first.setdefault(one.code, one)
    return tuple(first.values())


def _taken_back(records: Iterable[TakenBack]) -> tuple[TakenBack, ...]:
    first: dict[str, TakenBack] = {}
    for one in sorted(records, key=lambda one: (one.record, one.day)):
        first.setdefault(one.record, one)
    return tuple(first.values())


def _of_work(one: HandedIn) -> tuple[Key, str, str]:
    return (one.key, one.file, one.id)


def _by_time(one: Any) -> tuple[str, str]:
    return (one.saved_at.isoformat() if one.saved_at else "", one.id)
