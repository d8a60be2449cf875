"""Finding cases: words without regard to endings and Polish letters, and filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from msai.base.fold import fold
from msai.practices.of_edition import practices
from msai.practices.practice import Practice

#: Endings of Polish nouns, adjectives and verbs, longest first; what is left is the stem.
_ENDINGS = (
    "owania", "owaniu", "owanie", "iego", "iemu", "ami", "ach", "ych", "ich", "ymi", "imi", "ego",
    "emu", "iem", "owi", "ow", "om", "em", "ie", "ia", "iu", "io", "ej", "ym", "im", "ac", "ec",
    "ic", "yc", "y", "i", "a", "e", "u", "o",
)  # fmt: skip
_SHORTEST_STEM = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; an empty field asks for nothing."""

    words: str = ""
    topic: str = ""
    kind: str = ""
    step: str = ""
    category: str = ""
    voivodeship: str = ""
    only_verified: bool = False
    only_achieved: bool = False
    only_measured: bool = False


def stem(word: str) -> str:
    """Return the beginning of a word that stays when its ending changes."""
    folded = fold(word)
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            return folded.removesuffix(ending)
    return folded


def search(query: Query, among: Sequence[Practice] | None = None) -> list[Practice]:
    """Return the cases that fit, those whose name or place fits first.

    Every word of the query has to begin some word of the case.
    """
    stems = [stem(word) for word in _WORD.findall(query.words)]
    found = [
        (one, _rank(one, stems))
        for one in (practices() if among is None else among)
        if _passes(one, query)
    ]
    fitting = [(one, rank) for one, rank in found if rank >= 0]
    return [one for one, _rank in sorted(fitting, key=lambda pair: -pair[1])]


def _passes(one: Practice, query: Query) -> bool:
    wanted = (
        (query.topic, one.topics),
        (query.kind, one.municipality_type),
        (query.step, one.steps),
        (query.category, (one.category,)),
        (query.voivodeship, one.voivodeship),
    )
    if any(value and value not in there for value, there in wanted):
        return False
    verified = one.is_verified or not query.only_verified
    measured = bool(one.measured) or not query.only_measured
    return verified and measured and (one.has_evidence or not query.only_achieved)


def _rank(one: Practice, stems: Iterable[str]) -> int:
    """Return how many stems stand in the name or place, or -1 where one stands nowhere."""
    title, text = _indexed(one)
    stems = list(stems)
    if not all(any(word.startswith(part) for word in text) for part in stems):
        return -1
    return sum(any(word.startswith(part) for word in title) for part in stems)


@cache
def _indexed(one: Practice) -> tuple[frozenset[str], frozenset[str]]:
    title = _words(one.name, one.municipality)
    rest = _words(
        one.area, one.leader, *one.partners, *one.target_groups, *one.activities, one.lesson,
        *one.topics, *one.steps, *one.measured, *one.achieved, *one.planned, *one.voivodeship,
    )  # fmt: skip
    return title, title | rest


def _words(*texts: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(" ".join(texts))))


def values_of(name: str, among: Sequence[Practice] | None = None) -> list[str]:
    """Return the values of a list of the cases (``topics``, ``steps`` …), most frequent first."""
    counts: dict[str, int] = {}
    for one in practices() if among is None else among:
        value = getattr(one, name)
        for item in value if isinstance(value, tuple) else (value,):
            counts[item] = counts.get(item, 0) + 1
    return sorted(counts, key=lambda item: (-counts[item], fold(item)))
