"""The file to hand in: the released notebook with the answers, the code and the group."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from msai.activities.assignment_form.state import Answers
from msai.activities.assignment_form.who import codes
from msai.assignments import Assignment, hand_in, hand_in_name
from msai.assignments.cells import asked_cells
from msai.assignments.codes import normalise
from msai.base.resources import released_notebook
from msai.ui import Deliver

NOTEBOOK = "application/x-ipynb+json"


def notebook(task: Assignment, state: Answers) -> Deliver:
    """Return the file that is sent to the trainer."""
    code, others, now = normalise(state.who.code.strip()), codes(state.who.group), datetime.now(UTC)
    filled = hand_in(
        asked_cells(released_notebook(task.id), task),
        code=code,
        answers=state.given,
        group=[code, *others] if others else [],
        saved_at=now,
    )
    content = json.dumps(filled, ensure_ascii=False, indent=1).encode()
    return Deliver(hand_in_name(task.id, code, now), NOTEBOOK, content)
