"""Graded assignments: what is asked, what is checked at once, and how points are given.

One declaration (``bank/<assignment>.json``) feeds the form on the page, the check before handing
in, the autograder's visible checks, the feedback and the documents. The hidden tests are not
here: they stand in the master notebooks under ``solutions/``.
"""

from __future__ import annotations

from msai.assignments.checking import check_answers
from msai.assignments.checks import Gap
from msai.assignments.declaring import assignment, assignment_ids
from msai.assignments.describing import describe_answer
from msai.assignments.handin import hand_in, hand_in_name
from msai.assignments.judging import cards_of, share_of
from msai.assignments.marking import MARKS_MIME, Mark, Marking
from msai.assignments.model import (
    Assignment,
    Criterion,
    Field,
    Level,
    Offer,
    Question,
)
from msai.assignments.offers import exercises_of, offers
from msai.assignments.outcomes import LearningOutcome, outcome_name
from msai.assignments.own_people import people_of
from msai.assignments.own_place import Municipality, is_own
from msai.assignments.placing import place_of, placed
from msai.assignments.reading import read_answer
from msai.base.forms import AnswerOption
from msai.base.resources import released_notebook

__all__ = [
    "MARKS_MIME",
    "AnswerOption",
    "Assignment",
    "Criterion",
    "Field",
    "Gap",
    "LearningOutcome",
    "Level",
    "Mark",
    "Marking",
    "Municipality",
    "Offer",
    "Question",
    "assignment",
    "assignment_ids",
    "cards_of",
    "check_answers",
    "describe_answer",
    "exercises_of",
    "hand_in",
    "hand_in_name",
    "is_own",
    "offers",
    "outcome_name",
    "people_of",
    "place_of",
    "placed",
    "read_answer",
    "released_notebook",
    "share_of",
]
