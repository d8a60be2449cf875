"""Many states of every exercise: fresh, used a little, of records that browsers hold, one press on.

For tests of what all exercises show, whatever they are about.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msai.ui import Button, Event, Node, Program, Step, opened
from msai.ui.walking import every
from msai.widgets.frame import FrameState, frame_view

TESTS = Path(__file__).parents[2]
RECORDS = TESTS / "fixtures" / "records"
sys.path[:0] = [str(RECORDS), str(TESTS / "site")]
from first_answers import FIRST  # noqa: E402
from make import programs  # noqa: E402

PROGRAMS = {program.id: program for program in programs()}


def views(program: Program[Any]) -> Iterator[list[Node]]:
    """Yield what an exercise shows in each of its states, with all its help."""
    *earlier, last = _begun(program)
    for state in (*earlier, last, *_one_on(program, last)):
        yield frame_view(program, state, FrameState(len(program.hints), True, asking_reset=True))


def _begun(program: Program[Any]) -> Iterator[Any]:
    yield program.initial()
    for file in sorted(RECORDS.glob(f"*/{program.id}.json")):
        for record in json.loads(file.read_text(encoding="utf-8")):
            yield opened(program, record)
    state = program.initial()
    for name, value in FIRST[program.id].inputs if program.id in FIRST else ():
        state = _after(program, state, name, value or None)
    yield state


def _one_on(program: Program[Any], state: Any) -> Iterator[Any]:
    """Yield the states after one more press, of one button of each kind."""
    buttons = [one.id for one in every(program.view(state), Button) if not one.disabled]
    for name in {identity.partition(":")[0]: identity for identity in buttons}.values():
        yield _after(program, state, name, None)


def _after(program: Program[Any], state: Any, name: str, value: Any) -> Any:
    step = program.update(state, Event(name, value))
    return step.state if isinstance(step, Step) else step
