"""The timetable of a workshop on paper: a table for every meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msai.base import export
from msai.base.polish_dates import in_words
from msai_trainer.editions.meetings import lay_out
from msai_trainer.editions.timetable import (
    AgendaItem,
    AgendaSlot,
    DayFrame,
    Taught,
    net_minutes,
    timetable,
    with_breaks,
)

HEADER = ("Godziny", "Minuty", "Co się dzieje", "Lekcja")
Numbers = Mapping[str, int | None]


@dataclass(frozen=True)
class WorkshopDay:
    """One day in the room; ``date``: ``RRRR-MM-DD`` or empty."""

    name: str
    date: str
    slots: tuple[AgendaSlot, ...]


def workshop_day(name: str, date: str, items: Sequence[AgendaItem]) -> WorkshopDay:
    """Return a day with breaks and clock."""
    return WorkshopDay(name, date, tuple(timetable(with_breaks(items))))


def edition_days(
    lessons: Sequence[Taught], hours: float, dates: Sequence[str], frames: Sequence[DayFrame]
) -> list[WorkshopDay]:
    """Return the meetings of an edition.

    Args:
        lessons: Its lessons in order.
        hours: Net hours of work in one day.
        dates: Days of the meetings; too few leave the others without a date.
        frames: How the days of the course begin and end.
    """
    laid = lay_out(lessons, round(hours * 60), frames)
    known = [*dates, *[""] * (len(laid) - len(dates))]
    numbered = enumerate(zip(laid, known, strict=False), 1)
    return [workshop_day(f"Spotkanie {at}", day, items) for at, (items, day) in numbered]


def day_blocks(day: WorkshopDay, numbers: Numbers) -> list[export.Block]:
    """Return the plan of one day; numbers of lessons by id: cards and worksheets go by them."""
    work = net_minutes(slot.item for slot in day.slots)
    return [
        export.PaperHeading(f"{day.name} – {in_words(day.date)}" if day.date else day.name),
        export.PaperTable(HEADER, list(day_rows(day, numbers))),
        export.Paragraph(f"Praca bez przerw: {work} minut."),
    ]


def meeting_words(day: WorkshopDay) -> str:
    """Return when a meeting is: its date if there is one, from when to when."""
    starts, ends = day.slots[0].hours.partition("–")[0], day.slots[-1].hours.partition("–")[2]
    return ", ".join(filter(None, (in_words(day.date) if day.date else "", f"{starts}–{ends}")))


def day_rows(day: WorkshopDay, numbers: Numbers) -> Iterator[tuple[str, int, str, int | None]]:
    """Yield the rows of one day: hours, minutes, what happens, number of the lesson."""
    for slot in day.slots:
        yield slot.hours, slot.item.minutes, slot.item.name, numbers.get(slot.item.lesson)


def plan_paper(
    title: str, organiser: str, days: Sequence[WorkshopDay], numbers: Numbers
) -> list[export.Block]:
    """Return a page for every meeting."""
    blocks: list[export.Block] = [
        export.PaperHeading(f"Plan: {title}", 0),
        export.Paragraph(organiser),
    ]
    for at, one in enumerate(days):
        blocks += [export.PageBreak()] if at else []
        blocks += day_blocks(one, numbers)
    return blocks
