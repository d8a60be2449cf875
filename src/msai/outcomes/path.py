"""From points to a path: which lesson can be passed over, which in short, which whole, and why.

The thresholds are the course's proposal. Four points point a way; they do not judge a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from msai.assignments.outcomes import LearningOutcome, outcome_name
from msai.base.i18n import catalogue
from msai.outcomes.items import TASK_LESSON, asked_outcomes, lessons_of
from msai.outcomes.points import MOST
from msai.outcomes.sitting import Sitting, most_points, points_of, repair_of

_, ngettext = catalogue("outcomes")

Way = Literal["skip", "short", "whole"]


@dataclass(frozen=True, slots=True)
class LessonAdvice:
    """What to do with a lesson."""

    lesson: str
    way: Way
    reason: str


def way_words(way: Way) -> str:
    """Return a way in words."""
    return {"skip": _("you may skip it"), "short": _("in short"), "whole": _("whole")}[way]


def advice(sitting: Sitting) -> list[LessonAdvice]:
    """Return the path after a sitting, lesson by lesson."""
    got, most = points_of(sitting), most_points(sitting.short)
    return [one for outcome in asked_outcomes() for one in _of(sitting, outcome, got, most)]


def _of(
    sitting: Sitting,
    outcome: LearningOutcome,
    points: Mapping[LearningOutcome, int],
    possible: Mapping[LearningOutcome, int],
) -> Iterator[LessonAdvice]:
    got, most = points[outcome], possible[outcome]
    way = way_of(got, most)
    reason = _("{outcome}: {got} of {most} points.").format(
        outcome=outcome_name(outcome), got=got, most=most
    )
    for lesson in lessons_of(outcome):
        name = _("Lesson {number}. {title}").format(number=lesson.number, title=lesson.title)
        if lesson.id == TASK_LESSON and way == "skip" and not repair_of(sitting).is_whole:
            why = _("The indicator still has remarks of the rules.")
            yield LessonAdvice(name, "short", f"{reason} {why}")
        else:
            yield LessonAdvice(name, way, reason)


def way_of(got: int, most: int) -> Way:
    """Return the way that points lead to; one question alone lets nobody skip a lesson."""
    alone = most <= MOST
    if got == most:
        return "short" if alone else "skip"
    return "short" if got > most // 4 and not alone else "whole"
