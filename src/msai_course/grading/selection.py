"""One file counts for each person: the newest; the others are listed as superseded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from msai_course.grading.model import Submission
from msai_course.grading.roster import Roster

_EARLIEST = datetime.min.replace(tzinfo=UTC)


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


def select(submissions: Iterable[Submission], roster: Roster) -> Selection:
    """Choose the newest file of everyone; readable files go before unreadable ones."""
    everything = sorted(submissions, key=lambda one: one.file)
    chosen: dict[str, Submission] = {}
    superseded = []
    matched: set[int] = set()
    for entry in roster.entries:
        own = sorted((s for s in everything if entry.kod in s.codes), key=_rank)
        own = own or _claimed(everything, entry.kod)[-1:]
        matched.update(id(one) for one in own)
        if own:
            chosen[entry.kod] = own[-1]
            superseded += [(entry.kod, old, own[-1]) for old in own[:-1]]
    unmatched = tuple(one for one in everything if id(one) not in matched)
    return Selection(chosen, tuple(superseded), unmatched)


def _claimed(submissions: list[Submission], code: str) -> list[Submission]:
    # A file with a mismatch counts for nobody; it is shown at the person it claims to be from.
    same = [s for s in submissions if not s.codes and s.claimed.casefold() == code.casefold()]
    return sorted(same, key=_rank)


def _rank(submission: Submission) -> tuple[bool, bool, datetime, str]:
    gradable = submission.refusal is None
    moment = submission.saved_at or _EARLIEST
    return gradable, not submission.disputed, moment, submission.file
