"""What is wrong with, and missing in, what an institution says for its papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msai.errors import Problem
from msai_trainer.editions.declaration import declaration_problems
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.institution import (
    NOBODY,
    Institution,
    institution_in,
    value_problems,
)
from msai_trainer.editions.privacy import privacy_problems


def institution_of(files: Mapping[str, bytes]) -> Institution:
    """Return what an institution says, or nothing when its file is said to be spoilt."""
    try:
        return institution_in(files)
    except EditionError:
        return NOBODY


def institution_problems(
    edition: Edition, files: Mapping[str, bytes], today: date | None = None
) -> Iterator[Problem]:
    """Yield what is wrong with an institution's file, then what its papers still lack.

    Args:
        edition: The edition.
        files: Its files by path below its folder.
        today: The day; None: that of the clock.
    """
    said = institution_of(files)
    yield from value_problems(files)
    yield from declaration_problems(edition, said, today or date.today())
    yield from privacy_problems(edition, said)
