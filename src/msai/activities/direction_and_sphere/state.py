"""What the learner says in exercise 1: sphere and direction of indicators, counts or shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.direction_and_sphere.counts_and_shares import SENTENCES, candidates
from msai.activities.direction_and_sphere.indicators import items
from msai.base.spheres import SPHERES
from msai.ui import Event

DIRECTIONS = ("1", "-1")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one indicator; "" as long as nothing was."""

    sphere: str = ""
    direction: str = ""

    @property
    def complete(self) -> bool:
        """Tell whether both questions were answered; only then the reasons are shown."""
        return bool(self.sphere and self.direction)


@dataclass(frozen=True)
class Judging:
    """The answers, the unit foreseen as the hardest, and the sentence chosen after seeing."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    foreseen: str = ""
    sentence: str = ""

    def answer(self, name: str) -> Answer:
        """Return what was said of an indicator."""
        return self.answers.get(name, Answer())


def initial() -> Judging:
    """Return the state of a fresh start."""
    return Judging()


def update(state: Judging, event: Event) -> Judging:
    """Take one answer; one that is not on the list changes nothing."""
    question, _colon, name = event.id.partition(":")
    value = str(event.value)
    if question in ("sphere", "direction") and name in {item.name for item in items()}:
        if value not in (SPHERES if question == "sphere" else DIRECTIONS):
            return state
        changed = replace(state.answer(name), **{question: value})
        return replace(state, answers={**state.answers, name: changed})
    if question == "foreseen" and value in candidates():
        return replace(state, foreseen=value)
    if question == "sentence" and value in SENTENCES and state.foreseen:
        return replace(state, sentence=value)
    return state


def encode(state: Judging) -> dict[str, Any]:
    """Return the answers as the learner's record keeps them."""
    answers = {name: [given.sphere, given.direction] for name, given in state.answers.items()}
    return {"answers": answers, "foreseen": state.foreseen, "sentence": state.sentence}


def decode(record: Mapping[str, Any]) -> Judging:
    """Read a record; what is not on the lists is left out.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    state = Judging()
    for name, (sphere, direction) in dict(record["answers"]).items():
        state = update(state, Event(f"sphere:{name}", sphere))
        state = update(state, Event(f"direction:{name}", direction))
    state = update(state, Event("foreseen", record["foreseen"]))
    return update(state, Event("sentence", record["sentence"]))
