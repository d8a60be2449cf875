"""The bank of remarks: what a marker wrote once she need not write again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msai_trainer.rubric.answers import JudgedAnswer

#: Keys that put in a remark of the bank.
BANK_KEYS = "abcdef"


def bank(answers: Iterable[JudgedAnswer], marker: str) -> tuple[str, ...]:
    """Return a marker's remarks about these answers, the most frequent ones first.

    Others' remarks are left out: a second marker judges on her own.
    """
    remarks = Counter(
        line
        for answer in answers
        if (own := answer.judgements.get(marker)) is not None
        for line in map(str.strip, own.remark.splitlines())
        if line
    )
    return tuple(line for line, _times in remarks.most_common(len(BANK_KEYS)))


def added(remark: str, line: str) -> str:
    """Return a remark with a further line, which stands there once."""
    lines = remark.splitlines()
    return remark if line in map(str.strip, lines) else "\n".join([*lines, line]).strip()
