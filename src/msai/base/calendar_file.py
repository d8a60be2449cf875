"""Calendar files (iCalendar, RFC 5545): whole days or local times, lines of 75 bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MIME = "text/calendar"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event.

    Attributes:
        uid: Name that stays the same when the file is made anew.
        day: First day.
        summary: Title.
        starts: Local time, ``0900``; empty: the whole day.
        ends: Local time of the same day.
        place: Where; empty: not said.
        description: More words.
    """

    uid: str
    day: date
    summary: str
    starts: str = ""
    ends: str = ""
    place: str = ""
    description: str = ""


def calendar_file(events: Iterable[CalendarEvent]) -> bytes:
    """Return a file that calendars of offices and telephones open."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//MSAI//Kurs//PL", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += _lines(event)
    return ("\r\n".join(map(_folded, [*lines, "END:VCALENDAR"])) + "\r\n").encode()


def _lines(event: CalendarEvent) -> list[str]:
    place = [f"LOCATION:{_escaped(event.place)}"] if event.place else []
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}.msai",
        f"DTSTAMP:{event.day:%Y%m%d}T000000Z",
        *_when(event),
        f"SUMMARY:{_escaped(event.summary)}",
        *place,
        f"DESCRIPTION:{_escaped(event.description)}",
        "END:VEVENT",
    ]


def _when(event: CalendarEvent) -> list[str]:
    if event.starts:
        return [
            f"DTSTART:{event.day:%Y%m%d}T{event.starts}00",
            f"DTEND:{event.day:%Y%m%d}T{event.ends}00",
        ]
    after = event.day + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


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
