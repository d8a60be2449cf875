"""„Zrób swoją edycję” without a browser: events in, the desk out."""

from __future__ import annotations

from msai.ui import Step
from msai_trainer.pages.edition.program import program


def does(desk, *events):
    """Return the desk after some events; what they want of the browser is left aside."""
    for event in events:
        step = program().update(desk, event)
        desk = step.state if isinstance(step, Step) else step
        assert program().view(desk)
    return desk
