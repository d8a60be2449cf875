"""When what happens: lessons laid on meetings, with breaks and clock; also as a calendar file."""

from __future__ import annotations

from datetime import date

from msai.base import export
from msai.base.calendar_file import CalendarEvent, calendar_file
from msai_course.papers.source import PackSource
from msai_trainer.editions.timetable import day_items
from msai_trainer.papers.timetable import (
    HEADER,
    WorkshopDay,
    day_blocks,
    day_rows,
    edition_days,
    meeting_words,
    plan_paper,
    workshop_day,
)


def meetings(source: PackSource) -> list[WorkshopDay]:
    """Return the days of the course, or the meetings of an edition."""
    lessons = [page.metadata for page in source.lessons]
    if source.edition is None:
        days = ((plan.day, day_items(lessons, plan)) for plan in source.plans.days)
        return [workshop_day(f"Dzień {day}", "", items) for day, items in days]
    told = source.edition
    return edition_days(lessons, told.godziny, told.daty, source.plans.days)


def agenda_xlsx(source: PackSource) -> bytes:
    """Return a sheet for every meeting, behind one that says when each of them is."""
    numbers, days = _numbers(source), meetings(source)
    sheets = [export.Sheet(one.name, [HEADER, *day_rows(one, numbers)]) for one in days]
    return export.write_xlsx([_overview(source, days), *sheets])


def _overview(source: PackSource, days: list[WorkshopDay]) -> export.Sheet:
    rows: list[tuple[str, str]] = [("O tym pliku", ""), ("Plan", source.title)]
    rows.append(("Organizator", source.organiser))
    rows += [(f"Arkusz „{one.name}”", meeting_words(one)) for one in days]
    rows.append(("Lekcja", "Numer lekcji; te same numery mają karty ćwiczeń i slajdy."))
    return export.Sheet("O tym pliku", rows, wrapped=True, fixed=True, explains=True)


def agenda_docx(source: PackSource) -> bytes:
    """Return a page for every meeting."""
    days, numbers = meetings(source), _numbers(source)
    return export.write_docx(plan_paper(source.title, source.organiser, days, numbers))


def agenda_blocks(source: PackSource, day: WorkshopDay) -> list[export.Block]:
    """Return the plan of one day."""
    return day_blocks(day, _numbers(source))


def calendar(source: PackSource) -> bytes:
    """Return meetings with a date as iCalendar (RFC 5545): local times, lines of 75 bytes."""
    name = source.edition.nazwa if source.edition else "msai"
    return calendar_file(_event(one, source, name) for one in meetings(source) if one.date)


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
