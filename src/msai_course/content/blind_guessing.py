"""What somebody scores who knows nothing and answers closed questions by their looks.

A question can be guessed where its right answer looks different from the wrong ones. Each strategy
picks by looks alone; its score is compared with chance over the whole bank. Rules of the trade:
Haladyna, Downing, Rodriguez 2002, „A Review of Multiple-Choice Item-Writing Guidelines”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

#: How far above chance a strategy may come, as a share of the points.
ALLOWED = 0.10
#: Of fewer questions a score says little: it lies that far off by chance alone.
FEWEST = 20
_REASON = re.compile(r"\b(bo|skoro|ponieważ|gdyż|dlatego|więc|żeby|aby)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"\b(zawsze|nigdy|nic|niczego|nikt|nikogo|nigdzie|wszyst\w+|wszyscy|wszystkim|żad\w+|każd\w+"
    r"|tylko|jedyn\w+|cał\w+|w pełni|w całości|jakichkolwiek)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_SENTENCES = re.compile(r"[.!?] ")
_COMMA = re.compile(",")
_QUESTION = re.compile(r"\?")
#: Looks that an answer has or has not, by what they are called.
_LOOKS = {
    "z uzasadnieniem („bo”, „żeby”)": _REASON,
    "ze słowem bezwzględnym („nic”, „każdy”)": _ABSOLUTE,
    "z liczbą": _NUMBER,
    "z dwóch zdań": _SENTENCES,
    "z przecinkiem": _COMMA,
    "z pytaniem": _QUESTION,
}
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class ClosedQuestion:
    """A question with one right answer.

    Attributes:
        text: The question.
        options: The answers as they are read.
        right: Place of the right one, from 0.
    """

    text: str
    options: tuple[str, ...]
    right: int


@dataclass(frozen=True, slots=True)
class BlindScore:
    """What a strategy scores over a bank.

    Attributes:
        strategy: What it looks at.
        score: Share of the questions answered right, between 0 and 1; a tie counts its part.
        chance: The share that guessing gives.
    """

    strategy: str
    score: float
    chance: float

    @property
    def is_telling(self) -> bool:
        """Tell whether the looks of the answers give away more than is allowed."""
        return self.score > self.chance + ALLOWED


Pick: TypeAlias = Callable[[ClosedQuestion], Sequence[int]]


def blind_scores(bank: Sequence[ClosedQuestion]) -> list[BlindScore]:
    """Return what each strategy scores, best first; a bank of fewer than `FEWEST` has no scores."""
    if len(bank) < FEWEST:
        return []
    chance = sum(1 / len(question.options) for question in bank) / len(bank)
    scores = [BlindScore(name, _score(bank, pick), chance) for name, pick in _strategies()]
    return sorted(scores, key=lambda score: -score.score)


def _score(bank: Iterable[ClosedQuestion], pick: Pick) -> float:
    shares = []
    for question in bank:
        # Who sees nothing guesses.
        picked = pick(question) or range(len(question.options))
        shares.append((question.right in picked) / len(picked))
    return sum(shares) / len(shares)


def _strategies() -> Iterator[tuple[str, Pick]]:
    yield "najdłuższa", partial(_of_rank, rank=-1)
    yield "najkrótsza", partial(_of_rank, rank=0)
    yield "środkowa długość", _of_middle_length
    for place in range(3):
        yield f"odpowiedź {place + 1}", partial(_at, place=place)
    yield "najwięcej słów z pytania", _nearest_to_the_question
    for name, seen in _LOOKS.items():
        yield name, partial(_where, seen=seen)
        yield f"nie {name}", partial(_where, seen=seen, wanted=False)
    yield "bez „bo”, bez „nic”, środkowa długość", _of_an_old_hand


def _at(question: ClosedQuestion, place: int) -> list[int]:
    return [place]


def _where(question: ClosedQuestion, seen: re.Pattern[str], wanted: bool = True) -> list[int]:
    return [at for at, option in enumerate(question.options) if bool(seen.search(option)) is wanted]


def _of_rank(question: ClosedQuestion, rank: int) -> list[int]:
    """Return the places of the options as long as the one of a rank, the shortest first."""
    lengths = [len(option) for option in question.options]
    return [at for at, length in enumerate(lengths) if length == sorted(lengths)[rank]]


def _of_middle_length(question: ClosedQuestion) -> list[int]:
    return _of_rank(question, len(question.options) // 2)


def _nearest_to_the_question(question: ClosedQuestion) -> list[int]:
    asked = set(_words(question.text))
    shared = [len(asked & set(_words(option))) for option in question.options]
    return [at for at, count in enumerate(shared) if count == max(shared)]


def _words(text: str) -> list[str]:
    # Polish inflects: the beginnings of words are compared.
    return [word[:5].lower() for word in _WORD.findall(text)]


def _of_an_old_hand(question: ClosedQuestion) -> list[int]:
    """Return what is left when telling words are crossed out, and of that what is not extreme."""
    plain = [
        at
        for at, option in enumerate(question.options)
        if not _REASON.search(option) and not _ABSOLUTE.search(option)
    ]
    return plain if len(plain) == 1 else _of_middle_length(question)
