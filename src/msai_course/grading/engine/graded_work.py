"""A person's filled notebook after its cells have run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.execute import Output


@dataclass(frozen=True, slots=True)
class GradedWork:
    """What is entered into the gradebook.

    Attributes:
        code: The person.
        notebook: Our notebook with her answers.
        outputs: Outputs of each of its cells.
        saved_at: Moment of handing in, UTC; None: unknown.
    """

    code: str
    notebook: Notebook
    outputs: Sequence[list[Output]]
    saved_at: datetime | None
