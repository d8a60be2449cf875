"""Programs of the trainer's pages: ``from msai_trainer.pages import grading_desk``.

They are shown like exercises; only pages of the trainer load this package.
"""

from __future__ import annotations

from typing import Any


def grading_desk() -> Any:
    """Show the page on which hand-ins are judged."""
    # What shows a program needs widgets; everything else here runs without them.
    from msai.widgets.exercise import Exercise
    from msai_trainer.pages.grading.program import program

    return Exercise(program())
