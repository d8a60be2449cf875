"""Lessons and meetings of an edition on the desk, with the timetable that follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msai import ui
from msai.base.polish_dates import in_words
from msai.errors import Problem
from msai_trainer.editions.book import Page
from msai_trainer.editions.checks import meetings
from msai_trainer.editions.checks_of_lessons import left_out
from msai_trainer.editions.taught import Consequences, listed
from msai_trainer.editions.timetable import timetable, with_breaks
from msai_trainer.pages.edition.remarks import about
from msai_trainer.pages.edition.state import EditionDesk, course_of, open_folder

#: What stays whatever is chosen.
_KEPT = (
    "Słownik, katalog praktyk i „Mój program” zostają w całości. Zaświadczenia i ich wzór "
    "wymieniają tylko to, czego edycja uczy. Tekst podręcznika mówi o całym kursie."
)


def lessons(desk: EditionDesk, problems: Sequence[Problem]) -> list[ui.Node]:
    """Return the choice of lessons, and what goes with those that are left out."""
    if desk.book is None:
        return []
    edition = open_folder(desk).edition
    known, chosen = desk.book.lessons, edition.lekcje
    options = [ui.Option(name, _lesson(page)) for name, page in known.items()]
    return [
        ui.Checks("lessons", "Lekcje w tej edycji", options, chosen),
        ui.Text(f"Wybrane lekcje: {len(chosen)} z {len(known)}.", small=True),
        *_left_out(left_out(open_folder(desk).edition, desk.book)),
        *about(problems, "lekcje"),
        ui.Check("trainers", "Strona ma część dla prowadzących", edition.prowadzacy,
                 help="Podręcznik, ocenianie, klasa, edycja. Bez niej nie ma też kluczy do zadań."),
    ]  # fmt: skip


def _lesson(page: Page) -> str:
    minutes = page.minutes.workshop
    where = f"{minutes}\N{NO-BREAK SPACE}min na\N{NO-BREAK SPACE}sali" if minutes else "w domu"
    return f"{page.number}. {page.title} ({where})"


def _left_out(found: Consequences) -> Iterator[ui.Node]:
    if not found.lessons:
        return
    gone = [_goes(page) for page in found.lessons]
    gone += [
        f"{title}: nie ma lekcji do tego zadania, więc zadania też nie."
        for title in found.assignments
    ]
    gone += [f"{page.title}: cała strona." for page in found.pages]
    gone += [f"{title} Bez pytań: {listed(labels)}." for title, labels in found.gone]
    gone += [f"Test na wejściu i na wyjściu: pytań w formie mniej o {found.items}."] * (
        found.items > 0
    )
    nodes: list[ui.Node] = [ui.Items(gone)]
    if found.kept:
        nodes += [
            ui.Text("Tych pytań nie uczy żadna z wybranych lekcji, a usunąć ich nie można: według "
                    "nich sprawdza się inne odpowiedzi. Strona zadania o tym powie. Omów je na "
                    "sali."),
            ui.Items([f"{title} {listed(labels)}" for title, labels in found.kept]),
        ]  # fmt: skip
    nodes += [ui.Text(_KEPT, small=True)]
    yield ui.Details("Co znika razem z pominiętymi lekcjami", nodes)


def _goes(page: Page) -> str:
    parts = ["karta dla prowadzących", "powtórki i odnośniki"]
    parts += [f"pytań: {len(page.quizzes)}"] if page.quizzes else []
    parts += [f"ćwiczeń: {len(page.exercises)}"] if page.exercises else []
    return f"{page.title}: {', '.join(parts)}."


def days(desk: EditionDesk, problems: Sequence[Problem]) -> list[ui.Node]:
    """Return dates, hours, place and people, and the timetable."""
    edition = open_folder(desk).edition
    fields: list[ui.Node] = [
        ui.Input(f"day:{at}", f"Spotkanie {at + 1}", day, kind="date",
                 help="" if day else "Puste: nie ma takiego spotkania.")
        for at, day in enumerate([*edition.daty, ""])
    ]  # fmt: skip
    return [
        *fields,
        *about(problems, "daty"),
        ui.Number("number:godziny", "Godziny pracy na sali w jednym dniu", edition.godziny,
                  help="Bez przerw."),
        *about(problems, "godziny"),
        ui.Input("text:miejsce", "Miejsce", edition.miejsce, help="Adres i sala."),
        ui.Input("text:trenerzy", "Kto prowadzi zajęcia", "\n".join(edition.trenerzy), rows=3,
                 help="Każda osoba w wierszu."),
        *_timetables(desk),
    ]  # fmt: skip


def _timetables(desk: EditionDesk) -> Iterator[ui.Node]:
    edition = open_folder(desk).edition
    if desk.book is None or not 1 <= edition.godziny <= 10:
        return
    for at, items in enumerate(meetings(edition, course_of(desk.book))):
        rows = [[slot.hours, slot.item.name] for slot in timetable(with_breaks(items))]
        table = ui.Table(f"Plan: {_called(edition.daty, at)}", ["Godziny", "Co"], rows)
        yield ui.Details(f"Plan spotkania {at + 1}", [table])


def _called(dates: Sequence[str], at: int) -> str:
    try:
        return in_words(dates[at])
    except (IndexError, ValueError):
        return f"spotkanie {at + 1}"
