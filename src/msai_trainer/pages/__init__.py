"""Programs of the trainer's pages: ``from msai_trainer.pages import class_desk``.

They are shown like exercises; only pages of the trainer load this package.
"""

from __future__ import annotations

from typing import Any


def class_desk() -> Any:
    """Show the page on which classes are made, opened and saved."""
    # What shows a program needs widgets; everything else here runs without them.
    from msai.widgets.exercise import Exercise
    from msai_trainer.pages.klasa.program import program

    return Exercise(program())


def certificate_desk() -> Any:
    """Show the page on which certificates are issued and a training is settled."""
    from msai.widgets.exercise import Exercise
    from msai_trainer.pages.certificates.program import program

    return Exercise(program())


def grading_desk() -> Any:
    """Show the page on which hand-ins are judged."""
    from msai.widgets.exercise import Exercise
    from msai_trainer.pages.grading.program import program

    return Exercise(program())


def edition_desk() -> Any:
    """Show the page on which an edition of one's own is made."""
    from msai.widgets.exercise import Exercise
    from msai_trainer.pages.edition.program import program

    return Exercise(program())


def before_after_desk() -> Any:
    """Show the page that counts pairs of results before and after."""
    from msai.widgets.exercise import Exercise
    from msai_trainer.pages.before_after.program import program

    return Exercise(program())
