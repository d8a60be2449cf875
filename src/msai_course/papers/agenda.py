"""When what happens: lessons laid on meetings, with breaks and clock; also as a calendar file."""

from __future__ import annotations

from msai.base import export
from msai_course.papers.source import PackSource
from msai_trainer.editions.timetable import day_items
from msai_trainer.papers.timetable import (
    HEADER,
    WorkshopDay,
    day_blocks,
    day_rows,
    edition_days,
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
    """Return a sheet for every meeting."""
    numbers = _numbers(source)
    return export.write_xlsx(
        export.Sheet(one.name, [HEADER, *day_rows(one, numbers)]) for one in meetings(source)
    )


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
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//MSAI//Kurs//PL", "CALSCALE:GREGORIAN"]
    for one in meetings(source):
        lines += _event(one, source, name) if one.date else []
    return ("\r\n".join(_folded(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n").encode()


def _numbers(source: PackSource) -> dict[str, int | None]:
    """Return the numbers of lessons by id: cards and worksheets go by them."""
    return {page.metadata.id: page.metadata.number for page in source.lessons}


def _event(meeting: WorkshopDay, source: PackSource, name: str) -> list[str]:
    day = meeting.date.replace("-", "")
    first, last = meeting.slots[0].hours, meeting.slots[-1].hours
    lessons = "; ".join(slot.item.name for slot in meeting.slots if slot.item.lesson)
    place = [f"LOCATION:{_escaped(source.place)}"] if source.place else []
    return [
        "BEGIN:VEVENT",
        f"UID:{meeting.date}@{name}.msai",
        f"DTSTAMP:{day}T000000Z",
        f"DTSTART:{day}T{_clock(first.partition('–')[0])}",
        f"DTEND:{day}T{_clock(last.partition('–')[2])}",
        f"SUMMARY:{_escaped(f'{source.title}: {meeting.name}')}",
        *place,
        f"DESCRIPTION:{_escaped(lessons)}",
        "END:VEVENT",
    ]


def _clock(told: str) -> str:
    hours, minutes = told.split(".")
    return f"{int(hours):02}{int(minutes):02}00"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """Cut a line into pieces of at most 75 bytes, never inside a letter."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > 74:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
