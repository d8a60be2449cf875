"""An agenda holds when time, breaks, the cycle of learning and the group fit together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base.findings import codes
from msai.training import (
    EFFORTS,
    KOLB,
    Block,
    Frame,
    check_agenda,
    clock,
    effort_label,
    kolb_covered,
    materials,
    method,
    methods,
    propose,
    slots,
    timetable,
    total,
    working_spans,
)
from msai.training.agenda import minutes_of_day

FRAME = Frame("Wskaźniki", "znajduje 4 z 5 wad wskaźnika", 12, "9.00", 360, "winda, duży druk")


def block(identity, minutes, name="część"):
    return Block(name, "work", method(identity).name, minutes)


def rest(minutes=15, kind="break"):
    return Block("przerwa", kind, "", minutes)


def test_the_bank_has_thirty_methods_with_sensible_bounds():
    assert len(methods()) == 30
    for one in methods():
        assert one.group[0] <= one.group[1]
        assert one.minutes[0] <= one.minutes[1]
        assert set(one.kolb) <= set(KOLB)
        assert one.effort in EFFORTS
    assert len({effort_label(effort) for effort in EFFORTS}) == 4
    assert method("MT-99") is None


@given(
    minutes=st.integers(60, 600),
    people=st.integers(6, 40),
    hour=st.integers(7, 15),
)
def test_a_proposal_fills_the_time_and_holds_all_checks(minutes, people, hour):
    frame = replace(FRAME, minutes=minutes, people=people, starts=f"{hour}.30")
    blocks = propose(frame)
    assert total(blocks) <= minutes
    assert total(blocks) >= minutes - 20
    assert [f for f in check_agenda(frame, blocks) if f.verdict == "problem"] == []


@given(minutes=st.one_of(st.none(), st.integers(1, 600)), people=st.integers(1, 300))
def test_a_proposal_never_fails_and_never_takes_more_than_given(minutes, people):
    frame = replace(FRAME, minutes=minutes, people=people)
    blocks = propose(frame)
    assert blocks
    assert total(blocks) <= max(minutes or 0, 30)


def test_a_day_of_six_hours_has_a_meal_and_closes_the_cycle():
    blocks = propose(FRAME)
    assert [b.kind for b in blocks].count("meal") == 1
    assert kolb_covered(blocks) == list(KOLB)
    assert codes(check_agenda(FRAME, blocks)) == set()


@pytest.mark.parametrize(
    ("frame", "blocks", "code"),
    [
        (replace(FRAME, outcome=""), [], "no_outcome"),
        (replace(FRAME, outcome="poznaje zasady"), [], "unseen_outcome"),
        (replace(FRAME, starts="rano"), [], "no_time"),
        (replace(FRAME, needs=""), [], "no_needs"),
        (replace(FRAME, minutes=60), [block("MT-04", 61)], "too_long"),
        (FRAME, [block("MT-04", None)], "no_minutes"),
        (FRAME, [block("MT-04", 50), block("MT-04", 45)], "no_break"),
        (FRAME, [block("MT-01", 10)], "open_cycle"),
        (replace(FRAME, people=3), [block("MT-04", 60)], "group_size"),
        (FRAME, [block("MT-04", 20)], "method_time"),
        (FRAME, [Block("coś", "work", "", 20)], "no_method"),
        (FRAME, [block("MT-01", 15), block("MT-01", 10)], "long_listening"),
        (FRAME, [rest(40, "meal"), block("MT-02", 30)], "after_meal"),
        (FRAME, [rest(40, "meal"), block("MT-01", 10)], "after_meal"),
        (FRAME, [block("MT-04", 60)], "no_contract"),
        (FRAME, [block("MT-04", 60)], "no_recall"),
        (FRAME, [block("MT-04", 60)], "no_next_step"),
    ],
)
def test_what_does_not_hold_is_named_with_advice(frame, blocks, code):
    found = {f.code: f for f in check_agenda(frame, blocks)}
    assert code in found
    assert found[code].reason
    assert found[code].better


def test_exactly_ninety_minutes_are_still_allowed():
    codes_at = lambda minutes: codes(check_agenda(FRAME, [block("MT-04", minutes)]))  # noqa: E731
    assert "no_break" not in codes_at(90)
    assert "no_break" in codes_at(91)


def test_the_cycle_is_a_question_in_a_short_meeting_and_a_problem_in_a_long_one():
    verdicts = {
        minutes: next(
            f.verdict
            for f in check_agenda(replace(FRAME, minutes=minutes), [block("MT-01", 10)])
            if f.code == "open_cycle"
        )
        for minutes in (60, 240)
    }
    assert verdicts == {60: "question", 240: "problem"}


def test_blocks_follow_one_another_on_the_clock():
    blocks = [block("MT-26", 15), rest(), block("MT-04", 60)]
    assert [(s.start, s.end) for s in slots(blocks)] == [(0, 15), (15, 30), (30, 90)]
    assert [hours for hours, _block in timetable(FRAME, blocks)] == [
        "9.00–9.15", "9.15–9.30", "9.30–10.30",
    ]  # fmt: skip
    assert working_spans(blocks) == [(0, 15), (30, 90)]


def test_without_a_readable_beginning_minutes_are_shown():
    assert [h for h, _ in timetable(replace(FRAME, starts="?"), [rest()])] == ["0–15 min"]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("9.00", 540), ("9:30", 570), ("9", 540), ("23.59", 1439), ("24.00", None), ("9.60", None),
     ("", None), ("rano", None), ("9.x", None), ("²", None)],
)  # fmt: skip
def test_a_time_of_day_is_read_as_people_write_it(text, minutes):
    assert minutes_of_day(text) == minutes


def test_the_clock_goes_over_midnight():
    assert clock("23.30", 45) == "0.15"


def test_materials_are_listed_once_and_nothing_needs_none():
    blocks = [block("MT-02", 20), block("MT-02", 20), block("MT-25", 5)]
    assert materials(blocks) == [(method("MT-02").name, method("MT-02").materials)]
