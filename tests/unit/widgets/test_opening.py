"""An exercise that is opened shows no mistake: nobody has done anything yet."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from msai.ui import Details, Event, Items, Message, Stage, Table, Text, every
from msai.ui.calm import calm
from msai.widgets.frame import FrameState, frame_body

sys.path.insert(0, str(Path(__file__).parents[2] / "fixtures" / "records"))
from make import programs

PROGRAMS = {program.id: program for program in programs()}
WRONG = Message("problem", "Nie tak.")


def tones(nodes):
    """Return the tones of all messages of a view."""
    return {message.tone for message in every(nodes, Message)}


@pytest.mark.parametrize("name", PROGRAMS)
def test_no_exercise_opens_with_a_mistake(name):
    program = PROGRAMS[name]
    assert "problem" not in tones(frame_body(program, program.initial(), FrameState()))


def test_after_the_first_answer_a_mistake_is_called_one():
    program = PROGRAMS["myth-or-evidence"]
    wrong = program.update(program.initial(), Event("claim:0", "evidence"))
    assert "problem" in tones(frame_body(program, wrong, FrameState()))


def test_a_mistake_is_found_wherever_it_stands():
    deep = [
        Details("Więcej", [Items([WRONG, "tekst"])]),
        Table("Tabela", ["A", "B"], [["a", WRONG]]),
        Stage("Wynik", [WRONG], [WRONG], "Dalej", [WRONG]),
        Text("Zdanie"),
    ]
    assert len(list(every(deep, Message))) == 5
    assert list(every(calm(deep), Message)) == [replace(WRONG, tone="question")] * 5
