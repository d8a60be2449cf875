"""Graded assignments: what is asked, what is checked at once, and how points are given.

One declaration (``bank/<assignment>.json``) feeds the form on the page, the check before handing
in, the autograder's visible checks, the feedback and the documents. The hidden tests are not
here: they stand in the master notebooks under ``solutions/``.
"""

from __future__ import annotations

from msai.assignments.checks import Finding, check_answers
from msai.assignments.describing import describe_answer
from msai.assignments.handin import hand_in, hand_in_name, released_notebook
from msai.assignments.marking import MARKS_MIME, Mark, Marking
from msai.assignments.model import (
    Assignment,
    Criterion,
    Field,
    Level,
    Question,
    assignment,
    assignment_ids,
)
from msai.assignments.options import Option
from msai.assignments.reading import read_answer

__all__ = [
    "MARKS_MIME",
    "Assignment",
    "Criterion",
    "Field",
    "Finding",
    "Level",
    "Mark",
    "Marking",
    "Option",
    "Question",
    "assignment",
    "assignment_ids",
    "check_answers",
    "describe_answer",
    "hand_in",
    "hand_in_name",
    "read_answer",
    "released_notebook",
]
