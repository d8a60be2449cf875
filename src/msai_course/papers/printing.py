"""What to print for each day in the room, in the order in which it is needed, and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from msai.base import export
from msai.base.polish_dates import in_words
from msai_course.papers import forms
from msai_course.papers.agenda import agenda_blocks, meetings
from msai_course.papers.answer_sheets import answer_sheet
from msai_course.papers.block_html import html_of
from msai_course.papers.cuttings import Cutting, cuttings
from msai_course.papers.documents import pdf
from msai_course.papers.fragments import Fragments, full_width
from msai_course.papers.source import PackSource
from msai_course.papers.typesetting import Layout, call, closed, opened
from msai_trainer.papers.timetable import WorkshopDay

_ASSIGNMENTS = re.compile(r"Zadani[ea]\s([\d,\si]+)")
#: The number of a source.
_CITED = re.compile(r"\[\d")
#: The handbook's rule for all that is handed out.
EACH = "1 na osobę i 2 w zapasie"
_ONCE, _WALL = "1 na grupę", "1 na ścianę"
_MICRO_LESSONS = "l18"


@dataclass(frozen=True, slots=True)
class Printout:
    """A paper of a day: its title, its text without it, and how many copies."""

    title: str
    html: str
    copies: str


def day_sheets(source: PackSource) -> Iterator[tuple[str, bytes]]:
    """Yield a PDF for every day, all that is handed out on it; and what to print in all."""
    days = meetings(source)
    table = ""
    for number, day in enumerate(days, start=1):
        parts = Fragments(source.html)
        known = _Papers(source, parts)
        outs = list(known.of_day(day, number, days))
        name = f"do-druku-dzien-{number}.pdf"
        title = f"Do druku: {day.name.lower()}"
        html = full_width(_with_list(outs, known.remark, number))
        html += parts.sources() if _CITED.search(html) else ""
        yield name, pdf(html, source.html, source.imprint(title), Layout(sheet=True))
        when = f", {in_words(day.date)}" if day.date else ""
        table += f"<h1>{day.name}{when}: plik {name}</h1>{_plain_list(outs)}"
    html = full_width(f"{_ADVICE}{table}{_REST}")
    told = source.imprint("Co wydrukować")
    yield "co-wydrukowac.pdf", pdf(html, source.html, told, Layout(flowing=True))


class _Papers:
    """All papers of a course, found once."""

    def __init__(self, source: PackSource, parts: Fragments) -> None:
        self._source, self._parts = source, parts
        begin, self._cuttings = cuttings(source, parts)
        # What the page says last before its parts: that all of it is made up.
        self.remark = f"<p>{begin.rpartition('<p>')[2]}" if begin else ""

    def of_day(
        self, day: WorkshopDay, number: int, days: Sequence[WorkshopDay]
    ) -> Iterator[Printout]:
        """Yield the papers of a day in the order in which they are needed."""
        if number == 1:
            blocks = forms.attendance(self._source, [one.date for one in days])
            shares = forms.attendance_shares(len(days))
            signed = opened("signatures") + html_of(blocks[1:], shares) + closed()
            yield Printout("Lista obecności", signed, _ONCE)
        yield Printout("Plan", html_of(agenda_blocks(self._source, day)), _WALL)
        for lesson in dict.fromkeys(slot.item.lesson for slot in day.slots if slot.item.lesson):
            yield from self._of_lesson(lesson)
        for name in self._assignments(day, number, days):
            one = self._source.assignment(name)
            copies = f"1 na osobę albo na grupę do {one.group_max} osób"
            yield Printout(one.title, answer_sheet(one, level=2), copies)
        if number == len(days):
            asked = takewhile(
                lambda block: not isinstance(block, export.PageBreak), forms.questionnaires()[1:]
            )
            yield Printout("Ankieta", html_of(asked), "1 na osobę")

    def _of_lesson(self, lesson: str) -> Iterator[Printout]:
        page = next(one for one in self._source.lessons if one.metadata.id == lesson)
        boxes = self._parts.boxes(self._source.lesson_page(page), "paper-twin", title=False)
        name = f"{page.metadata.number}. {page.metadata.title}"
        yield from (Printout(f"{name}: karta", box, EACH) for box in boxes)
        for one in self._cuttings:
            if one.lesson == page.metadata.number:
                yield Printout(one.title, _without_heading(one), one.copies or _ONCE)
        if lesson == _MICRO_LESSONS:
            rubric = opened("smaller") + html_of(forms.rubric()[1:]) + closed()
            yield Printout("Mikrolekcja: rubryka", rubric, EACH)

    def _assignments(
        self, day: WorkshopDay, number: int, days: Sequence[WorkshopDay]
    ) -> Iterator[str]:
        """Yield the assignments that the closing of a day names; an edition: all on its last."""
        known = self._source.assignments
        told = _ASSIGNMENTS.search(day.slots[-1].item.name)
        if told:
            named = {f"zadanie-{at}" for at in re.findall(r"\d+", told[1])}
            yield from (one for one in known if one in named)
        elif self._source.edition and number == len(days):
            yield from known


def _with_list(outs: Sequence[Printout], remark: str, day: int) -> str:
    """Return papers one after another, after a list with their pages."""
    rows = "".join(
        f'<tr><td>{one.title}</td><td>{one.copies}</td><td><a href="#druk-{at}">s.</a></td></tr>'
        for at, one in enumerate(outs, start=1)
    )
    head = "<thead><tr><th>Co</th><th>Ile</th><th>Strona</th></tr></thead>"
    papers = "".join(
        f'<h1 id="druk-{at}">{one.title}</h1>'
        f"<p><em>Druk: {one.copies.rstrip('.')}.</em></p>{one.html}"
        for at, one in enumerate(outs, start=1)
    )
    table = f"<table>{head}<tbody>{rows}</tbody></table>{remark}"
    return f"{call('inday', min(day, 3))}{opened('smaller')}{table}{closed()}{papers}"


def _plain_list(outs: Sequence[Printout]) -> str:
    rows = "".join(f"<tr><td>{one.title}</td><td>{one.copies}</td></tr>" for one in outs)
    return f"<table><thead><tr><th>Co</th><th>Ile</th></tr></thead><tbody>{rows}</tbody></table>"


def _without_heading(one: Cutting) -> str:
    return re.sub(r"^<h1.*?</h1>", "", one.html, flags=re.DOTALL)


_ADVICE = """<p>Każdy plik „do-druku” ma wszystko na jeden dzień, w kolejności, w jakiej rozdajesz.
Pierwsza strona pliku mówi, na której stronie stoi każda rzecz.</p>
<ul><li>Papier: A4, biały, zwykły. Kartki do pocięcia lepiej na grubszym (160 g).</li>
<li>Drukuj jednostronnie, bez dopasowania do strony (skala 100 %).</li>
<li>Tnij po linii przerywanej ze znakiem nożyczek. Zestaw każdej grupy włóż do koperty.</li></ul>"""
_REST = """<h1>Na cały warsztat</h1><table><thead><tr><th>Co</th><th>Ile i na czym</th></tr></thead>
<tbody><tr><td>plakaty.pdf</td><td>1 komplet, A3, w kolorze, na ścianę</td></tr>
<tr><td>wizytowki.pdf</td><td>1 na osobę, A4, złóż w poprzek</td></tr>
<tr><td>plan/plan-na-stronie.pdf</td><td>1 na osobę, A4 poziomo</td></tr>
<tr><td>druki/zaswiadczenie.docx</td><td>1 na osobę, A4 poziomo, grubszy papier</td></tr>
<tr><td>podrecznik-trenera.pdf</td><td>1 dla ciebie, dwustronnie, z miejscem na notatki</td></tr>
<tr><td>druki/ankiety.docx</td><td>kolejne ankiety: po czterech tygodniach i trzech miesiącach</td>
</tr>
</tbody></table>"""
