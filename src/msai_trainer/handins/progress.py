"""Learners' progress („Moje postępy” → „Zapisz same postępy”), if they chose to share it.

A file of the page, ``{version, edition, pages, quizzes, …}``; whose it is, only its name says.
Nothing of it earns points; the class report shows what was read and which questions are hard.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from msai_trainer.model import FoundFile
from msai_trainer.people.identifying import clean, owner_by_name
from msai_trainer.people.roster import Roster

VERSION = 1
#: Questions shown as the hardest, from so many answers on.
HARDEST, FEWEST_ANSWERS = 5, 2


@dataclass(frozen=True, slots=True)
class Activity:
    """What one person has done on the pages.

    Attributes:
        read: Pages read to the end.
        quizzes: Question → whether the last answer was right.
    """

    read: int
    quizzes: Mapping[str, bool]

    @property
    def right(self) -> int:
        """Return the number of questions answered right."""
        return sum(self.quizzes.values())


def set_aside(
    files: Iterable[FoundFile], roster: Roster, found: dict[str, Activity]
) -> Iterator[FoundFile]:
    """Yield the hand-ins, one at a time: together they may be larger than the memory.

    Args:
        files: Everything that came in.
        roster: The class.
        found: Takes the exported progress by code. A progress file that names nobody of the
            roster stays among the files, so that it gets its row.
    """
    for file in files:
        progress = read_progress(file.content)
        owner = owner_by_name(file.name, roster) if progress else None
        if progress is None or owner is None:
            yield file
        else:
            found[owner.kod] = progress


def read_progress(content: bytes) -> Activity | None:
    """Return what an exported file says; None: it is something else."""
    if b'"quizzes"' not in content:
        return None
    try:
        data = json.loads(content.decode("utf-8-sig"))
        if data["version"] != VERSION or "cells" in data:
            return None
        pages, quizzes = data["pages"].values(), data["quizzes"].items()
        read = sum(_flag(page, "read") for page in pages)
        return Activity(read, {clean(name): _flag(state, "right") for name, state in quizzes})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _flag(state: Any, name: str) -> bool:
    return bool(isinstance(state, Mapping) and state.get(name))


def hardest(progress: Iterable[Activity]) -> list[tuple[str, int, int]]:
    """Return the questions missed most often: id, how many missed it, how many answered."""
    answered, missed = Counter[str](), Counter[str]()
    for one in progress:
        answered.update(list(one.quizzes))
        missed.update(name for name, right in one.quizzes.items() if not right)
    worth = [name for name in missed if answered[name] >= FEWEST_ANSWERS]
    worth.sort(key=lambda name: (-missed[name] / answered[name], name))
    return [(name, missed[name], answered[name]) for name in worth[:HARDEST]]
