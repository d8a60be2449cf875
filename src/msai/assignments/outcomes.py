"""The six learning outcomes of the course: every question and criterion is evidence of one."""

from __future__ import annotations

from enum import StrEnum

from msai.base.i18n import catalogue

_, _ngettext = catalogue("assignments")


class LearningOutcome(StrEnum):
    """What somebody can do after the course."""

    AREA = "area"
    PARTNERS = "partners"
    CONVERSATION = "conversation"
    CHANGE = "change"
    EVALUATION = "evaluation"
    PASSING_ON = "passing_on"


def outcome_name(outcome: LearningOutcome) -> str:
    """Return an outcome in the words of the course."""
    return {
        LearningOutcome.AREA: _("To delimit an area and defend it"),
        LearningOutcome.PARTNERS: _("To find partners"),
        LearningOutcome.CONVERSATION: _("To converse"),
        LearningOutcome.CHANGE: _("To plan a change and its measure"),
        LearningOutcome.EVALUATION: _("To judge whether it worked"),
        LearningOutcome.PASSING_ON: _("To pass it on"),
    }[outcome]
