"""The course's rubric of micro-lessons: six criteria, three levels each."""

from __future__ import annotations

from dataclasses import dataclass

from msai.base.i18n import catalogue

_, ngettext = catalogue("activities_training")


@dataclass(frozen=True, slots=True)
class LessonCriterion:
    """One criterion of the rubric: what 0, 1 and 2 points look like."""

    id: str
    name: str
    levels: tuple[str, str, str]


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
