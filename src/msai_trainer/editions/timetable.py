"""The timetable of a workshop day, computed: lessons from their metadata, breaks by rule, clock.

Rule of breaks: after at most 75 minutes of work people rest. Short parts, such as the opening
with its test, may stretch that to 90; a longer lesson stands alone. Where people work at least
four hours, the break nearest to the middle of the day is the meal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from msai.base.i18n import catalogue
from msai.training.agenda import clock

_, ngettext = catalogue("editions")

#: Net minutes of work in a day of the workshop, the test before or after the course not counted.
DAY_MINUTES = 360
#: The short form of the test before and after, with its task.
TEST_MINUTES = 15
#: Longest work without a break, in minutes; lessons are not cut in two.
LONGEST_SPAN = 75
#: Parts of at most `SHORT_PART` minutes each may stretch it to `STRETCHED_SPAN`.
STRETCHED_SPAN, SHORT_PART = 90, 20
SHORT_BREAK, MEAL = 15, 45
#: From so many minutes of work on, a day has a meal.
DAY_WITH_MEAL = 240
#: An ending shorter than this leaves no time for the assignment and for questions.
SHORTEST_CLOSING = 10
STARTS = "9.00"


class InTheRoom(Protocol):
    """Minutes of a lesson, of which those in the room count."""

    @property
    def workshop(self) -> int:
        """Net minutes in the room."""


class Taught(Protocol):
    """A page as far as a timetable asks: of a lesson, or of none."""

    @property
    def id(self) -> str:
        """Id of the lesson."""

    @property
    def title(self) -> str:
        """Title that people read."""

    @property
    def number(self) -> int | None:
        """Number of the lesson."""

    @property
    def day(self) -> int | None:
        """Day of the workshop."""

    @property
    def minutes(self) -> InTheRoom:
        """How long it takes."""


class DayFrame(Protocol):
    """How a day begins and ends."""

    @property
    def day(self) -> int:
        """1, 2 or 3."""

    @property
    def opening(self) -> str:
        """What happens first."""

    @property
    def opening_minutes(self) -> int:
        """Net minutes of the opening."""

    @property
    def closing(self) -> str:
        """What fills the minutes that the lessons leave."""

    @property
    def test_first(self) -> str:
        """Name of the test that follows the opening; empty: none."""

    @property
    def test_last(self) -> str:
        """Name of the test before the closing; empty: none."""


class FormatPart(Protocol):
    """A part of a short format."""

    @property
    def name(self) -> str:
        """What happens."""

    @property
    def minutes(self) -> int:
        """How long."""

    @property
    def lesson(self) -> str:
        """Id of the lesson it is taken from."""

    @property
    def rest(self) -> bool:
        """Whether it is a break or a meal."""

    @property
    def how(self) -> str:
        """What the trainer does."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something that takes time.

    Attributes:
        name: What people read.
        minutes: How long.
        lesson: Id of the lesson; empty when it is none.
        rest: A break or a meal.
        how: What the trainer does; empty for lessons, whose cards tell it.
    """

    name: str
    minutes: int
    lesson: str = ""
    rest: bool = False
    how: str = ""


@dataclass(frozen=True, slots=True)
class AgendaSlot:
    """An item with its hours, such as ``9.00–9.15``."""

    hours: str
    item: AgendaItem


def day_items(lessons: Iterable[Taught], plan: DayFrame) -> list[AgendaItem]:
    """Return what happens on a day, without breaks; the closing takes what the lessons leave.

    A test makes its day longer: no lesson gives its minutes for it.

    Args:
        lessons: Metadata of all pages of the course.
        plan: Opening and closing of the day.

    Raises:
        ValueError: Opening and lessons leave less than `SHORTEST_CLOSING` of the 360 minutes.
    """
    taught = sorted(
        (one for one in lessons if one.day == plan.day and one.minutes.workshop),
        key=lambda one: one.number or len(one.id) + 1000,
    )
    items = [AgendaItem(plan.opening, plan.opening_minutes)]
    items += [AgendaItem(one.title, one.minutes.workshop, one.id) for one in taught]
    closing = DAY_MINUTES - net_minutes(items)
    if closing < SHORTEST_CLOSING:
        words = _("Day {day}: {left} minutes are left for the closing, {needed} are needed.")
        raise ValueError(words.format(day=plan.day, left=closing, needed=SHORTEST_CLOSING))
    return with_tests([*items, AgendaItem(plan.closing, closing)], plan.test_first, plan.test_last)


def with_tests(items: Sequence[AgendaItem], first: str, last: str) -> list[AgendaItem]:
    """Put a test behind the opening, one before the closing; an empty name is no test."""
    before, after = ([AgendaItem(name, TEST_MINUTES)] if name else [] for name in (first, last))
    return [items[0], *before, *items[1:-1], *after, items[-1]]


def format_items(blocks: Iterable[FormatPart]) -> list[AgendaItem]:
    """Return the parts of a short format; its breaks are its own."""
    return [
        AgendaItem(block.name, block.minutes, block.lesson, block.rest, block.how)
        for block in blocks
    ]


def net_minutes(items: Iterable[AgendaItem]) -> int:
    """Return the minutes of work, breaks left out."""
    return sum(item.minutes for item in items if not item.rest)


def with_breaks(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Put breaks between items by the rule of the module."""
    spans = _spans(items)
    if not spans:
        return []
    meal = _nearest_to_middle(spans) if net_minutes(items) >= DAY_WITH_MEAL else None
    placed: list[AgendaItem] = list(spans[0])
    for number, span in enumerate(spans[1:], start=1):
        rest = AgendaItem(_("Meal"), MEAL, rest=True) if number == meal else _pause()
        placed += [rest, *span]
    return placed


def timetable(items: Iterable[AgendaItem], starts: str = STARTS) -> list[AgendaSlot]:
    """Return the items with their hours, one after another."""
    return list(_slots(items, starts))


def _pause() -> AgendaItem:
    return AgendaItem(_("Break"), SHORT_BREAK, rest=True)


def _spans(items: Sequence[AgendaItem]) -> list[list[AgendaItem]]:
    spans: list[list[AgendaItem]] = []
    for item in items:
        if spans and _fits(spans[-1], item):
            spans[-1].append(item)
        else:
            spans.append([item])
    return _ended_together(spans)


def _ended_together(spans: list[list[AgendaItem]]) -> list[list[AgendaItem]]:
    """Let no break part a test from the closing after it: it goes in front of both."""
    before, last = spans[-2:] if len(spans) > 1 else ([], [])
    if len(before) > 1 and before[-1].minutes + net_minutes(last) <= 2 * SHORT_PART:
        last.insert(0, before.pop())
    return spans


def _fits(span: Sequence[AgendaItem], item: AgendaItem) -> bool:
    short = min(item.minutes, max(one.minutes for one in span)) <= SHORT_PART
    return net_minutes([*span, item]) <= (STRETCHED_SPAN if short else LONGEST_SPAN)


def _nearest_to_middle(spans: Sequence[Sequence[AgendaItem]]) -> int:
    """Return the number of the span before which half of the work is nearest to be done."""
    worked = [sum(net_minutes(span) for span in spans[:number]) for number in range(len(spans))]
    half = sum(map(net_minutes, spans)) / 2
    return min(range(1, len(spans)), key=lambda number: abs(worked[number] - half), default=0)


def _slots(items: Iterable[AgendaItem], starts: str) -> Iterator[AgendaSlot]:
    at = 0
    for item in items:
        yield AgendaSlot(f"{clock(starts, at)}–{clock(starts, at + item.minutes)}", item)
        at += item.minutes
