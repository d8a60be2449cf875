"""Three meetings with the same people, who remember what was said and promised."""

from msai.meetings.course import (
    Happening,
    OpenChoice,
    Promise,
    StoryState,
    begin,
    open_choices,
    standing,
    take,
)
from msai.meetings.ending import checked, outcome, outcome_words, promise_words, view_of_you
from msai.meetings.kinds import EFFECTS, helps, why
from msai.meetings.spoken import hurting, spoils, spoken_faults, unreadable
from msai.meetings.story import STORIES, Encounter, Move, Setting, Story, repairs, stories

__all__ = [
    "EFFECTS",
    "STORIES",
    "Encounter",
    "Happening",
    "Move",
    "OpenChoice",
    "Promise",
    "Setting",
    "Story",
    "StoryState",
    "begin",
    "checked",
    "helps",
    "hurting",
    "open_choices",
    "outcome",
    "outcome_words",
    "promise_words",
    "repairs",
    "spoils",
    "spoken_faults",
    "standing",
    "stories",
    "take",
    "unreadable",
    "view_of_you",
    "why",
]
