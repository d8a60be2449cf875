"""Quiz questions as their YAML says them; `msai_course.theme.quiz` shows them.

A step that a worked example leaves to the reader is declared in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml

from msai.base.numbers import typed_number
from msai.base.replies import shuffled

#: Directive of a step that a worked example leaves out.
FADED_STEP = "faded-step"
#: What the name of another wording ends with.
AGAIN = "-inaczej"
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
        number: The answer as a number, where the question asks for one.
        match: What belongs to it, where one matches; its place, where one puts in order.
        otherwise: What is said where something else was matched with it.
    """

    text: str
    why: str
    correct: bool = False
    number: float | None = None
    match: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class QuizNumber:
    """What a question wants that is answered by a number.

    Attributes:
        unit: Written behind the number, such as ``%``; may be empty.
        tolerance: How far a number may lie from an option and still be taken for it.
        otherwise: What is said of a number that no option has.
    """

    unit: str
    tolerance: float
    otherwise: str


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with its options; several right ones make it a multiple choice.

    Attributes:
        id: Unique in the course.
        text: The question.
        options: The answers to choose from; of a number, those that are explained.
        number: How a number is read; None: one chooses.
        shown: Lines that are looked at: one says what is missing in them.
        matches: What can be matched with each option, in an order that says nothing.
        in_order: Whether one puts the options in order; their matches are places.
        again: The same in other words, for reviews; None: it comes back as it is.
    """

    id: str
    text: str
    options: tuple[QuizOption, ...]
    number: QuizNumber | None = None
    shown: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    in_order: bool = False
    again: QuizQuestion | None = None

    @property
    def multiple(self) -> bool:
        """Tell whether more than one option is to be chosen."""
        return not self.matches and sum(option.correct for option in self.options) > 1


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
    question = _question(identifier, raw)
    if raw.get("again") is None:
        return question
    try:
        return replace(question, again=_question(f"{identifier}{AGAIN}", raw["again"]))
    except QuizError as error:
        raise QuizError(f"inne brzmienie („again”): {error}") from error


def _question(identifier: str, raw: Any) -> QuizQuestion:
    if not isinstance(raw, dict) or not raw.get("question"):
        raise QuizError("brakuje pola „question”")
    if "match" in raw or "order" in raw:
        return _matching(identifier, raw)
    number = _number(raw) if "tolerance" in raw else None
    options = tuple(_options(raw.get("options") or [], number))
    if len(options) < 2:
        raise QuizError("pytanie ma mieć co najmniej dwie odpowiedzi")
    if not any(option.correct for option in options):
        raise QuizError("żadna odpowiedź nie jest oznaczona „correct: true”")
    return QuizQuestion(
        identifier, str(raw["question"]).strip(), options, number, shown=_lines(raw, "missing_in")
    )


def _number(raw: Mapping[str, Any]) -> QuizNumber:
    tolerance = raw["tolerance"]
    if not isinstance(tolerance, int | float) or isinstance(tolerance, bool) or tolerance < 0:
        raise QuizError("„tolerance” ma być liczbą, na przykład 0.5")
    if not raw.get("otherwise"):
        raise QuizError("brakuje pola „otherwise”: co powiedzieć o innej liczbie")
    return QuizNumber(str(raw.get("unit") or ""), float(tolerance), str(raw["otherwise"]).strip())


def _options(raw: list[Any], number: QuizNumber | None) -> Iterator[QuizOption]:
    field = "number" if number else "text"
    for place, item in enumerate(raw, start=1):
        if not isinstance(item, dict) or item.get(field) in (None, ""):
            raise QuizError(f"odpowiedź {place} nie ma pola „{field}”")
        if not item.get("why"):
            raise QuizError(f"odpowiedź {place} nie ma wyjaśnienia („why”)")
        why, correct = str(item["why"]).strip(), item.get("correct") is True
        if number:
            yield _numeric(item["number"], why, correct, place, number.unit)
        else:
            yield QuizOption(str(item["text"]), why, correct)


def _numeric(value: Any, why: str, correct: bool, place: int, unit: str) -> QuizOption:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise QuizError(f"odpowiedź {place}: „number” nie jest liczbą")
    return QuizOption(f"{typed_number(value)} {unit}".strip(), why, correct, float(value))


def _lines(raw: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = raw.get(name) or []
    if not isinstance(value, list):
        raise QuizError(f"„{name}” ma być listą")
    return tuple(str(line).strip() for line in value)


def _matching(identifier: str, raw: Mapping[str, Any]) -> QuizQuestion:
    """Read a question that matches (``match``, perhaps with ``others``) or puts in ``order``.

    Rows that are put in order stand in another one, also on paper and where no script runs.
    """
    in_order = "order" in raw
    items = raw["order"] if in_order else raw["match"]
    if not isinstance(items, list) or len(items) < 2:
        raise QuizError("pytanie ma mieć co najmniej dwa wiersze")
    options = tuple(_matched(item, place, in_order) for place, item in enumerate(items, start=1))
    if in_order:
        mixed = shuffled(options, identifier)
        options = mixed if mixed != options else options[::-1]
    matches = {option.match for option in options} | set(_lines(raw, "others"))
    if len(matches) < 2:
        raise QuizError("wszystkie wiersze mają to samo „to”")
    text = str(raw["question"]).strip()
    return QuizQuestion(
        identifier, text, options, matches=tuple(sorted(matches)), in_order=in_order
    )


def _matched(item: Any, place: int, in_order: bool) -> QuizOption:
    needed = ("text", "why", "otherwise") if in_order else ("text", "to", "why", "otherwise")
    for name in needed:
        if not isinstance(item, dict) or item.get(name) in (None, ""):
            raise QuizError(f"wiersz {place} nie ma pola „{name}”")
    text, why, otherwise = (str(item[name]).strip() for name in ("text", "why", "otherwise"))
    match = str(place) if in_order else str(item["to"]).strip()
    return QuizOption(text, why, correct=True, match=match, otherwise=otherwise)
