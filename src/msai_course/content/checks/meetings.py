"""Three meetings with a partner or a group: nobody gets through by the looks of the answers.

What one says at a meeting has one move that helps; what one does afterwards has one errand that
keeps the promise of that move. Places are those of the screen, where answers are shuffled.
"""

from __future__ import annotations

from collections.abc import Iterator

from msai.base.replies import shuffled
from msai.errors import Problem
from msai.meetings import STORIES, Encounter, helps
from msai_course.content.blind_guessing import ClosedQuestion
from msai_course.content.checks.course import CourseSource
from msai_course.content.checks.quizzes import guessed


def check(_course: CourseSource) -> Iterator[Problem]:
    """Yield what gives the way through the meetings away."""
    yield from guessed(list(closed_questions()), "meetings")


def closed_questions() -> Iterator[ClosedQuestion]:
    """Yield what is to be chosen at every meeting, and the errand after it."""
    for story in STORIES.entries():
        for place, meeting in enumerate(story.meetings):
            yield _question(meeting, "text", f"{story.id} {place}")
            if meeting.moves[0].task:
                yield _question(meeting, "task", f"{story.id} {place} task")


def _question(meeting: Encounter, part: str, seed: str) -> ClosedQuestion:
    moves = shuffled(meeting.moves, seed)
    right = [helps(move.kind) for move in moves].index(True)
    return ClosedQuestion(meeting.opening, tuple(getattr(move, part) for move in moves), right)
