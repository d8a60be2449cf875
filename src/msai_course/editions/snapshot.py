"""``kurs.json`` of an edition on the disk: what the course was when it was made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msai_course.base.files import write_bytes
from msai_course.content.course_texts import whole_course
from msai_course.editions.course import CourseRelease
from msai_course.editions.own import own_pages
from msai_trainer.editions.snapshot import (
    SNAPSHOT,
    EditionSnapshot,
    no_snapshot,
    restricted,
    snapshot_bytes,
    snapshot_in,
)


def write_snapshot(folder: Path, course: CourseRelease, lessons: Iterable[str]) -> None:
    """Write ``kurs.json`` of an edition."""
    whole = whole_course(course.root, course.version)
    taken = restricted(whole, lessons, own_pages(folder))
    write_bytes(folder / SNAPSHOT, snapshot_bytes(taken))


def read_snapshot(folder: Path) -> EditionSnapshot:
    """Read ``kurs.json``.

    Raises:
        EditionError: It is missing or broken.
    """
    try:
        return snapshot_in((folder / SNAPSHOT).read_bytes())
    except OSError as error:
        raise no_snapshot() from error
