"""``edition check``: everything that would spoil an edition, found before it is built.

What is looked at, and how, is `msai_trainer`'s: the page „Zrób swoją edycję” says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msai.errors import Problem
from msai_course.editions.course import CourseRelease
from msai_course.editions.model import read_edition
from msai_course.editions.reading import files_of
from msai_trainer.editions import brought
from msai_trainer.editions.cases import case_problems
from msai_trainer.editions.checks import ADVICE, edition_problems
from msai_trainer.editions.checks_of_institution import institution_of, institution_problems
from msai_trainer.editions.checks_of_lessons import lesson_problems
from msai_trainer.editions.checks_of_pages import page_problems
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.folder import EditionFolder


def check_edition(folder: Path, course: CourseRelease) -> list[Problem]:
    """Return all that is wrong with an edition; notes on data are not problems.

    Raises:
        EditionError: There is no edition in the folder, or ``edycja.toml`` cannot be read.
    """
    return list(_problems(folder_of(folder), course))


def blocking_problems(edition: Edition, folder: Path, course: CourseRelease) -> list[Problem]:
    """Return what makes a build impossible; short days and prerequisites only deserve a word."""
    files = files_of(edition, folder)
    whole = EditionFolder(brought.used(edition, files), files)
    return [one for one in _problems(whole, course) if one.code not in ADVICE]


def fit_edition(folder: Path, course: CourseRelease) -> EditionFolder:
    """Return an edition that can be built, with its files.

    Raises:
        EditionError: There is none, or something makes a build impossible.
    """
    whole = folder_of(folder)
    if problems := [one for one in _problems(whole, course) if one.code not in ADVICE]:
        raise EditionError(problems)
    return whole


def folder_of(folder: Path) -> EditionFolder:
    """Return an edition as it counts, with its files.

    Raises:
        EditionError: There is none, or ``edycja.toml`` cannot be read.
    """
    edition = read_edition(folder)
    files = files_of(edition, folder)
    return EditionFolder(brought.used(edition, files), files)


def kept_at_home(folder: Path) -> tuple[Problem, ...]:
    """Return which indicators of a sound table will not be published, and why."""
    whole = folder_of(folder)
    return brought.kept_at_home(whole.edition, whole.files)


def to_look_at(folder: Path) -> tuple[Problem, ...]:
    """Return what is odd about table and boundaries, as the page says it of the same files."""
    whole = folder_of(folder)
    return brought.to_look_at(whole.edition, whole.files)


def _problems(whole: EditionFolder, course: CourseRelease) -> Iterator[Problem]:
    yield from edition_problems(whole.edition, course.facts)
    yield from lesson_problems(whole.edition, course.pages)
    yield from brought.file_problems(whole.edition, whole.files)
    said = institution_of(whole.files)
    yield from page_problems(whole.edition, whole.own, course.facts, course.pages, said)
    yield from case_problems(whole.files)
    yield from institution_problems(whole.edition, whole.files)
