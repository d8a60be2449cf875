"""The master of an assignment: what the trainer has and learners do not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from msai.assignments import Assignment
from msai_trainer.handins.notebooks import Notebook


@dataclass(frozen=True, slots=True)
class Master:
    """An assignment as the trainer has it.

    Attributes:
        assignment: The declaration.
        source: Folder of the nbgrader source, with hidden tests.
        released: The notebook that learners get.
        fingerprint: Changes with anything that could change a grade.
    """

    assignment: Assignment
    source: Path
    released: Notebook
    fingerprint: str
