"""The catalogue as a site has it: the course's cases, and those that its edition adds.

An edition brings its cases beside its own data, one file for each edition that a site was made of;
they have the shape of the bank.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from msai.base.resources import edition_files
from msai.practices.practice import PRACTICES, Practice, practice_from

#: How the names of these files begin; then comes the name of the edition.
CASES = "practices-"


def practices() -> tuple[Practice, ...]:
    """Return the cases of the course, then those of the edition."""
    return PRACTICES.entries() + own_cases()


def practice(identity: str) -> Practice:
    """Return one case.

    Raises:
        KeyError: There is none of that id.
    """
    own = {case.id: case for case in own_cases()}
    return own[identity] if identity in own else PRACTICES.entry(identity)


def own_cases() -> tuple[Practice, ...]:
    """Return the cases that the edition of this site adds; usually none."""
    return tuple(case for path in edition_files(f"{CASES}*.json") for case in _read(path))


def cases_file(edition: str, entries: Iterable[dict[str, Any]]) -> tuple[str, bytes]:
    """Return name and content of the file of an edition's cases.

    Args:
        edition: Name of the edition.
        entries: The cases as `msai.practices.own.entry_of` gives them.
    """
    told = json.dumps(list(entries), ensure_ascii=False, separators=(",", ":"))
    return f"{CASES}{edition}.json", told.encode()


@cache
def _read(path: Path) -> tuple[Practice, ...]:
    entries = json.loads(path.read_text(encoding="utf-8"))
    return tuple(replace(practice_from(entry), of_edition=True) for entry in entries)
