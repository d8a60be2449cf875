"""What was judged by hand: levels, remark, who and when; a small file for each person.

The gradebook of nbgrader knows points and a comment only. The rest lies beside it, one JSON file
for each person and assignment, and is deleted and handed out with her other data.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msai.assignments import Question
from msai_course.base.files import write_text
from msai_course.grading.engine.locking import locked
from msai_course.grading.engine.state import State
from msai_trainer.errors import GradingError
from msai_trainer.results.feedback import Chosen

VERSION = 1
#: The marker whose judgement counts unless another was agreed on.
FIRST = "1"
#: Under this name stands what two markers agreed on; it counts before all others.
AGREED = "uzgodniona"
#: Seconds to wait for another program that stores a judgement.
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one marker judged one answer.

    Attributes:
        levels: One for each criterion of the question.
        remark: Comment for the learner.
        at: Moment, UTC, ISO 8601.
        answer: Fingerprint of the answer that was judged.
    """

    levels: tuple[Chosen, ...]
    remark: str
    at: str
    answer: str

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


@dataclass(frozen=True, slots=True)
class Sheets:
    """The judgements of one assignment in one workspace."""

    folder: Path

    def load(self, code: str) -> JudgementSheet:
        """Return a person's sheet; an empty one when nothing was judged.

        Raises:
            GradingError: The file is damaged, or a newer version of the course wrote it.
        """
        path = self._path(code)
        if not path.is_file():
            return JudgementSheet()
        try:
            return _read(json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            message = f"Zapisu ocen opisowych „{path.name}” nie da się odczytać."
            hint = f"Niczego w nim nie zmieniono. Odłóż ten plik z folderu {self.folder} w inne "
            hint += "miejsce (oceny i komentarze zostają w dzienniku) albo zaktualizuj kurs."
            raise GradingError.of("bad_sheet", message, hint) from fault

    def save(self, code: str, sheet: JudgementSheet) -> None:
        """Store a person's sheet, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        questions = {
            question: {marker: asdict(one) for marker, one in found.items()}
            for question, found in sheet.questions.items()
        }
        data = {"version": VERSION, "given_out": sheet.given_out, "questions": questions}
        write_text(self._path(code), json.dumps(data, ensure_ascii=False, indent=1) + "\n")

    def give_out(self, code: str, moment: str) -> None:
        """Note that a person's feedback was given out."""
        with self.alone():
            self.save(code, replace(self.load(code), given_out=moment))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other programs and windows from storing meanwhile.

        Raises:
            GradingError: Another one has been storing for long.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        message = "Inny program zapisuje właśnie oceny tego zadania."
        hint = "Poczekaj chwilę i zapisz jeszcze raz."
        with locked(self.folder / "rubryka.blokada", message, hint, _PATIENCE):
            yield

    def _path(self, code: str) -> Path:
        return State(self.folder).rubric_path(code)


def _read(data: dict[str, Any]) -> JudgementSheet:
    if data["version"] != VERSION:
        raise ValueError("another version")
    questions = {
        question: {
            marker: Judgement(
                tuple(Chosen(**level) for level in one["levels"]),
                str(one["remark"]), str(one["at"]), str(one["answer"]),
            )
            for marker, one in found.items()
        }
        for question, found in data["questions"].items()
    }  # fmt: skip
    return JudgementSheet(questions, str(data["given_out"]))
