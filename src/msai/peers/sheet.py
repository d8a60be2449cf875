"""The answers that go to two colleagues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from msai.assignments import Question, assignment, assignment_ids
from msai.base.replies import shuffled


@dataclass(frozen=True, slots=True)
class PeerAnswer:
    """A written answer as it was when it went out.

    Attributes:
        assignment: Id of the assignment.
        question: Its ``grade_id``.
        text: The answer.
    """

    assignment: str
    question: str
    text: str

    @property
    def id(self) -> str:
        """Return what a rating calls it; another text is another answer."""
        return _digest(f"{self.assignment}/{self.question}/{self.text}")

    @property
    def asked(self) -> Question:
        """Return the question with its rubric.

        Raises:
            KeyError: The course has no such question any more.
        """
        known = {one.grade_id: one for one in _rated(self.assignment)}
        return known[self.question]


def written_answers(records: Mapping[str, Mapping[str, Any]]) -> tuple[PeerAnswer, ...]:
    """Return the written answers of saved assignments, blank ones left out.

    Args:
        records: What the forms of the assignments keep, by id.
    """
    return tuple(one for name in assignment_ids() for one in _written(name, records.get(name)))


def _written(name: str, record: Mapping[str, Any] | None) -> Iterator[PeerAnswer]:
    given = (record or {}).get("answers")
    if not isinstance(given, Mapping):
        return
    for question in _rated(name):
        text = given.get(question.grade_id)
        if isinstance(text, str) and text.strip():
            yield PeerAnswer(name, question.grade_id, text.strip())


def _rated(name: str) -> list[Question]:
    """Return the questions that a person reads."""
    return [one for one in assignment(name).questions if one.manual and one.rubric]


def in_blind_order(answers: Sequence[PeerAnswer]) -> tuple[PeerAnswer, ...]:
    """Return the answers in an order that says nothing, the same one for both colleagues."""
    return shuffled(answers, sheet_name(answers))


def sheet_name(answers: Sequence[PeerAnswer]) -> str:
    """Return what tells these answers from all others, and nothing of whose they are."""
    return _digest(" ".join(sorted(one.id for one in answers)))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
