"""``edition update``: the newer release, what it changed in the lessons used, and what collides.

Own files are never written: only ``kurs.json`` and the release in ``edycja.toml`` change, and only
when nothing collides or the trainer agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msai.errors import Problem
from msai_course.editions.course import CourseRelease, is_newer
from msai_course.editions.model import read_edition, write_release
from msai_course.editions.own import own_pages
from msai_course.editions.snapshot import (
    SNAPSHOT,
    EditionSnapshot,
    read_snapshot,
    take_snapshot,
    write_snapshot,
)
from msai_trainer.editions.declared import SETTINGS, Edition
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.folder import OWN


@dataclass(frozen=True)
class Update:
    """What a newer release means for an edition.

    Attributes:
        before: Release it stands on.
        after: Release at hand.
        changes: What changed in its lessons, in words.
        conflicts: What the trainer has to decide.
        done: The edition stands on the new release now.
    """

    before: str
    after: str
    changes: tuple[str, ...]
    conflicts: tuple[Problem, ...]
    done: bool


def update_edition(folder: Path, course: CourseRelease, *, accept: bool = False) -> Update:
    """Move an edition to the release at hand.

    Args:
        folder: The edition.
        course: The newer course.
        accept: Move although something collides; own files stay as they are.

    Raises:
        EditionError: The edition is newer than the course, or cannot be read.
    """
    edition = read_edition(folder)
    known = (folder / SNAPSHOT).is_file()
    before = read_snapshot(folder) if known else EditionSnapshot(edition.wersja_kursu, {}, {})
    if is_newer(before.version, course.version):
        message = f"Edycja stoi na wydaniu {before.version}, a tu jest starsze {course.version}."
        raise EditionError.one(SETTINGS, "newer_course", message, "Pobierz nowsze wydanie kursu.")
    after = take_snapshot(course, edition.lekcje, own_pages(folder))
    conflicts = tuple(_conflicts(edition, folder, before, after, course))
    done = accept or not conflicts
    if done:
        write_release(folder, course.version)
        write_snapshot(folder, course, edition.lekcje)
    changes = tuple(_changes(before, after))
    return Update(before.version, course.version, changes, conflicts, done)


def _changes(before: EditionSnapshot, after: EditionSnapshot) -> Iterator[str]:
    for name, new in after.lessons.items():
        old = before.lessons.get(name)
        if old is None:
            yield f"{name}: lekcja wybrana od ostatniego zapisu"
        else:
            yield from (f"{name}: {change}" for change in _lesson(old, new))


def _lesson(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["tytul"] != new["tytul"]:
        yield f"tytuł „{old['tytul']}” → „{new['tytul']}”"
    for kind, minutes in new["minuty"].items():
        if old["minuty"].get(kind) != minutes:
            yield f"czas ({kind}): {old['minuty'].get(kind)} → {minutes} min"
    yield from (f"nowy cel: {one}" for one in new["cele"] if one not in old["cele"])
    yield from (f"usunięty cel: {one}" for one in old["cele"] if one not in new["cele"])
    parts, were = new["czesci"], old["czesci"]
    yield from (f"nowa część: {title}" for title in parts if title not in were)
    yield from (f"usunięta część: {title}" for title in were if title not in parts)
    for title, digest in parts.items():
        if were.get(title, digest) != digest:
            yield f"zmieniona część: {title}"


def _conflicts(
    edition: Edition,
    folder: Path,
    before: EditionSnapshot,
    after: EditionSnapshot,
    course: CourseRelease,
) -> Iterator[Problem]:
    for name in edition.lekcje:
        if name not in course.lessons:
            message = f"Wydanie {course.version} nie ma lekcji „{name}”."
            yield Problem(SETTINGS, "lekcje", "lesson_gone", message, "Usuń ją albo zastąp inną.")
    for page in own_pages(folder):
        old, new = before.replaced.get(page), after.replaced.get(page)
        place = f"{OWN}/{page}"
        if new and not old and before.version != after.version:
            message = "Kurs ma teraz stronę o tej nazwie; twoja ją zastąpi."
            yield Problem(place, None, "page_collides", message, "Zmień nazwę, jeśli nie chcesz.")
        elif old and not new:
            message = "Strony kursu, którą ta zastępowała, już nie ma."
            yield Problem(place, None, "page_gone", message, "Twoja strona zostaje jako własna.")
        elif old != new:
            message = "Strona kursu, którą ta zastępuje, zmieniła się."
            yield Problem(place, None, "page_changed", message, "Porównaj je i popraw swoją.")
