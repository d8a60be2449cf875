"""One file counts for each person: the newest; the others are listed as superseded.

Where two files under one code are hardly one person's work, none counts: a code may be mistyped,
and only the trainer can find out whose work is whose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from msai_trainer.handins.likeness import LITTLE, code_in_common, have_little_in_common
from msai_trainer.model import GradeStatus, Refusal, Submission
from msai_trainer.people.roster import Roster

#: Stands for a moment that nobody knows.
EARLIEST = datetime.min.replace(tzinfo=UTC)

#: So many different works under one code are told apart; a flood of files must not take hours.
_MOST_WORKS = 10


@dataclass(frozen=True, slots=True)
class Selection:
    """Which file counts for whom.

    Attributes:
        chosen: Code → the file that counts, in the order of the roster.
        superseded: Older files, with the person they belong to and the file that replaced them.
        unmatched: Files that belong to nobody on the list.
        disputed: Code → the newest file of each of the different works under it; `chosen` has the
            newest of all, with a refusal.
    """

    chosen: dict[str, Submission]
    superseded: tuple[tuple[str, Submission, Submission], ...]
    unmatched: tuple[Submission, ...]
    disputed: dict[str, tuple[Submission, ...]] = field(default_factory=dict)

    @property
    def gradable(self) -> dict[str, Submission]:
        """Return the files that count and can be graded, by code."""
        return {code: one for code, one in self.chosen.items() if one.refusal is None}


def select(
    submissions: Iterable[Submission], roster: Roster, given: Sequence[str] = ()
) -> Selection:
    """Choose the newest file of everyone; readable files go before unreadable ones.

    Args:
        submissions: What came in.
        roster: The class.
        given: Cells as they were given out, for assignments that collect code.
    """
    everything = sorted(submissions, key=lambda one: one.file)
    belonging, claiming = _by_owner(everything)
    chosen: dict[str, Submission] = {}
    superseded: list[tuple[str, Submission, Submission]] = []
    disputed: dict[str, tuple[Submission, ...]] = {}
    matched: set[int] = set()
    for entry in roster.entries:
        own = sorted(belonging.get(entry.kod, ()), key=_rank)
        # A file with a mismatch counts for nobody; it is shown at the person it claims to be from.
        own = own or sorted(claiming.get(entry.kod.casefold(), ()), key=_rank)[-1:]
        matched.update(id(one) for one in own)
        works = _works(own, given)
        for work in works:
            superseded += [(entry.kod, old, work[-1]) for old in work[:-1]]
        if works:
            chosen[entry.kod] = works[-1][-1]
        if len(works) > 1:
            disputed[entry.kod] = tuple(work[-1] for work in works)
            chosen[entry.kod] = replace(works[-1][-1], refusal=_two_works(disputed[entry.kod]))
    unmatched = tuple(one for one in everything if id(one) not in matched)
    return Selection(chosen, tuple(superseded), unmatched, disputed)


def _works(own: list[Submission], given: Sequence[str]) -> list[list[Submission]]:
    """Return a person's files as works, each with its versions, the newest of all last.

    Files that cannot be graded, and those of a group that is too large, are no works of their own.
    """
    works: list[list[Submission]] = []
    aside = [one for one in own if one.refusal is not None or one.disputed]
    for one in (one for one in own if one.refusal is None and not one.disputed):
        same = [work for work in works if any(_is_one_work(one, old, given) for old in work[-3:])]
        if not same and len(works) >= _MOST_WORKS:
            same = works[-1:]
        works = [work for work in works if work not in same]
        works.append([old for work in same for old in work] + [one])
    if not works:
        return [own] if own else []
    works[-1] = aside + works[-1]
    return [sorted(work, key=_rank) for work in works]


def _is_one_work(one: Submission, other: Submission, given: Sequence[str]) -> bool:
    if (one.answers, one.code) == (other.answers, other.code):
        return True
    if have_little_in_common(one.answers, other.answers):
        return False
    share = code_in_common(one.code, other.code, given)
    return share is None or share >= LITTLE / 2


def _two_works(works: tuple[Submission, ...]) -> Refusal:
    many = "Dwie różne prace" if len(works) == 2 else f"Różne prace ({len(works)})"
    message = (
        f"{many} pod jednym kodem; żadnej nie oceniono: {', '.join(one.file for one in works)}. "
        "Ustal, czyja jest która: odłóż jedną poza ten folder albo popraw kod w niej "
        "i w jej nazwie, a potem oceń jeszcze raz."
    )
    return Refusal(GradeStatus.TAMPERED, message)


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
