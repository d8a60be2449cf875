"""What a class file must be besides of the right types: codes that name files, sensible numbers."""

from __future__ import annotations

import re

from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.classfile.model import (
    ClassFile,
    HandedIn,
    MarkerRemark,
    Participant,
    Score,
    Tombstone,
)
from msai_trainer.classfile.practised import PracticeRecord
from msai_trainer.classfile.wording import LONGEST, Wording
from msai_trainer.people.roster import CODE

_DIGEST = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-z]{0,32}")
_RECORD = re.compile(r"[0-9a-f]{16}")
#: Names of assignments and of their questions.
_NAME = re.compile(r"[\w.:-]{0,80}")
#: Longer texts nobody writes.
_LONGEST = 20_000
_MOST_POINTS = 1e6
#: More meetings no plan has; signs of a logo in Base64; the last number of a year.
MEETINGS, LOGO, _LAST_NUMBER = 99, 420_000, 9_999_999
#: More levels no criterion has.
_MOST_LEVELS = 99


def check(file: ClassFile) -> None:
    """Look through what was read.

    Raises:
        ValueError: Something in it can't be: it could not be saved, shown or put on a disk.
    """
    if not CODE.fullmatch(file.name) or not _ID.fullmatch(file.klasa_id):
        raise ValueError("no name of a class")
    answered: tuple[Score | MarkerRemark, ...] = (*file.scores, *file.remarks)
    people: tuple[Participant | Tombstone, ...] = (*file.people, *file.removed)
    owners: tuple[HandedIn | CertificateRecord, ...] = (*file.works, *file.certificates)
    codes = [
        one.code for one in (*people, *answered, *file.attendance, *file.before, *file.practice)
    ]
    codes += [one.code for one in file.given_out]
    codes += [one.code for one in owners if one.code]
    if not all(map(CODE.fullmatch, codes)):
        raise ValueError("no code")
    names = [name for one in answered for name in (one.assignment, one.question)]
    names += [name for one in file.wording for name in (one.assignment, one.question)]
    names += [one.assignment for one in file.given_out]
    if not all(map(_NAME.fullmatch, names)):
        raise ValueError("no question")
    for work in file.works:
        if not _DIGEST.fullmatch(work.digest) or not _NAME.fullmatch(work.assignment):
            raise ValueError("no work")
    if not all(0 <= part <= 1 for one in file.counting for part in one.thresholds.values()):
        raise ValueError("no threshold")
    if any(map(_impossible, file.scores)) or any(len(r.text) > _LONGEST for r in file.remarks):
        raise ValueError("no score or remark")
    _check_settlement(file)
    if any(map(_impossible_practice, file.practice)):
        raise ValueError("no evidence of practice")
    if any(map(_impossible_words, file.wording)):
        raise ValueError("no words")
    if not all(_RECORD.fullmatch(one.record) for one in file.taken_back):
        raise ValueError("no record")


def _check_settlement(file: ClassFile) -> None:
    """Look through what certificates and settlement need."""
    shares = [one for before in file.before for one in before.shares.values()]
    meetings = [number for one in file.attendance for number in one.meetings]
    if not all(0 <= one <= 1 for one in shares) or not all(1 <= n <= MEETINGS for n in meetings):
        raise ValueError("no attendance or level before")
    texts = [text for one in file.training for text in one.told.values()]
    texts += [text for one in file.certificates for text in one.printed.values()]
    logos = [one.logo for one in file.training]
    if any(len(text) > _LONGEST for text in texts) or any(len(one) > LOGO for one in logos):
        raise ValueError("too long")
    if not all(0 <= one.least_meetings <= MEETINGS for one in file.training):
        raise ValueError("no number of meetings")
    if not all(1 <= one.first_number <= _LAST_NUMBER for one in file.training):
        raise ValueError("no number of a certificate")


def _impossible_practice(one: PracticeRecord) -> bool:
    texts = (one.by, one.about, *(each.text + each.criterion for each in one.levels))
    fits = all(0 <= each.points <= each.most <= _MOST_POINTS for each in one.levels)
    named = _NAME.fullmatch(one.kind) and one.kind
    return not fits or not named or any(len(text) > _LONGEST for text in texts)


def _impossible(score: Score) -> bool:
    numbers = (score.points or 0, score.most, *(level.points for level in score.levels))
    return not all(0 <= number <= _MOST_POINTS for number in numbers)


def _impossible_words(one: Wording) -> bool:
    fits = len(one.text) <= LONGEST[one.part] and len(one.criterion) <= LONGEST["label"]
    known = not one.instead or _RECORD.fullmatch(one.instead)
    return not fits or not known or not 0 <= one.level <= _MOST_LEVELS
