"""Failures told up to the plan: the rest waits until somebody has named a warning sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msai.base.bank import Bank

#: A sign in fewer words names nothing that could be seen.
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure from public sources, and a case that went otherwise.

    Attributes:
        plan: What was planned; the story stops here.
        question: What to ask oneself before reading on.
        happened: What became of it.
        signs: What one would have seen earlier; ``signs_from`` says who says so.
        unknown: What nobody knows.
        contrast: A case in which a change was measured.
        sources: Key in the bibliography and name of each source of the failure.
        contrast_sources: The same, of the contrast.
    """

    id: str
    name: str
    plan: str
    question: str
    happened: str
    signs: tuple[str, ...]
    signs_from: str
    unknown: str
    contrast: str
    sources: tuple[tuple[str, str], ...]
    contrast_sources: tuple[tuple[str, str], ...]


def _failure_from(entry: dict[str, Any]) -> Failure:
    sources = {
        name: tuple((source["key"], source["name"]) for source in entry[name])
        for name in ("sources", "contrast_sources")
    }
    return Failure(**{**entry, **sources, "signs": tuple(entry["signs"])})


#: The failures, in the order of the bank.
FAILURES = Bank("failures", _failure_from)
failures, failure = FAILURES.entries, FAILURES.entry


def names_a_sign(text: str) -> bool:
    """Tell whether enough is written to read on; whether it is a good sign, a person judges."""
    return len(text.split()) >= FEWEST_WORDS
