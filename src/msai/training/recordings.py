"""Written recordings of micro-lessons, made up for practice in rating, with the course's levels.

The bank is ``data/banks/micro_lessons.yaml``; its criteria are those of the rubric.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from msai.base.bank import Bank
from msai.base.from_data import from_data
from msai.base.resources import load_bank

#: Name of the bank.
BANK = "micro_lessons"
#: A micro-lesson has so many minutes.
MINUTES = 7
#: Least distance between the totals of two qualities, so that they are told apart.
_APART = 3


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One line of a recording: minute and second (``m:ss``), who says it, and what."""

    at: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class GivenLevel:
    """The course's level on one criterion, why, and where in the recording it is heard."""

    level: int
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A micro-lesson as it was said, made up.

    Attributes:
        id: Name in the bank.
        title: What the micro-lesson is called.
        quality: ``weak``, ``fair`` or ``good``; not shown before it is rated.
        topic: What it teaches.
        lines: In the order of time.
        levels: Criterion of the rubric → the course's level.
    """

    id: str
    title: str
    quality: str
    topic: str
    lines: tuple[SpokenLine, ...]
    levels: Mapping[str, GivenLevel]

    @property
    def total(self) -> int:
        """Return the sum of the course's levels."""
        return sum(given.level for given in self.levels.values())


_BANK = Bank(BANK, lambda entry: from_data(Recording, entry))


def recordings() -> tuple[Recording, ...]:
    """Return the recordings in the order of the bank."""
    return _BANK.entries()


@cache
def about_recordings() -> str:
    """Return who made the recordings and their levels, in the bank's own words."""
    return str(load_bank(BANK)["note"])


def agreed(recording: Recording, rated: Mapping[str, int]) -> tuple[str, ...]:
    """Return the criteria on which somebody gave the level that the course gives."""
    return tuple(name for name, given in recording.levels.items() if rated.get(name) == given.level)


def faults(found: tuple[Recording, ...]) -> list[str]:
    """Return what is wrong with a bank of recordings, one sentence each; nothing: it holds.

    A level needs a moment that is in the recording; times go on and stay within the lesson;
    weak, fair and good ones differ clearly, and none has the same level on every criterion, or a
    reader could rate all by a first impression.
    """
    said = [sentence for one in found for sentence in _faults_of(one)]
    totals = {quality: _total(found, quality) for quality in ("weak", "fair", "good")}
    if None in totals.values():
        return [*said, f"needs one of each quality: {totals}"]
    weak, fair, good = (total or 0 for total in totals.values())
    if not (weak + _APART <= fair and fair + _APART <= good):
        said.append(f"qualities are too near: {totals}")
    return said


def _faults_of(one: Recording) -> list[str]:
    seconds = [seconds_of(line.at) for line in one.lines]
    moments = {line.at for line in one.lines}
    said = [f"{one.id}: {name} at {given.at}, where nobody speaks"
            for name, given in one.levels.items() if given.at not in moments]  # fmt: skip
    if seconds != sorted(set(seconds)) or seconds[-1] >= MINUTES * 60:
        said.append(f"{one.id}: times do not go on, or the lesson is too long")
    if len({given.level for given in one.levels.values()}) == 1:
        said.append(f"{one.id}: the same level everywhere")
    return said


def seconds_of(at: str) -> int:
    """Return a moment ``m:ss`` in seconds."""
    minutes, _colon, seconds = at.partition(":")
    return int(minutes) * 60 + int(seconds)


def _total(found: tuple[Recording, ...], quality: str) -> int | None:
    return next((one.total for one in found if one.quality == quality), None)
