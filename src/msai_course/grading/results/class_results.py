"""What is known of a class after grading one assignment: what feedback and report are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msai_trainer.marking.done import Done
from msai_trainer.marking.master import Master
from msai_trainer.model import Row
from msai_trainer.people.roster import Roster
from msai_trainer.results.class_report import AssignmentResults
from msai_trainer.results.feedback import Levels
from msai_trainer.results.scores import Scores


@dataclass(frozen=True, slots=True)
class ClassResults:
    """The results of a class in one assignment.

    Attributes:
        master: The assignment as it is marked.
        roster: The participants.
        rows: What became of each person and file.
        scores: What the gradebook says, by code.
        done: What was graded, by code.
        levels: Levels that people gave, by code.
    """

    master: Master
    roster: Roster
    rows: tuple[Row, ...]
    scores: Mapping[str, Scores]
    done: Mapping[str, Done]
    levels: Mapping[str, Levels]

    @property
    def for_report(self) -> AssignmentResults:
        """Return what the report of the class is made of."""
        graded = (row.student_id for row in self.rows if row.score is not None)
        scores = {code: self.scores[code] for code in graded if code in self.scores}
        people = len(self.roster.entries)
        return AssignmentResults.of(self.master.assignment, people, scores, self.levels, self.done)
