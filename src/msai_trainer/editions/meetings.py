"""Lessons of an edition laid on its meetings: as many as the hours of a day take."""

from __future__ import annotations

from collections.abc import Sequence

from msai_trainer.editions.timetable import (
    SHORTEST_CLOSING,
    TEST_MINUTES,
    AgendaItem,
    DayFrame,
    Taught,
    net_minutes,
    with_tests,
)

#: A meeting with fewer lessons than hours ends early instead.
_LONGEST_CLOSING = 60
_CLOSING = "Pytania, pierwszy krok, plan na następne spotkanie"


def lay_out(
    lessons: Sequence[Taught], minutes: int, days: Sequence[DayFrame]
) -> list[list[AgendaItem]]:
    """Lay lessons in their order on meetings of ``minutes`` net; a lesson is never cut in two.

    A lesson longer than a meeting has one of its own. The closing takes what lessons leave, an hour
    at most. The test before is in the first meeting, the one after in the last: the closing gives
    its minutes for it, and where it has none to give, that meeting is longer by the test.
    """
    laid: list[list[AgendaItem]] = []
    for lesson in (one for one in lessons if one.minutes.workshop):
        item = AgendaItem(lesson.title, lesson.minutes.workshop, lesson.id)
        if not laid or net_minutes([*laid[-1], item]) > minutes - SHORTEST_CLOSING:
            opening = days[min(len(laid), len(days) - 1)]
            laid.append([AgendaItem(opening.opening, opening.opening_minutes)])
        laid[-1].append(item)
    return [_closed(items, minutes, _tests(at, len(laid), days)) for at, items in enumerate(laid)]


def _tests(at: int, of: int, days: Sequence[DayFrame]) -> tuple[str, str]:
    first = days[0].test_first if at == 0 else ""
    return first, days[-1].test_last if at == of - 1 else ""


def _closed(items: list[AgendaItem], minutes: int, tests: tuple[str, str]) -> list[AgendaItem]:
    left = minutes - net_minutes(items) - TEST_MINUTES * sum(map(bool, tests))
    return with_tests([*items, AgendaItem(_CLOSING, _closing(left))], *tests)


def _closing(left: int) -> int:
    return min(_LONGEST_CLOSING, max(SHORTEST_CLOSING, left))
