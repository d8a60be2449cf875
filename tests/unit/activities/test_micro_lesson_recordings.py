"""Rating is practised on made-up recordings: her levels first, then those of the course."""

import json
from dataclasses import replace

import pytest

from msai.activities.micro_lesson.program import program
from msai.activities.micro_lesson.rubric import rubric
from msai.training.recordings import (
    GivenLevel,
    about_recordings,
    agreed,
    faults,
    recordings,
    seconds_of,
)
from msai.ui import Event, to_json

RATING = program()
WEAK, FAIR, GOOD = recordings()


def run(*events, state=None):
    state = state or RATING.initial()
    for event in events:
        state = RATING.update(state, event)
    return state


def shown(state):
    return json.dumps(to_json(RATING.view(state)), ensure_ascii=False)


def rated(recording, levels):
    chosen = zip(recording.levels, levels, strict=True)
    return [Event(f"level:{recording.id}:{name}", str(level)) for name, level in chosen]


def test_there_is_a_weak_a_fair_and_a_good_one_and_the_bank_holds_what_it_promises():
    assert [one.quality for one in recordings()] == ["weak", "fair", "good"]
    assert faults(recordings()) == []
    assert {tuple(one.levels) for one in recordings()} == {tuple(c.id for c in rubric())}
    assert "zmyślone" in about_recordings()


def test_no_recording_is_rated_by_its_first_impression():
    """The good one has a weak spot and the fair one both ends of the rubric."""
    for one in recordings():
        assert len({given.level for given in one.levels.values()}) > 1
    assert {given.level for given in FAIR.levels.values()} == {0, 1, 2}


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (replace(GOOD, lines=GOOD.lines[1:]), "where nobody speaks"),
        (replace(GOOD, lines=GOOD.lines[::-1]), "times do not go on"),
        (replace(GOOD, quality="fair"), "one of each quality"),
        (replace(GOOD, levels=WEAK.levels), "too near"),
        (
            replace(GOOD, levels={n: GivenLevel(2, "0:00", "x") for n in GOOD.levels}),
            "the same level everywhere",
        ),
    ],
)
def test_a_bank_that_breaks_a_promise_is_told(broken, told):
    assert told in " ".join(faults((WEAK, FAIR, broken)))


def test_the_times_are_minutes_and_seconds():
    assert seconds_of("6:05") == 365


def test_the_levels_of_the_course_are_hidden_until_all_six_are_given():
    state = run(Event("recording", WEAK.id))
    assert WEAK.lines[3].text in shown(state)
    state = run(*rated(WEAK, [1, 0, 0, 0, 0, 2])[:5], Event("compare"), state=state)
    assert state.practice.compared == ()
    for given in WEAK.levels.values():
        assert given.reason not in shown(state)


def test_both_are_shown_side_by_side_with_the_reason_and_the_time():
    state = run(Event("recording", WEAK.id), *rated(WEAK, [1, 0, 0, 0, 0, 2]), Event("compare"))
    seen = shown(state)
    for given in WEAK.levels.values():
        assert given.reason in seen
        assert given.at in seen
    assert agreed(WEAK, state.practice.given(WEAK)) == ("goal", "start", "clarity", "work", "check")
    assert "w\N{NO-BREAK SPACE}5 z\N{NO-BREAK SPACE}6 kryteriów" in seen
    assert "miał być słaby" in seen


def test_levels_stay_as_they_were_before_the_course_showed_its_own():
    state = run(Event("recording", WEAK.id), *rated(WEAK, [1, 0, 0, 0, 0, 2]), Event("compare"))
    assert run(*rated(WEAK, [2] * 6), state=state) == state


def test_a_recording_says_nothing_about_the_person_who_is_rated():
    state = run(Event("recording", GOOD.id), *rated(GOOD, [2] * 6), Event("compare"))
    assert (state.points, state.evidence) == ({}, {})


def test_it_is_kept_and_what_the_bank_does_not_have_is_left_out():
    state = run(Event("recording", GOOD.id), *rated(GOOD, [2] * 6), Event("compare"),
                Event("recording", FAIR.id), *rated(FAIR, [2] * 6)[:2])  # fmt: skip
    assert RATING.decode(RATING.encode(state)) == state
    record = json.loads(json.dumps(RATING.encode(state)))
    record["practice"]["opened"] = "ml-9"
    record["practice"]["levels"]["ml-9"] = {"goal": 1}
    assert RATING.decode(record).practice == replace(state.practice, opened="")


def test_a_record_from_before_there_were_recordings_opens():
    state = run(Event("points:goal", "2"), Event("strong", "Cel na kartce."))
    record = dict(RATING.encode(state))
    del record["practice"]
    assert RATING.decode(record) == state
