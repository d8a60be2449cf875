"""Progress that learners chose to hand over: read from files, shown as one table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msai.errors import Problem
from msai_course.base.files import check_source

#: Version of the record that the pages write (``web/src/storage/record.ts``).
VERSION = 1
#: A record of a whole course is a few dozen kilobytes.
LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Progress:
    """What one file says.

    Attributes:
        name: Path of the file without its ending: the trainer's only link to a person.
        edition: Edition it comes from.
        pages: Pages marked as read.
        right: Questions answered right the last time.
        answered: Questions answered at all.
    """

    name: str
    edition: str
    pages: int
    right: int
    answered: int


def read_progress(folder: Path) -> tuple[list[Progress], list[Problem]]:
    """Return the records of a folder, sorted by file, and the files that are none.

    The content is data of a stranger: nothing of it is executed, sizes and kinds are checked.

    Raises:
        FileError: There is no such folder.
    """
    check_source(folder, folder=True)
    found: list[Progress] = []
    problems: list[Problem] = []
    # Browsers give every file the same name, so people may hand them over in folders of their own.
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            found.append(_record(path, name))
        except (OSError, ValueError, RecursionError):
            message = "To nie jest plik postępów z tego kursu."
            hint = "Poproś o plik z „Moje postępy” → „Zapisz same postępy”."
            problems.append(Problem(path.name, None, "no_progress", message, hint))
    return found, problems


def _record(path: Path, name: str) -> Progress:
    if path.stat().st_size > LARGEST:
        raise ValueError("too large")
    raw = json.loads(path.read_text(encoding="utf-8-sig"))
    if not isinstance(raw, Mapping) or raw.get("version") != VERSION:
        raise ValueError("no record")
    pages, quizzes = _map(raw, "pages"), _map(raw, "quizzes")
    right = sum(isinstance(one, Mapping) and one.get("right") is True for one in quizzes.values())
    read = sum(isinstance(one, Mapping) and one.get("read") is True for one in pages.values())
    return Progress(name, str(raw.get("edition", "")), read, right, len(quizzes))


def _map(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = raw.get(key)
    if not isinstance(value, Mapping):
        raise ValueError(key)
    return value
