"""What the catalogue says in words: the result, what is not known, what to ask a host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from msai.errors import MsaiError, Problem
from msai.practices import Practice

BASIS = {
    "źródło": "Tak piszą autorzy źródła.",
    "wniosek": "To nasz wniosek, a nie słowa źródła.",
    "źródło i wniosek": "Część podaje źródło, a część to nasz wniosek.",
}
#: Step of the catalogue that tells what remained after the project.
LASTING = "trwałość"
_MOST_QUESTIONS = 7


class QuestionsError(MsaiError):
    """The file with questions to hosts does not fit the bank of practices."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What to ask the people who did it.

    Attributes:
        always: Questions of every page.
        topics: One question for each topic of the bank.
        steps: One question for each step of the bank.
    """

    always: tuple[str, ...]
    topics: Mapping[str, str]
    steps: Mapping[str, str]

    def for_case(self, case: Practice) -> list[str]:
        """Return the questions of one case, those that its gaps raise first."""
        asked = [
            *_raised(case),
            *(self.steps[step] for step in case.steps),
            *(self.topics[topic] for topic in case.topics),
        ]
        room = _MOST_QUESTIONS - len(self.always)
        return [*list(dict.fromkeys(asked))[:room], *self.always]


def read_questions(path: Path, cases: Sequence[Practice]) -> Questions:
    """Read the questions and make sure that every topic and step has one.

    Raises:
        QuestionsError: A topic or step of the bank has no question, or one is not of the bank.
    """
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    questions = Questions(tuple(raw["always"]), raw["topics"], raw["steps"])
    problems = [
        Problem(path.name, name, "question_differs", f"„{value}”: pytania i katalog się różnią.",
                "Dopisz pytanie albo usuń zbędne.")
        for name, known in (("topics", questions.topics), ("steps", questions.steps))
        for value in sorted({item for case in cases for item in getattr(case, name)} ^ set(known))
    ]  # fmt: skip
    if problems:
        raise QuestionsError(problems)
    return questions


def unknowns(case: Practice) -> list[str]:
    """Return what nobody knows of a case, as sentences; never empty."""
    return [*case.unknown, *_gaps(case)]


def _gaps(case: Practice) -> Iterator[str]:
    if case.planned and not case.has_evidence:
        yield "Nie wiemy, ile z planu się udało."
    elif case.planned:
        yield "Nie wiemy, co z reszty planu się udało."
    if not case.budget:
        yield "Nie wiemy, ile to kosztowało."
    if not case.partners:
        yield "Nie wiemy, kto był partnerem."
    if LASTING not in case.steps:
        yield "Nie wiemy, co zostało, gdy skończyły się pieniądze."
    if not case.measured:
        yield "Nie wiemy, co się nie udało. Te źródła o tym nie mówią."


def _raised(case: Practice) -> Iterator[str]:
    if case.planned:
        yield "Co z planu się udało, a co nie? Skąd to wiecie?"
    elif not case.has_evidence:
        yield "Po czym poznaliście, że to coś dało? Czy ktoś to zapisał?"
    if not case.budget:
        yield "Ile to kosztowało przez rok i kto płacił?"


def sentence(text: str) -> str:
    """Return a text that begins with a capital letter and ends with a full stop."""
    text = text.strip()
    ending = "" if text.endswith((".", "?", "!", "…")) else "."
    return f"{text[:1].upper()}{text[1:]}{ending}"
