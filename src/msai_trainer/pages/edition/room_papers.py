"""Papers for the room, from the page: the timetable, the attendance list, plates for names."""

from __future__ import annotations

from msai import ui
from msai.base import export
from msai.base.polish_dates import in_words
from msai.ui import Deliver
from msai_trainer.editions.declared import value_problems
from msai_trainer.pages.edition.state import EditionDesk, open_folder
from msai_trainer.papers.attendance import attendance
from msai_trainer.papers.plates import plates
from msai_trainer.papers.timetable import edition_days, plan_paper

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: Button → words on it, and the beginning of its file's name.
PAPERS = {
    "plan": ("Pobierz plan spotkań (DOCX)", "plan"),
    "attendance": ("Pobierz listę obecności (DOCX)", "lista-obecnosci"),
    "plates": ("Pobierz wizytówki (DOCX)", "wizytowki"),
}
#: What must be right before a paper is made: the rest of an edition may wait.
_NEEDED = ("tytul", "organizator", "daty", "godziny")
_NO_LESSONS = "Plan nie ma z czego powstać: nie wybrano żadnej lekcji."
_TOLD = "Druki powstają z tego, co wpisano wyżej. Resztę materiałów robi komputer z kursem."


def view(desk: EditionDesk) -> list[ui.Node]:
    """Return the buttons, and the way to certificates."""
    buttons = [ui.Button(f"paper:{kind}", words) for kind, (words, _name) in PAPERS.items()]
    return [
        ui.Text(_TOLD),
        ui.Columns(buttons),
        *(ui.Message("problem", one) for one in desk.problems if one in lacking(desk)),
        ui.Link("Zaświadczenia z logo robi strona „Zaświadczenia”.", "trener/zaswiadczenia.html"),
    ]


def lacking(desk: EditionDesk, kind: str = "plan") -> list[str]:
    """Return in sentences what a paper still needs; the plan needs most."""
    edition = open_folder(desk).edition
    found = value_problems(edition)
    told = [f"{one.message} {one.hint}" for one in found if one.column in _NEEDED]
    return [*told, *[_NO_LESSONS] * (kind == "plan" and not edition.lekcje)]


def made(desk: EditionDesk, kind: str) -> Deliver:
    """Return a paper of an edition that lacks nothing for it.

    Args:
        desk: The desk, with the course read.
        kind: One of `PAPERS`.
    """
    edition = open_folder(desk).edition
    blocks = _blocks(desk, kind)
    name = f"{PAPERS[kind][1]}-{edition.nazwa or 'edycja'}.docx"
    # Above a plate no name stands but its own.
    title = f"Wizytówki: {edition.tytul}" if kind == "plates" else ""
    return Deliver(name, _DOCX, export.write_docx(blocks, title=title))


def _blocks(desk: EditionDesk, kind: str) -> list[export.Block]:
    edition, book = open_folder(desk).edition, desk.book
    if book is None:
        raise AssertionError("the course was not read")
    if kind == "plates":
        return plates(edition.trenerzy, f"{edition.tytul}. {edition.organizator}")
    if kind == "attendance":
        where = f"Miejsce: {edition.miejsce}. " if edition.miejsce else ""
        days = [in_words(day) for day in edition.daty] or [""]
        return attendance(edition.tytul, f"{where}{edition.organizator}.", days)
    lessons = [book.lessons[name] for name in edition.lekcje if name in book.lessons]
    days_laid = edition_days(lessons, edition.godziny, edition.daty, book.openings)
    numbers = {one.id: one.number for one in lessons}
    return plan_paper(edition.tytul, edition.organizator, days_laid, numbers)
