"""Entering judgements: what the sheets say then, and what points follow for the results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from msai_trainer.rubric.answers import JudgedAnswer
from msai_trainer.rubric.judgements import AGREED, FIRST, Judgement, JudgementSheet, final

#: Answer, marker and judgement.
Made = tuple[JudgedAnswer, str, Judgement]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Points for one answer of one person."""

    code: str
    grade_id: str
    points: float
    comment: str


@dataclass(frozen=True, slots=True)
class Entered:
    """What follows from judgements.

    Attributes:
        sheets: Code → the sheet as it is then.
        verdicts: Points that count now.
        beside: Labels of the answers whose points stay another one's.
    """

    sheets: Mapping[str, JudgementSheet] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()
    beside: tuple[str, ...] = ()


def entered(made: Iterable[Made], load: Callable[[str], JudgementSheet]) -> Entered:
    """Return what follows from judgements; nothing is stored.

    Points that came from another program, such as formgrader, stay until the first marker judges
    the answer or a judgement is agreed on.

    Args:
        made: The judgements.
        load: Code → the sheet as it is.
    """
    sheets: dict[str, JudgementSheet] = {}
    verdicts: list[Verdict] = []
    beside: list[str] = []
    for answer, marker, one in made:
        name = answer.question.grade_id
        for code in answer.codes:
            sheet = sheets.get(code) or load(code)
            sheets[code] = sheet.with_one(name, marker, one)
        counts = final(sheets[answer.codes[0]].of(answer.question, answer.raw))
        first = marker in (FIRST, AGREED)
        if counts is not None and counts[0] == marker and (first or not answer.foreign):
            verdicts += [Verdict(code, name, one.points, one.remark) for code in answer.codes]
        else:
            beside.append(answer.label)
    return Entered(sheets, tuple(verdicts), tuple(beside))
