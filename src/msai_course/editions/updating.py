"""``edition update``: the newer release, what it changed in the lessons used, and what collides.

What differs is `msai_trainer`'s comparison, the same as in the page. Own files are never written:
only ``kurs.json`` and the release in ``edycja.toml`` change, and only when nothing collides or the
trainer agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msai.errors import Problem
from msai_course.content.course_texts import whole_course
from msai_course.editions.checking import folder_of
from msai_course.editions.course import CourseRelease
from msai_course.editions.model import write_release
from msai_course.editions.snapshot import read_snapshot, write_snapshot
from msai_trainer.editions.comparing import MovedPlace, compared
from msai_trainer.editions.declared import SETTINGS, Edition
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.facts import called, is_newer
from msai_trainer.editions.folder import OWN
from msai_trainer.editions.snapshot import SNAPSHOT, EditionSnapshot

_PAGE = "strona:"


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
    whole = folder_of(folder)
    known = (folder / SNAPSHOT).is_file()
    version = whole.edition.wersja_kursu
    before = read_snapshot(folder) if known else EditionSnapshot(version, {}, {})
    if is_newer(before.version, course.version):
        message = f"Edycja stoi na wydaniu {before.version}, a tu jest starsze {course.version}."
        raise EditionError.one(SETTINGS, "newer_course", message, "Pobierz nowsze wydanie kursu.")
    places = compared(whole, before, whole_course(course.root, course.version), course.facts)
    conflicts = tuple(_problem(one) for one in places if one.decides)
    done = accept or not conflicts
    if done:
        write_release(folder, course.version)
        write_snapshot(folder, course, whole.edition.lekcje)
    changes = (*_added(whole.edition, before, course), *_changes(places))
    return Update(before.version, course.version, changes, conflicts, done)


def _added(edition: Edition, before: EditionSnapshot, course: CourseRelease) -> Iterator[str]:
    for name in edition.lekcje:
        if name in course.lessons and name not in before.lessons:
            yield f"{called(course.facts.lessons[name])}: lekcja wybrana od ostatniego zapisu"


def _changes(places: Sequence[MovedPlace]) -> Iterator[str]:
    for one in (one for one in places if not one.decides):
        if one.changes:
            yield from (f"{one.name}: {change}" for change in one.changes)
        else:
            sides = "; ".join(f"{text.old} → {text.new}" for text in one.texts)
            yield f"{one.name}: {one.message} {sides}".strip()


def _problem(one: MovedPlace) -> Problem:
    if one.key.startswith(_PAGE):
        row = f"{OWN}/{one.key.removeprefix(_PAGE)}"
        return Problem(row, None, one.code, one.message, one.hint)
    return Problem(SETTINGS, "lekcje", one.code, one.message, one.hint)
