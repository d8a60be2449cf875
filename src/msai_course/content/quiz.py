"""Quiz questions as their YAML says them; `msai_course.theme.quiz` shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

_ID = re.compile(r"[a-z][a-z0-9-]*")


class QuizError(ValueError):
    """The question is not complete; the message says in Polish what is missing."""


@dataclass(frozen=True, slots=True)
class QuizOption:
    """One answer.

    Attributes:
        text: The answer.
        why: Why it is right or wrong.
        correct: Whether it is right.
    """

    text: str
    why: str
    correct: bool = False


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with its options; several right ones make it a multiple choice."""

    id: str
    text: str
    options: tuple[QuizOption, ...]

    @property
    def multiple(self) -> bool:
        """Tell whether more than one option is right."""
        return sum(option.correct for option in self.options) > 1


def parse_question(identifier: str, body: str) -> QuizQuestion:
    """Read a question from the body of the directive.

    Raises:
        QuizError: The body is not YAML, or something a question needs is missing.
    """
    if not _ID.fullmatch(identifier):
        raise QuizError(f"identyfikator „{identifier}” ma mieć postać np. „l04-q1”")
    try:
        raw = yaml.safe_load(body)
    except yaml.YAMLError as error:
        raise QuizError(f"treść nie jest poprawnym YAML: {error}") from error
    if not isinstance(raw, dict) or not raw.get("question"):
        raise QuizError("brakuje pola „question”")
    options = tuple(_options(raw.get("options") or []))
    if len(options) < 2:
        raise QuizError("pytanie ma mieć co najmniej dwie odpowiedzi")
    if not any(option.correct for option in options):
        raise QuizError("żadna odpowiedź nie jest oznaczona „correct: true”")
    return QuizQuestion(identifier, str(raw["question"]).strip(), options)


def _options(raw: list[Any]) -> Iterator[QuizOption]:
    for number, item in enumerate(raw, start=1):
        if not isinstance(item, dict) or not item.get("text"):
            raise QuizError(f"odpowiedź {number} nie ma pola „text”")
        if not item.get("why"):
            raise QuizError(f"odpowiedź {number} nie ma wyjaśnienia („why”)")
        yield QuizOption(str(item["text"]), str(item["why"]).strip(), item.get("correct") is True)
