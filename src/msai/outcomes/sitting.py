"""One sitting of the test: on which occasion, with which form, what was answered.

Three occasions: before, at the end, and 28 days later. The form changes each time, and half of a
class begins with the other one; otherwise a difference between forms would look like learning.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from msai.assignments.codes import parse, squeeze
from msai.assignments.outcomes import LearningOutcome
from msai.base.findings import Finding, codes, to_repair
from msai.base.forms import from_dict, to_dict
from msai.indicators import IndicatorCard, check_card
from msai.outcomes.items import Form, OutcomeItem, items_of, task_of
from msai.outcomes.points import MOST, points

Occasion = Literal["start", "end", "later"]
OCCASIONS: tuple[Occasion, ...] = ("start", "end", "later")
#: Days between the second and the third sitting.
LATER_AFTER = 28
#: Minutes that the repair of the indicator is meant to take.
TASK_MINUTES = 7
#: What of the card is repaired, in the order of the form.
REPAIRED = ("name", "definition", "unit", "numerator", "denominator", "formula", "source",
            "frequency")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting.

    Attributes:
        seed: Decides the order in which choices stand.
        began: Day.
        ended: Day; empty while it goes on.
        answers: By id of the question.
        repaired: Fields of the card as they were written.
        opened: Minute (ISO) at which the task was opened; empty: it was not.
        minutes: How long the task took; None as long as it is not known.
    """

    occasion: Occasion
    form: Form
    short: bool
    seed: int
    began: str
    ended: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    repaired: Mapping[str, str] = field(default_factory=dict)
    opened: str = ""
    minutes: int | None = None

    @property
    def items(self) -> tuple[OutcomeItem, ...]:
        """Its questions."""
        return items_of(self.form, self.short)

    @property
    def card(self) -> IndicatorCard:
        """The indicator as it stands now."""
        weak = to_dict(task_of(self.form).card)
        return from_dict(IndicatorCard, {**weak, **self.repaired})[0]


@dataclass(frozen=True, slots=True)
class IndicatorRepair:
    """What became of a weak indicator, as the course's rules see it.

    Attributes:
        faults: How many it had.
        left: How many of them are left.
        new: How many came with the repair.
    """

    faults: int
    left: int
    new: int

    @property
    def is_whole(self) -> bool:
        """Tell whether the rules find nothing more."""
        return not self.left and not self.new


def first_form(code: str) -> Form | None:
    """Return the form that a person begins with: half of a class with each; None without a code.

    A code with a check sign: odd numbers begin with A. Any other code: by its CRC-32.
    """
    if known := parse(code):
        return "a" if int(known.number) % 2 else "b"
    plain = squeeze(code)
    return ("a", "b")[zlib.crc32(plain.encode()) % 2] if plain else None


def next_form(sittings: Sequence[Sitting], first: Form) -> Form:
    """Return the form of the next sitting."""
    other: Form = "b" if first == "a" else "a"
    return first if len(sittings) % 2 == 0 else other


def due(sittings: Sequence[Sitting]) -> date | None:
    """Return the day from which the third sitting makes sense; None before the second ended."""
    ended = next((one.ended for one in sittings if one.occasion == "end" and one.ended), "")
    return date.fromisoformat(ended) + timedelta(days=LATER_AFTER) if ended else None


def points_of(sitting: Sitting) -> dict[LearningOutcome, int]:
    """Return the points by outcome."""
    got = dict.fromkeys(LearningOutcome, 0)
    for item in sitting.items:
        got[item.outcome] += points(item, sitting.answers.get(item.id))
    return got


def most_points(short: bool) -> dict[LearningOutcome, int]:
    """Return how many points each outcome can have; the forms are parallel."""
    most = dict.fromkeys(LearningOutcome, 0)
    for item in items_of("a", short):
        most[item.outcome] += MOST
    return most


def remarks(card: IndicatorCard) -> list[Finding]:
    """Return what the rules of the clinic say of an indicator's idea."""
    return to_repair(check_card(card, parts=("definition",)))


def repair_of(sitting: Sitting) -> IndicatorRepair:
    """Return how far the indicator was repaired."""
    before, now = codes(remarks(task_of(sitting.form).card)), codes(remarks(sitting.card))
    return IndicatorRepair(len(before), len(before & now), len(now - before))
