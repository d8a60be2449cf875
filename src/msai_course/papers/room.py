"""What hangs and stands in the room: posters A3, plates for names, all days on one page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from msai.base.polish_dates import in_words
from msai.base.typography import glue_title
from msai_course.content.page import SourcePage
from msai_course.papers.agenda import meetings
from msai_course.papers.block_html import table
from msai_course.papers.documents import set_always
from msai_course.papers.fragments import Fragments, full_width
from msai_course.papers.source import PackSource
from msai_course.papers.typesetting import Layout, as_typst
from msai_trainer.papers.timetable import WorkshopDay

_OWN_PAGES = Layout(bare=True)
#: Letters in a line of one of three columns.
_NARROW = 42


def room_papers(source: PackSource) -> Iterator[tuple[str, bytes]]:
    """Yield posters, plates and the timetable as PDF."""
    parts = Fragments(source.html)
    posters = "\n".join(filter(None, (_poster(parts, source, one) for one in source.lessons)))
    if posters:
        told = source.imprint("Plakaty")
        yield "plakaty.pdf", set_always(posters, source.html, told, _OWN_PAGES)
    names = ["", *(source.edition.trenerzy if source.edition else ())]
    plates = "\n".join(f"#plate({_quoted(name)})" for name in names)
    yield "wizytowki.pdf", set_always(plates, source.html, source.imprint(source.title), _OWN_PAGES)
    days = ", ".join(f"[{_day(one)}]" for one in meetings(source))
    told = source.imprint(f"Plan: {source.title}")
    yield "plan/plan-na-stronie.pdf", set_always(
        f"#timetable({days})", source.html, told, _OWN_PAGES
    )  # fmt: skip


def _poster(parts: Fragments, source: PackSource, lesson: SourcePage) -> str:
    """Return the poster of what a lesson asks to remember; empty where it asks for nothing."""
    boxes = parts.boxes(source.lesson_page(lesson), "takeaway", title=False)
    about = lesson.metadata
    return "".join(
        f"#poster({about.day or 0}, {_quoted(glue_title(about.title))})[{as_typst(box)}]"
        for box in boxes
    )


def _day(day: WorkshopDay) -> str:
    rows = [[slot.hours, slot.item.name] for slot in day.slots]
    name = f"{day.name}, {in_words(day.date)}" if day.date else day.name
    return as_typst(
        full_width(f"<h1>{name}</h1>{table(('Godziny', 'Co się dzieje'), rows)}", _NARROW)
    )


def _quoted(text: str) -> str:
    """Return a string of Typst, which is written like one of JSON."""
    return json.dumps(text, ensure_ascii=False)
