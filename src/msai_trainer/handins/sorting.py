"""Which files are looked at for which assignment, and which need no line of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from msai_trainer.handins.catalogue import Catalogue
from msai_trainer.handins.crowds import gathered
from msai_trainer.handins.selection import EARLIEST
from msai_trainer.model import Submission


@dataclass(frozen=True, slots=True)
class Sorted:
    """Everything that came in, by assignment.

    Attributes:
        of: Name of an assignment → the files among which each person's is chosen.
        loose: Files of which nobody can tell the assignment.
        elsewhere: How many files are properly of an assignment that is not graded now.
    """

    of: Mapping[str, tuple[Submission, ...]]
    loose: tuple[Submission, ...]
    elsewhere: Mapping[str, int]


def sort_out(submissions: Iterable[Submission], catalogue: Catalogue) -> Sorted:
    """Sort what came in.

    With one assignment asked for, all that can't be placed is looked at there, and of another
    assignment only what explains why a person has nothing. With several, each file goes to its
    own assignment.
    """
    files = gathered(_spoken_of(list(submissions)))
    proper: defaultdict[str, list[Submission]] = defaultdict(list)
    for one in files:
        proper[one.assignment if one.assignment in catalogue.masters else ""].append(one)
    loose = proper.pop("", [])
    others = [name for name in proper if name not in catalogue.wanted]
    elsewhere = {name: len(proper[name]) for name in sorted(others)}
    if len(catalogue.wanted) > 1:
        of = {name: tuple(proper.get(name, ())) for name in catalogue.wanted}
        return Sorted(of, tuple(loose), elsewhere)
    only = catalogue.wanted[0]
    here = [*proper.get(only, ()), *loose]
    instead = _instead(here, [one for name in others for one in proper[name]])
    return Sorted({only: (*here, *instead)}, (), elsewhere)


def _spoken_of(files: list[Submission]) -> list[Submission]:
    """Leave out what only came along with somebody's work, such as Moodle's own files."""
    kept = [one for one in files if not one.minor]
    having = {code for one in kept for code in one.codes}
    places = {place for one in kept for place in _around(one.container)}
    for one in files:
        if one.minor and one.container not in places and having.isdisjoint(one.codes):
            kept.append(one)
            having.update(one.codes)
    return kept


def _around(container: str) -> list[str]:
    """Return a container and what it lies in: the archive in a mail, and the mail."""
    parts = container.split("/") if container else []
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def _instead(here: list[Submission], others: list[Submission]) -> list[Submission]:
    """Return the newest file of another assignment of everyone who has none of this one."""
    having = {code for one in here for code in one.codes}
    latest: dict[str, Submission] = {}
    for one in sorted(others, key=lambda one: (one.saved_at or EARLIEST, one.file)):
        latest.update({code: one for code in one.codes if code not in having})
    alone = {code: replace(one, codes=(code,)) for code, one in latest.items()}
    return list(alone.values())
