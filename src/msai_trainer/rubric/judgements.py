"""What was judged by hand: levels, remark, who and when; a sheet for each person.

Points and a comment are in the results; the rest stands in these sheets, which the command line
keeps as files and the trainer's page as one file to save and open.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
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

    def same(self, other: Judgement | None) -> bool:
        """Return whether another one says the same, whenever it was made."""
        return other is not None and replace(other, at=self.at) == self


@dataclass(frozen=True, slots=True)
class JudgementSheet:
    """All judgements of one person's answers.

    Attributes:
        questions: Question → marker → judgement.
        given_out: When her feedback was given out last, UTC, ISO 8601; empty: not yet.
    """

    questions: Mapping[str, Mapping[str, Judgement]] = field(default_factory=dict)
    given_out: str = ""

    def of(self, question: Question, answer: Any) -> dict[str, Judgement]:
        """Return the judgements of an answer as it is now, by marker, the first ones first."""
        mark = fingerprint(answer)
        names = [criterion.name for criterion in question.rubric]
        found = self.questions.get(question.grade_id, {}).items()
        fitting = (
            (marker, one)
            for marker, one in found
            if one.answer == mark and [level.criterion for level in one.levels] == names
        )
        return dict(sorted(fitting, key=lambda item: (item[1].at, item[0])))

    def with_one(self, question: str, marker: str, judgement: Judgement) -> JudgementSheet:
        """Return the sheet with a judgement; that answer is open again."""
        of_question = {**self.questions.get(question, {}), marker: judgement}
        return replace(self, questions={**self.questions, question: of_question})


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
    return {"version": VERSION, "given_out": sheet.given_out, "questions": questions}


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
    return JudgementSheet(questions, str(data["given_out"]))


def _judgement(data: Mapping[str, Any]) -> Judgement:
    levels = tuple(
        Chosen(str(one["criterion"]), float(one["points"]), str(one["text"]))
        for one in data["levels"]
    )
    remark, at, answer = (str(data[name]) for name in ("remark", "at", "answer"))
    by, why = (str(data.get(name, "")) for name in ("by", "why"))
    return Judgement(levels, remark, at, answer, by, why)
