"""A day is 360 net minutes and those of its test, people rest in time, and the clock adds up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.training.agenda import minutes_of_day
from msai_course.content.metadata import LessonMetadata, Minutes
from msai_course.content.trainer_plans import DayPlan
from msai_trainer.editions.meetings import lay_out
from msai_trainer.editions.timetable import (
    DAY_MINUTES,
    DAY_WITH_MEAL,
    LONGEST_SPAN,
    STRETCHED_SPAN,
    TEST_MINUTES,
    AgendaItem,
    day_items,
    net_minutes,
    timetable,
    with_breaks,
)

PLAN = DayPlan(1, "Początek", 10, "Zadanie")
PARTS = st.lists(
    st.integers(5, 90).map(lambda minutes: AgendaItem(f"blok {minutes}", minutes)),
    min_size=1,
    max_size=9,
)


def lesson(number: int, minutes: int, day: int = 1) -> LessonMetadata:
    time = Minutes(workshop=minutes)
    return LessonMetadata(id=f"l{number:02}", title="T", day=day, number=number, minutes=time)


def spans(items):
    """Minutes of each stretch of work between breaks, with the number of its parts."""
    found = [[]]
    for item in items:
        found = [*found, []] if item.rest else [*found[:-1], [*found[-1], item.minutes]]
    return found


def test_a_day_has_its_lessons_in_order_and_is_filled_by_its_closing():
    items = day_items([lesson(3, 90), lesson(2, 60), lesson(9, 50, day=2), lesson(5, 0)], PLAN)
    assert [item.lesson for item in items] == ["", "l02", "l03", ""]
    assert net_minutes(items) == DAY_MINUTES
    assert items[-1] == AgendaItem("Zadanie", 200)


def test_a_day_without_time_for_its_assignment_is_refused():
    with pytest.raises(ValueError, match="Dzień 1: na koniec zostaje 5 minut"):
        day_items([lesson(2, 345)], PLAN)


def test_a_test_has_minutes_of_its_own_behind_the_opening_and_before_the_closing():
    plan = DayPlan(1, "Początek", 10, "Zadanie", test_first="Na wejściu", test_last="Na wyjściu")
    items = day_items([lesson(2, 330)], plan)
    assert [item.name for item in items] == ["Początek", "Na wejściu", "T", "Na wyjściu", "Zadanie"]
    assert [items[1].minutes, items[-2].minutes] == [TEST_MINUTES] * 2
    assert items[-1].minutes == 20
    assert net_minutes(items) == DAY_MINUTES + 2 * TEST_MINUTES


MEASURED = [
    DayPlan(1, "Początek", 10, "Zadanie", test_first="Na wejściu"),
    DayPlan(2, "Pamięć", 10, "Zadanie"),
    DayPlan(3, "Pamięć", 10, "Zadanie", test_last="Na wyjściu"),
]


@pytest.mark.parametrize("minutes", [90, 120, 240, 360])
def test_an_edition_is_measured_at_its_first_and_last_meeting(minutes):
    laid = lay_out([lesson(at, 60) for at in range(2, 8)], minutes, MEASURED)
    tests = [[item.name for item in items if item.name.startswith("Na w")] for items in laid]
    found = [name for names in tests for name in names]
    assert found == ["Na wejściu", "Na wyjściu"]
    assert tests[0][0] == "Na wejściu" and tests[-1][-1] == "Na wyjściu"
    most = minutes + TEST_MINUTES * (2 if len(laid) == 1 else 1)
    assert all(net_minutes(items) <= most for items in laid)


@given(PARTS)
def test_breaks_change_neither_the_parts_nor_their_order(items):
    assert [item for item in with_breaks(items) if not item.rest] == items


@given(PARTS)
def test_nobody_works_too_long_without_a_break(items):
    for span in spans(with_breaks(items)):
        assert span, "a break stands alone"
        short = sum(span) <= STRETCHED_SPAN if len(span) > 1 else True
        assert short
        assert sum(span) <= LONGEST_SPAN or len(span) == 1 or min(span[0], span[-1]) <= 20


@given(PARTS)
def test_a_long_day_with_breaks_has_one_meal_and_a_short_one_none(items):
    rests = [item for item in with_breaks(items) if item.rest]
    due = bool(rests) and net_minutes(items) >= DAY_WITH_MEAL
    assert [item.name for item in rests].count("Obiad") == due


@given(PARTS)
def test_each_part_begins_when_the_one_before_ends(items):
    slots = timetable(items, "8.30")
    ends = [slot.hours.partition("–")[2] for slot in slots]
    starts = [slot.hours.partition("–")[0] for slot in slots]
    assert starts == ["8.30", *ends[:-1]]
    assert minutes_of_day(ends[-1]) == (510 + net_minutes(items)) % 1440
