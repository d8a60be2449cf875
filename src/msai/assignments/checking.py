"""The check before handing in: every answer, and the numbers of one's own municipality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msai.assignments.checks import Gap, check_answer
from msai.assignments.model import Assignment, Question
from msai.assignments.own_checks import own_gaps
from msai.assignments.placing import placed


def check_answers(assignment: Assignment, answers: Mapping[str, Any]) -> list[Gap]:
    """Return what to correct before handing in, in the order of the questions.

    What an assignment asks of the place comes first; it is asked of one's own municipality only.
    """
    asked = placed(assignment, answers)
    of_place = [*_checked(asked.place, answers), *own_gaps(assignment, answers)]
    return [*of_place, *_checked(asked.questions, answers)]


def _checked(questions: tuple[Question, ...], answers: Mapping[str, Any]) -> list[Gap]:
    return [
        gap
        for question in questions
        for gap in check_answer(question.field, answers.get(question.grade_id))
    ]
