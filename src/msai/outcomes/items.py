"""The bank of the test: two parallel forms, weak indicators to repair, lessons by outcome.

The forms have not been piloted; the pairs a1–b1, a2–b2 … ask for the same thing in the same way.
Where an edition leaves out the lesson of a pair, the test does without that pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, Literal

from msai.assignments.outcomes import LearningOutcome
from msai.base.bank import Bank
from msai.base.from_data import from_data
from msai.base.resources import load_bank
from msai.base.scope import scope
from msai.indicators import IndicatorCard, from_bank

BANK = "outcomes_test"
#: The lesson whose skill the task shows.
TASK_LESSON = "l11"
Form = Literal["a", "b"]
Kind = Literal["number", "one", "several", "order", "match"]


@dataclass(frozen=True, slots=True)
class ItemOption:
    """An answer to choose, or a step to put in its place; why it is right or wrong."""

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class ItemPair:
    """What belongs together."""

    left: str
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """A number that somebody may give, and what she thought."""

    number: float
    why: str


@dataclass(frozen=True, slots=True)
class OutcomeItem:
    """One question.

    Attributes:
        id: Form and number, such as ``a7``.
        lesson: Id of the lesson that teaches what it asks for.
        short: Whether it belongs to the short form, which asks once for each outcome.
        belief: The illusion that wrong answers show.
        right: The number, where one is asked for; within ``tolerance``, in ``unit``.
        answers: Numbers with an explanation, the right one first; ``otherwise`` for all others.
        options: For ``one`` and ``several``.
        steps: For ``order``, in the right one.
        pairs: For ``match``; ``spare`` belongs to none.
    """

    id: str
    outcome: LearningOutcome
    lesson: str
    kind: Kind
    short: bool
    text: str
    belief: str
    unit: str = ""
    right: float = 0.0
    tolerance: float = 0.0
    answers: tuple[ItemNumber, ...] = ()
    otherwise: str = ""
    options: tuple[ItemOption, ...] = ()
    steps: tuple[ItemOption, ...] = ()
    pairs: tuple[ItemPair, ...] = ()
    spare: ItemOption | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """Texts to choose from, in the order of the bank; empty where a number is typed."""
        if self.pairs:
            spare = (self.spare.text,) if self.spare else ()
            return (*(pair.right for pair in self.pairs), *spare)
        return tuple(one.text for one in self.options or self.steps)


@dataclass(frozen=True, slots=True)
class RepairTask:
    """A weak indicator, the same faults in both forms."""

    form: Form
    case: str
    card: IndicatorCard


@dataclass(frozen=True, slots=True)
class TaughtIn:
    """A lesson that teaches an outcome."""

    number: int
    title: str

    @property
    def id(self) -> str:
        """Its id in the course."""
        return f"l{self.number:02}"


ITEMS = Bank(BANK, lambda entry: from_data(OutcomeItem, entry))


def items_of(form: Form, short: bool = False) -> tuple[OutcomeItem, ...]:
    """Return the questions of a form: of the whole course twelve, or six of the short one.

    The short form asks once for each outcome that is asked for at all.
    """
    taught = scope().teaches
    whole = tuple(one for one in ITEMS.entries() if one.id[0] == form and taught(one.lesson))
    if not short:
        return whole
    # Of each outcome its question of the short form, or the one that is left.
    once: dict[LearningOutcome, OutcomeItem] = {}
    for item in sorted(whole, key=lambda one: not one.short):
        once.setdefault(item.outcome, item)
    return tuple(item for item in whole if once[item.outcome] is item)


def asked_outcomes() -> tuple[LearningOutcome, ...]:
    """Return the outcomes that the test asks for, in the order of the course."""
    asked = {item.outcome for item in items_of("a")}
    return tuple(outcome for outcome in LearningOutcome if outcome in asked)


def has_task() -> bool:
    """Tell whether the test has the task: its lesson has to be taught."""
    return scope().teaches(TASK_LESSON)


@cache
def task_of(form: Form) -> RepairTask:
    """Return the indicator that a form asks to repair."""
    entry = next(one for one in load_bank(BANK)["tasks"] if one["id"] == f"z{form}")
    return RepairTask(form, entry["case"], from_bank(entry["card"]))


def lessons_of(outcome: LearningOutcome) -> tuple[TaughtIn, ...]:
    """Return the lessons that teach an outcome, as far as they are taught."""
    told = (from_data(TaughtIn, one) for one in load_bank(BANK)["lessons"][outcome.value])
    return tuple(one for one in told if scope().teaches(one.id))


def shuffled(places: Sequence[Any], item: OutcomeItem, seed: int, side: str = "") -> list[Any]:
    """Return choices in the order of one sitting; the same one each time it is drawn."""
    mixed = list(places)
    Random(f"{seed} {item.id} {side}").shuffle(mixed)
    return mixed
