"""Micro-lessons: rate seven minutes by the rubric, with evidence, and choose one change."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.micro_lesson import screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_training")


def program() -> Program[state.Rating]:
    """Return the rubric of micro-lessons as an exercise."""
    return program_of(
        state,
        screen,
        id="micro-lesson",
        title=_("Rate seven minutes"),
        instruction=_("Watch a micro-lesson, give points with evidence, choose one change."),
        hints=(
            _("The rubric asks what participants did, not how the person sounded."),
            _("Begin with the evidence; the number follows from it."),
        ),
    )
