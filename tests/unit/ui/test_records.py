"""Records carry a version: older ones are carried over, and every one ever saved still opens."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msai.programme import read
from msai.ui import Program, Text, UnreadableRecord, opened, sealed
from msai.widgets.frame import FrameState
from msai.widgets.picture import picture

RECORDS = Path(__file__).parents[2] / "fixtures" / "records"
sys.path.insert(0, str(RECORDS))
from make import programs  # noqa: E402

PROGRAMS = {program.id: program for program in programs()}
SAVED = sorted((path.parent.name, path.stem) for path in RECORDS.glob("*/*.json"))
OF_EXERCISES = [(version, name) for version, name in SAVED if name in PROGRAMS]


def records(version, name):
    return json.loads((RECORDS / version / f"{name}.json").read_text(encoding="utf-8"))


def test_there_are_records_of_every_exercise_and_every_assignment():
    assert {name for version, name in OF_EXERCISES if version == "1"} == set(PROGRAMS)


@pytest.mark.parametrize(("version", "name"), OF_EXERCISES)
def test_what_browsers_hold_of_an_exercise_opens_is_drawn_and_is_saved_unchanged(version, name):
    program = PROGRAMS[name]
    for record in records(version, name):
        state = opened(program, record)
        assert picture(program, state, FrameState(), None).body
        kept = {key: part for key, part in sealed(program, state).items() if key in record}
        assert opened(program, kept) == state


def test_a_draft_saved_as_a_file_opens_whole():
    content = (RECORDS / "1" / "programme-file.json").read_bytes()
    programme, problems = read(content)
    assert problems == [] and programme.start.path == "A"


def test_a_file_with_everything_holds_records_that_open():
    everything = records("1", "progress-file")
    assert set(everything["exercises"]) == set(PROGRAMS)
    for name, kept in everything["exercises"].items():
        opened(PROGRAMS[name], kept["state"])


NEWEST = Program(
    id="words",
    title="Words",
    instruction="Write.",
    initial=tuple,
    view=lambda words: [Text(" ".join(words))],
    update=lambda words, event: (*words, str(event.value)),
    encode=lambda words: {"words": list(words)},
    decode=lambda record: tuple(str(word) for word in record["words"]),
    version=3,
    migrations={
        1: lambda record: {"text": record["word"]},
        2: lambda record: {"words": record["text"].split()},
    },
)


def test_older_records_are_carried_over_step_by_step():
    assert opened(NEWEST, {"word": "raz dwa"}) == ("raz", "dwa")
    assert opened(NEWEST, {"text": "raz dwa", "record_version": 2}) == ("raz", "dwa")
    assert opened(NEWEST, sealed(NEWEST, ("raz", "dwa"))) == ("raz", "dwa")


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"words": [], "record_version": 4}, "newer"),
        ({"words": [], "record_version": 10**30}, "newer"),
        ({"words": 7, "record_version": 3}, "damaged"),
        ({"record_version": 1}, "damaged"),
        ({"words": [], "record_version": 0}, "damaged"),
        ({"words": [], "record_version": True}, "damaged"),
        ({"words": [], "record_version": "3"}, "damaged"),
        ([], "damaged"),
        ("words", "damaged"),
        (None, "damaged"),
    ],
)
def test_a_record_that_cannot_be_read_says_why(record, code):
    with pytest.raises(UnreadableRecord) as told:
        opened(NEWEST, record)
    assert told.value.code == code


def test_every_step_to_the_present_version_has_a_migration():
    for program in PROGRAMS.values():
        assert sorted(program.migrations) == list(range(1, program.version))


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["__proto__", "1e999", "2026-02-30", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8) | st.just("__proto__"), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def damaged_record(draw):
    """Draw a saved record in which something became something else."""
    version, name = draw(st.sampled_from(OF_EXERCISES))
    record = draw(st.sampled_from(records(version, name)))
    return name, _damaged(draw, record)


def _damaged(draw, value):
    if isinstance(value, dict) and value and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: _damaged(draw, value[key])}
    if isinstance(value, list) and value and draw(st.booleans()):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], _damaged(draw, value[at]), *value[at + 1 :]]
    return draw(JUNK)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(damaged_record())
def test_a_damaged_record_is_refused_or_gives_a_state_that_can_be_drawn_and_saved(damaged):
    name, record = damaged
    program = PROGRAMS[name]
    try:
        state = opened(program, record)
    except UnreadableRecord:
        return
    picture(program, state, FrameState(), None)
    sealed(program, state)
