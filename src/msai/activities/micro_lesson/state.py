"""What is said of a micro-lesson: points by the rubric, evidence, one strong side, one change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.base.from_data import from_data, to_data
from msai.base.i18n import catalogue
from msai.ui import Event

_, ngettext = catalogue("activities_training")


LONGEST = 400


@dataclass(frozen=True, slots=True)
class LessonCriterion:
    """One criterion of the rubric: what 0, 1 and 2 points look like."""

    id: str
    name: str
    levels: tuple[str, str, str]


@dataclass(frozen=True)
class Rating:
    """Points and evidence by criterion, one strong side and one change for the second try."""

    points: Mapping[str, int] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    strong: str = ""
    change: str = ""


def rubric() -> tuple[LessonCriterion, ...]:
    """Return the six criteria of the course's rubric; the lesson shows them as a table."""
    return (
        LessonCriterion(
            "goal",
            _("Goal"),
            (
                _("nobody knows what I should be able to do"),
                _("a goal is named, but it is a topic"),
                _("I know what I will be able to do, and it shows at the end"),
            ),
        ),
        LessonCriterion(
            "start",
            _("Start"),
            (
                _("an introduction about oneself or history"),
                _("a question without time to answer"),
                _("a question or trouble from work in the first minute"),
            ),
        ),
        LessonCriterion(
            "clarity",
            _("Clarity"),
            (
                _("abbreviations, long sentences, I don't know what to do"),
                _("the content is clear, the task is not"),
                _("one task, repeated and written down"),
            ),
        ),
        LessonCriterion(
            "work",
            _("Work"),
            (
                _("I only listen"),
                _("I answer a question"),
                _("I do something myself for at least two minutes"),
            ),
        ),
        LessonCriterion(
            "check",
            _("Check"),
            (
                _("“is that clear?”"),
                _("a question, a verdict without a reason"),
                _("my answer, and an explanation why"),
            ),
        ),
        LessonCriterion(
            "respect",
            _("Respect"),
            (
                _("labels, names, hurry"),
                _("correct, but past me"),
                _("every voice got an answer, nobody was pointed at"),
            ),
        ),
    )


def initial() -> Rating:
    """Return the state of a fresh start."""
    return Rating()


def update(state: Rating, event: Event) -> Rating:
    """Take one rating, its evidence, the strong side or the change."""
    what, _colon, name = event.id.partition(":")
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
    saved = from_data(Rating, record, whole=True)
    state = Rating(strong=saved.strong, change=saved.change)
    for name, points in saved.points.items():
        state = update(state, Event(f"points:{name}", points))
    for name, text in saved.evidence.items():
        state = update(state, Event(f"evidence:{name}", text))
    return state
