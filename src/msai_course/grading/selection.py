"""One file counts for each person: the newest; the others are listed as superseded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from msai_course.grading.model import Submission
from msai_course.grading.roster import Roster

#: Stands for a moment that nobody knows.
EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which file counts for whom.

    Attributes:
        chosen: Code → the file that counts, in the order of the roster.
        superseded: Older files, with the person they belong to and the file that replaced them.
        unmatched: Files that belong to nobody on the list.
    """

    chosen: dict[str, Submission]
    superseded: tuple[tuple[str, Submission, Submission], ...]
    unmatched: tuple[Submission, ...]

    @property
    def gradable(self) -> dict[str, Submission]:
        """Return the files that count and can be graded, by code."""
        return {code: one for code, one in self.chosen.items() if one.refusal is None}


def select(submissions: Iterable[Submission], roster: Roster) -> Selection:
    """Choose the newest file of everyone; readable files go before unreadable ones."""
    everything = sorted(submissions, key=lambda one: one.file)
    belonging, claiming = _by_owner(everything)
    chosen: dict[str, Submission] = {}
    superseded = []
    matched: set[int] = set()
    for entry in roster.entries:
        own = sorted(belonging.get(entry.kod, ()), key=_rank)
        # A file with a mismatch counts for nobody; it is shown at the person it claims to be from.
        own = own or sorted(claiming.get(entry.kod.casefold(), ()), key=_rank)[-1:]
        matched.update(id(one) for one in own)
        if own:
            chosen[entry.kod] = own[-1]
            superseded += [(entry.kod, old, own[-1]) for old in own[:-1]]
    unmatched = tuple(one for one in everything if id(one) not in matched)
    return Selection(chosen, tuple(superseded), unmatched)


def _by_owner(
    submissions: Iterable[Submission],
) -> tuple[Mapping[str, list[Submission]], Mapping[str, list[Submission]]]:
    """Return the files by code: those that belong to somebody, and those that only say so."""
    belonging: defaultdict[str, list[Submission]] = defaultdict(list)
    claiming: defaultdict[str, list[Submission]] = defaultdict(list)
    for one in submissions:
        for code in dict.fromkeys(one.codes):
            belonging[code].append(one)
        if not one.codes:
            claiming[one.claimed.casefold()].append(one)
    return belonging, claiming


def _rank(submission: Submission) -> tuple[bool, bool, datetime, str]:
    gradable = submission.refusal is None
    moment = submission.saved_at or EARLIEST
    return gradable, not submission.disputed, moment, submission.file
