"""What was judged by hand: levels, remark, who and when; a sheet for each person.

Points and a comment are in the results; the rest stands in these sheets, which the command line
keeps as files and the trainer's page as one file to save and open.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from msai.assignments import Question
from msai_trainer.results.feedback import Chosen

VERSION = 1
#: The marker whose judgement counts unless another was agreed on.
FIRST = "1"
#: Under this name stands what two markers agreed on; it counts before all others.
AGREED = "uzgodniona"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one marker judged one answer.

    Attributes:
        levels: One for each criterion of the question.
        remark: Comment for the learner.
        at: Moment, UTC, ISO 8601.
        answer: Fingerprint of the answer that was judged.
        by: Who decided, where the marker does not say it: of an agreed judgement.
        why: Why the levels are these, for the records; the learner is not shown it.
    """

    levels: tuple[Chosen, ...]
    remark: str
    at: str
    answer: str
    by: str = ""
    why: str = ""

    @property
    def points(self) -> float:
        """Return the points of all criteria."""
        return round(sum(level.points for level in self.levels), 2)

    @property
    def chosen(self) -> tuple[float, ...]:
        """Return the points of each level: its words may have changed between two judgements."""
        return tuple(level.points for level in self.levels)

    def same(self, other: Judgement | None) -> bool:
        """Return whether another one says the same, whenever it was made."""
        return other is not None and replace(other, at=self.at) == self


@dataclass(frozen=True, slots=True)
class JudgementSheet:
    """All judgements of one person's answers.

    Attributes:
        questions: Question → marker → judgement, the newest one.
        others: Question, marker and judgement of other answers under the same code: those that
            were changed since, or another class's K01. Where that answer comes back, they count.
        given_out: When her feedback was given out last, UTC, ISO 8601; empty: not yet.
    """

    questions: Mapping[str, Mapping[str, Judgement]] = field(default_factory=dict)
    given_out: str = ""
    others: tuple[tuple[str, str, Judgement], ...] = ()

    @property
    def everything(self) -> Iterator[tuple[str, str, Judgement]]:
        """Yield question, marker and judgement of all answers that were ever judged."""
        yield from self.others
        for question, found in self.questions.items():
            for marker, one in found.items():
                yield question, marker, one

    def about(self, question: str, marker: str, answer: str) -> Judgement | None:
        """Return how a marker judged the answer of this fingerprint."""
        known = self.everything
        fitting = (
            one for at, who, one in known if (at, who, one.answer) == (question, marker, answer)
        )
        return next(fitting, None)

    def of(self, question: Question, answer: Any) -> dict[str, Judgement]:
        """Return the judgements of an answer as it is now, by marker, the first ones first."""
        mark = fingerprint(answer)
        names = [criterion.name for criterion in question.rubric]
        fitting = (
            (marker, one)
            for name, marker, one in self.everything
            if name == question.grade_id
            and one.answer == mark
            and [level.criterion for level in one.levels] == names
        )
        return dict(sorted(fitting, key=lambda item: (item[1].at, item[0])))

    def with_one(self, question: str, marker: str, judgement: Judgement) -> JudgementSheet:
        """Return the sheet with a judgement; those of other answers stay beside it."""
        of_question = self.questions.get(question, {})
        apart = [one for one in self.others if not _of_answer(one, question, marker, judgement)]
        newest, before = judgement, of_question.get(marker)
        if before is not None and before.answer != judgement.answer:
            older, newest = sorted((before, judgement), key=lambda one: one.at)
            apart.append((question, marker, older))
        questions = {**self.questions, question: {**of_question, marker: newest}}
        return replace(self, questions=questions, others=tuple(apart))


def _of_answer(
    known: tuple[str, str, Judgement], question: str, marker: str, judgement: Judgement
) -> bool:
    return (*known[:2], known[2].answer) == (question, marker, judgement.answer)


def final(judgements: Mapping[str, Judgement]) -> tuple[str, Judgement] | None:
    """Return whose judgement counts: the agreed one, else the first marker's, else the oldest."""
    for marker in (AGREED, FIRST, *judgements):
        if marker in judgements:
            return marker, judgements[marker]
    return None


def fingerprint(answer: Any) -> str:
    """Return what tells whether an answer is still the one that was judged."""
    return hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()[:16]


def now() -> str:
    """Return the moment as it is stored."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def sheet_data(sheet: JudgementSheet) -> dict[str, Any]:
    """Return a sheet as data, which `read_sheet` reads."""
    questions = {
        question: {marker: _judgement_data(one) for marker, one in found.items()}
        for question, found in sheet.questions.items()
    }
    data = {"version": VERSION, "given_out": sheet.given_out, "questions": questions}
    others = [
        {"question": question, "marker": marker, **_judgement_data(one)}
        for question, marker, one in sheet.others
    ]
    return {**data, "others": others} if others else data


def _judgement_data(one: Judgement) -> dict[str, Any]:
    """Return a judgement; what only an agreed one has is left out elsewhere."""
    data = asdict(one)
    return {name: value for name, value in data.items() if value or name not in ("by", "why")}


def read_sheet(data: Mapping[str, Any]) -> JudgementSheet:
    """Return the sheet that data hold.

    Raises:
        ValueError: Another version wrote them, or a value does not fit.
        KeyError: Something is missing.
        TypeError: Something is of another kind.
        AttributeError: Likewise.
    """
    if data["version"] != VERSION:
        raise ValueError("another version")
    questions = {
        str(question): {str(marker): _judgement(one) for marker, one in found.items()}
        for question, found in data["questions"].items()
    }
    others = tuple(
        (str(one["question"]), str(one["marker"]), _judgement(one))
        for one in data.get("others", ())
    )
    return JudgementSheet(questions, str(data["given_out"]), others)


def _judgement(data: Mapping[str, Any]) -> Judgement:
    levels = tuple(
        Chosen(str(one["criterion"]), float(one["points"]), str(one["text"]))
        for one in data["levels"]
    )
    remark, at, answer = (str(data[name]) for name in ("remark", "at", "answer"))
    by, why = (str(data.get(name, "")) for name in ("by", "why"))
    return Judgement(levels, remark, at, answer, by, why)
