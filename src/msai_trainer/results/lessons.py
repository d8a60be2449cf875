"""Lessons and exercises that teach an outcome, from what the lessons say of themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from msai.assignments import LearningOutcome
from msai.base.from_data import from_data, to_data

#: Lies in the wheel of `msai_trainer` that the site serves; the build puts it there.
LESSONS_FILE = "lessons.json"
#: Exercises in which an outcome is practised, the most fitting first.
PRACTISED_IN: Mapping[LearningOutcome, tuple[str, ...]] = {
    LearningOutcome.AREA: ("delimit-area", "three-shares"),
    LearningOutcome.PARTNERS: ("stakeholder-map",),
    LearningOutcome.CONVERSATION: ("partner-conversation", "difficult-situation"),
    LearningOutcome.CHANGE: ("chain-of-change", "action-plan", "indicator-card"),
    LearningOutcome.EVALUATION: ("did-it-work",),
    LearningOutcome.PASSING_ON: ("agenda-builder", "micro-lesson"),
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its number, its title, and the ids of its exercises."""

    number: int
    title: str
    exercises: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return „lekcja 4. Jak wyznaczyć obszar”."""
        return f"lekcja {self.number}. {self.title}"


def helping(
    lessons: Sequence[Lesson], outcome: LearningOutcome | None, exercise: str = ""
) -> tuple[Lesson, ...]:
    """Return the lessons to go back to: that of this exercise, else those of the outcome."""
    asked = (exercise,) if exercise else PRACTISED_IN.get(outcome, ()) if outcome else ()
    found = [one for name in asked for one in lessons if name in one.exercises][:3]
    if not found and exercise:
        return helping(lessons, outcome)
    return tuple(dict.fromkeys(found))


def lessons_text(lessons: Iterable[Lesson]) -> str:
    """Return the file of lessons, which `read_lessons` reads."""
    return json.dumps([to_data(one) for one in lessons], ensure_ascii=False)


def read_lessons(text: str) -> tuple[Lesson, ...]:
    """Return what a file of lessons holds."""
    return tuple(from_data(Lesson, one) for one in json.loads(text))


def served_lessons() -> tuple[Lesson, ...]:
    """Return the lessons that were served with this package; none in a checkout."""
    path = Path(__file__).parents[1] / LESSONS_FILE
    return read_lessons(path.read_text(encoding="utf-8")) if path.is_file() else ()
