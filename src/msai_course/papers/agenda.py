"""When what happens: lessons laid on meetings, with breaks and clock; also as a calendar file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from msai.base import export
from msai.base.calendar_file import CalendarEvent, calendar_file
from msai.base.polish_dates import in_words
from msai_course.papers.source import PackSource
from msai_trainer.editions.meetings import lay_out
from msai_trainer.editions.timetable import (
    AgendaItem,
    AgendaSlot,
    day_items,
    net_minutes,
    timetable,
    with_breaks,
)

_HEADER = ("Godziny", "Minuty", "Co się dzieje", "Lekcja")


@dataclass(frozen=True)
class WorkshopDay:
    """One day in the room; ``date``: ``RRRR-MM-DD`` or empty."""

    name: str
    date: str
    slots: tuple[AgendaSlot, ...]


def meetings(source: PackSource) -> list[WorkshopDay]:
    """Return the days of the course, or the meetings of an edition."""
    lessons = [page.metadata for page in source.lessons]
    if source.edition is None:
        days = ((plan.day, day_items(lessons, plan)) for plan in source.plans.days)
        return [_meeting(f"Dzień {day}", "", items) for day, items in days]
    minutes = round(source.edition.godziny * 60)
    dates = list(source.edition.daty)
    laid = lay_out(lessons, minutes, source.plans.days)
    dates += [""] * (len(laid) - len(dates))
    numbered = zip(laid, dates, strict=False)
    return [_meeting(f"Spotkanie {at}", day, one) for at, (one, day) in enumerate(numbered, 1)]


def agenda_xlsx(source: PackSource) -> bytes:
    """Return a sheet for every meeting."""
    numbers = _numbers(source)
    return export.write_xlsx(
        export.Sheet(one.name, [_HEADER, *_rows(one, numbers)]) for one in meetings(source)
    )


def agenda_docx(source: PackSource) -> bytes:
    """Return a page for every meeting."""
    blocks: list[export.Block] = [
        export.PaperHeading(f"Plan: {source.title}", 0),
        export.Paragraph(source.organiser),
    ]
    for at, one in enumerate(meetings(source)):
        blocks += [export.PageBreak()] if at else []
        blocks += agenda_blocks(source, one)
    return export.write_docx(blocks)


def agenda_blocks(source: PackSource, day: WorkshopDay) -> list[export.Block]:
    """Return the plan of one day."""
    work = net_minutes(slot.item for slot in day.slots)
    return [
        export.PaperHeading(f"{day.name} – {in_words(day.date)}" if day.date else day.name),
        export.PaperTable(_HEADER, list(_rows(day, _numbers(source)))),
        export.Paragraph(f"Praca bez przerw: {work} minut."),
    ]


def calendar(source: PackSource) -> bytes:
    """Return meetings with a date as iCalendar (RFC 5545): local times, lines of 75 bytes."""
    name = source.edition.nazwa if source.edition else "msai"
    return calendar_file(_event(one, source, name) for one in meetings(source) if one.date)


def _meeting(name: str, date: str, items: Sequence[AgendaItem]) -> WorkshopDay:
    return WorkshopDay(name, date, tuple(timetable(with_breaks(items))))


def _rows(
    meeting: WorkshopDay, numbers: Mapping[str, int | None]
) -> Iterator[tuple[str, int, str, int | None]]:
    for slot in meeting.slots:
        yield slot.hours, slot.item.minutes, slot.item.name, numbers.get(slot.item.lesson)


def _numbers(source: PackSource) -> dict[str, int | None]:
    """Return the numbers of lessons by id: cards and worksheets go by them."""
    return {page.metadata.id: page.metadata.number for page in source.lessons}


def _event(meeting: WorkshopDay, source: PackSource, name: str) -> CalendarEvent:
    first, last = meeting.slots[0].hours, meeting.slots[-1].hours
    return CalendarEvent(
        f"{meeting.date}@{name}",
        date.fromisoformat(meeting.date),
        f"{source.title}: {meeting.name}",
        starts=_clock(first.partition("–")[0]),
        ends=_clock(last.partition("–")[2]),
        place=source.place or "",
        description="; ".join(slot.item.name for slot in meeting.slots if slot.item.lesson),
    )


def _clock(told: str) -> str:
    hours, minutes = told.split(".")
    return f"{int(hours):02}{int(minutes):02}"
