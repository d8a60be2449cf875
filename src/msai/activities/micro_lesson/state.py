"""What is said of a micro-lesson: points by the rubric, evidence, one strong side, one change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.micro_lesson.practice import EVENTS, RatingPractice, practised, restored
from msai.activities.micro_lesson.rubric import rubric
from msai.base.from_data import from_data, to_data
from msai.ui import Event

LONGEST = 400


@dataclass(frozen=True)
class Rating:
    """Points and evidence by criterion, one strong side and one change for the second try.

    ``practice`` is rating of recordings; it says nothing about the person who is rated here.
    """

    points: Mapping[str, int] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    strong: str = ""
    change: str = ""
    practice: RatingPractice = field(default_factory=RatingPractice)


def initial() -> Rating:
    """Return the state of a fresh start."""
    return Rating()


def update(state: Rating, event: Event) -> Rating:
    """Take one rating, its evidence, the strong side or the change."""
    what, _colon, name = event.id.partition(":")
    if what in EVENTS:
        return replace(state, practice=practised(state.practice, event))
    rated = name in {criterion.id for criterion in rubric()}
    text = str(event.value or "")[:LONGEST]
    if what == "points" and rated and str(event.value) in ("0", "1", "2"):
        return replace(state, points={**state.points, name: int(event.value)})
    if what == "evidence" and rated:
        return replace(state, evidence={**state.evidence, name: text})
    if event.id == "strong":
        return replace(state, strong=text)
    return replace(state, change=text) if event.id == "change" else state


#: The record holds the state as it is.
encode = to_data


def decode(record: Mapping[str, Any]) -> Rating:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    # Records from before there were recordings say nothing of them.
    saved = from_data(Rating, {"practice": to_data(RatingPractice()), **record}, whole=True)
    state = Rating(strong=saved.strong, change=saved.change, practice=restored(saved.practice))
    for name, points in saved.points.items():
        state = update(state, Event(f"points:{name}", points))
    for name, text in saved.evidence.items():
        state = update(state, Event(f"evidence:{name}", text))
    return state
