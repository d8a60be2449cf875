"""Pages that an edition writes about itself: where it comes from, and how accessible it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence

from msai.base.polish_dates import in_words
from msai_trainer.editions.declared import Edition, as_source, is_date
from msai_trainer.editions.facts import CourseFacts

#: Where the course comes from, for the attribution.
ORIGIN = "Rewitalizacja społeczna – kurs MSAI"
LICENCE = "Creative Commons Uznanie autorstwa – Na tych samych warunkach 4.0 (CC BY-SA 4.0)"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by-sa/4.0/deed.pl"

#: Signs that Markdown would take for its own.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
#: What would begin a list, a line or a box at the beginning of a paragraph.
_BEGINS = re.compile(r"\A(\d*)([-+:.)])")


#: Pages that every edition has.
ABOUT, ACCESSIBILITY = "o-edycji", "start/dostepnosc"


def with_written(
    own: Mapping[str, bytes], edition: Edition, course: CourseFacts
) -> dict[str, bytes]:
    """Return an edition's own files with the pages that are written where it has none such."""
    made = {ABOUT: about_page(edition, course), ACCESSIBILITY: accessibility_page(edition)}
    there = {posixpath.splitext(name)[0] for name in own}
    texts = {f"{name}.md": text.encode() for name, text in made.items() if name not in there}
    return {**texts, **own}


def about_page(edition: Edition, course: CourseFacts) -> str:
    """Return „O tej edycji”: organiser, dates, and the attribution that CC BY-SA asks for."""
    chosen = [course.lessons[name] for name in edition.lekcje]
    lessons = "".join(f"{at}. {one.title}\n" for at, one in enumerate(chosen, start=1))
    # A day that is none is told of, and shown as it was written until then.
    days = [in_words(day) if is_date(day) else day for day in edition.daty]
    return (
        f"{page_head('o-edycji', 'O tej edycji')}"
        f"Tę edycję prowadzi: **{plain(edition.organizator)}**. "
        f"Kontakt: {plain(edition.kontakt)}.\n\n"
        f"{_list('Prowadzą', edition.trenerzy)}{_list('Spotkania', days)}"
        f"{_list('Miejsce', [edition.miejsce] * bool(edition.miejsce))}"
        f"## Lekcje\n\n{lessons}\n"
        f"## Dane w ćwiczeniach\n\n{_data(edition, course)}\n\n"
        "## Skąd pochodzi kurs\n\n"
        f"To jest edycja kursu „{ORIGIN}”, wydanie {course.version}.\n"
        f"Treść kursu i tej edycji jest na licencji [{LICENCE}]({LICENCE_ADDRESS}).\n"
        "Możesz ją kopiować i zmieniać. Podaj źródło i zmiany, zachowaj tę samą licencję.\n\n"
        f"{_sources(edition, course)}"
        f"## Co zmieniono\n\n{_changes(edition, course)}"
    )


def accessibility_page(edition: Edition) -> str:
    """Return the accessibility statement with the data of the one who runs the edition."""
    return (
        f"{page_head('dostepnosc', 'Dostępność')}"
        f"Za dostępność tej strony odpowiada: **{plain(edition.organizator)}**.\n"
        f"O barierze napisz na adres {plain(edition.kontakt)}. Podaj stronę i to, "
        "czego nie dało się zrobić.\nMożesz poprosić o inną formę tej samej treści.\n\n"
        "## Co wiemy\n\n"
        "- Kurs dąży do standardu WCAG 2.1 na poziomie AA.\n"
        "- Ćwiczenia można przejść samą klawiaturą, a każde ma kartę na papierze.\n"
        "- Strony kursu bada automat. **Nie badały ich osoby z niepełnosprawnościami.**\n"
        "- Własnych stron i danych tej edycji automat kursu nie badał.\n\n"
        "## Czego brakuje\n\n"
        "- Wersji w polskim języku migowym i tekstu łatwego do czytania.\n"
        "- Osobne okno JupyterLab nie spełnia wszystkich wymagań. "
        "Nie jest potrzebne do ukończenia kursu.\n\n"
        ":::{tip}\n"
        "To jest opis, a nie urzędowa deklaracja. Podmiot publiczny robi ją w kroku "
        "„Dokumenty instytucji” strony „Zrób swoją edycję”.\n:::\n"
    )


def plain(text: str) -> str:
    """Return a text as Markdown shows it sign by sign, in one line."""
    told = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _BEGINS.sub(r"\1\\\2", told)


def page_head(identifier: str, title: str) -> str:
    """Return how the Markdown of a written page begins: its metadata and its heading."""
    return f"---\nmsai:\n  id: {identifier}\n  title: {title}\n---\n\n# {title}\n\n"


def _list(name: str, items: Sequence[str]) -> str:
    return f"{name}: {', '.join(map(plain, items))}.\n\n" if items else ""


def _sources(edition: Edition, course: CourseFacts) -> str:
    """Return the editions between the course and this one, the earliest first."""
    # What she made herself, under another title, is no source.
    hers = as_source("", edition.organizator).removeprefix("„”")
    found = dict.fromkeys((*course.sources, *edition.pochodzenie))
    others = [one for one in found if not one.endswith(hers)]
    named = "".join(f"{at}. {plain(one)}.\n" for at, one in enumerate(others, start=1))
    return f"Po drodze były edycje:\n\n{named}\n" if named else ""


def _showing(edition: Edition, course: CourseFacts) -> list[str]:
    """Return titles of the lessons whose exercises show the edition's table."""
    shown = [name for name in edition.lekcje if name in course.showing] if edition.dane else []
    return [f"„{course.lessons[name].title}”" for name in shown]


def _data(edition: Edition, course: CourseFacts) -> str:
    if not (lessons := _showing(edition, course)):
        return "Ćwiczenia używają zmyślonej gminy Wierzbogród, jak w kursie."
    return (
        f"- Na tabeli tej edycji pracują ćwiczenia o obszarze. Lekcje: {', '.join(lessons)}.\n"
        "- „Mój program” bierze z nich wybrane jednostki, mieszkańców i powierzchnię.\n"
        "- Inne ćwiczenia, teksty lekcji i zadania opowiadają o zmyślonym Wierzbogrodzie.\n"
        f"- Wskaźnika z liczbą od 1 do {edition.prog - 1} nie publikujemy: "
        "można by rozpoznać osoby."
    )


def _changes(edition: Edition, course: CourseFacts) -> str:
    changes = [f"Wybrano lekcje: {len(edition.lekcje)} z {len(course.lessons)}."]
    if _showing(edition, course):
        changes += ["Ćwiczenia o obszarze pokazują dane tej edycji."]
    changes += ["Zmieniono tytuł, organizatora, kontakt i opis dostępności."]
    changes += [plain(edition.zmiany)] if edition.zmiany else []
    return "".join(f"- {one}\n" for one in changes)
