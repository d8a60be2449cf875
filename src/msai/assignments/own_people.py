"""People of a programme of one's own: who began, who reached the aim, of whom nothing is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from msai.assignments.checks import check_answer
from msai.assignments.declaring import assignment
from msai.assignments.model import Assignment
from msai.assignments.own_place import is_own
from msai.assignments.reading import read_answer

#: Answers with the numbers of people.
STARTED, REACHED, UNKNOWN = "program_zaczelo", "program_w_celu", "program_nie_wiadomo"


@dataclass(frozen=True, slots=True)
class People:
    """So many of those who began a programme; counts of persons."""

    started: float
    reached: float
    unknown: float

    @property
    def share(self) -> float | None:
        """Return who reached the aim, in per cent of all who began; None: that cannot be."""
        if self.reached + self.unknown > self.started:
            return None
        return self.reached / self.started * 100


#: The made-up programme of the assignment: 46 began, 18 work, nothing is known of 7.
EXAMPLE = People(46, 18, 7)


def people_of(name: str, answers: Mapping[str, Any]) -> People | None:
    """Return the people that answers are about; None: her numbers are not there or unreadable."""
    return own_people(assignment(name), answers) if is_own(answers) else EXAMPLE


def own_people(task: Assignment, answers: Mapping[str, Any]) -> People | None:
    """Return the people of her own programme; None: a number is missing or out of bounds."""
    fields = {question.grade_id: question.field for question in task.place}
    if STARTED not in fields:
        return None
    asked = [fields[name] for name in (STARTED, REACHED, UNKNOWN)]
    if any(check_answer(one, answers.get(one.name)) for one in asked):
        return None
    return People(*(read_answer(one, answers[one.name]) for one in asked))
