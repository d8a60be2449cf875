"""``edycja.toml``: everything an edition says about itself, in one declaration.

The dataclass is the schema: its fields are the keys of the file, the fields of the page „Zrób swoją
edycję”, the flags of ``edition new`` and the questions asked there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msai.base.fold import fold_words
from msai.errors import Problem
from msai_trainer.editions.palettes import PALETTES
from msai_trainer.editions.toml_records import key, record_in, record_text

SETTINGS = "edycja.toml"
_HEAD = "Ustawienia edycji. Po każdej zmianie: „edition check”, potem „edition build”."
#: Languages in which the course exists.
LANGUAGES = ("pl",)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RELEASE = re.compile(r"^[ \t]*wersja_kursu[ \t]*=[^\n#]*", re.MULTILINE)
#: Longest name of an edition: folders, files and keys of browsers carry it.
LONGEST_NAME = 60
#: Fields that must say something, as forms call them.
_EMPTY = {"tytul": "Tytuł strony", "organizator": "Kto prowadzi tę edycję"}
#: An e-mail address, as far as signs tell.
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition as its trainer declares it.

    Attributes:
        nazwa: Name of the folder and of readers' progress: lower-case letters, digits, hyphens.
        tytul: Title of the site.
        organizator: Who runs it.
        kontakt: E-mail for questions and accessibility.
        lekcje: Ids of lessons in the order of the edition.
        wersja_kursu: Release of the course it was made on.
        daty: Days of meetings, ``RRRR-MM-DD``.
        miejsce: Where people meet: address and room.
        trenerzy: Names of trainers.
        godziny: Net hours of work in the room per day.
        dane: Table of the municipality below the edition; empty: Wierzbogród stays.
        granice: Boundaries below the edition; empty: lists and bars only.
        prog: Counts from 1 to below it are never published.
        logo: Picture below the edition; empty: the course's sign.
        kolory: One of `msai_trainer.editions.palettes.PALETTES`; empty: the course's own.
        prowadzacy: Whether it has the pages for trainers; without them their Python goes as well.
        jezyk: One of `LANGUAGES`.
        tura: Round of the edition; with a new one everybody begins with empty pages, and what
            browsers keep of the earlier round stays set aside.
        zmiany: What the edition changed in the course, for the attribution page.
        pochodzenie: Editions of others that it was made of, the earliest first; the site on which
            it is made knows its own.
    """

    nazwa: str = key("Nazwa: małe litery bez polskich znaków, cyfry i łączniki.")
    tytul: str = key("Tytuł strony.")
    organizator: str = key("Kto prowadzi tę edycję.")
    kontakt: str = key("Adres e-mail do pytań i zgłaszania barier.")
    lekcje: tuple[str, ...] = key("Id lekcji w kolejności tej edycji.")
    wersja_kursu: str = key("Wydanie kursu, na którym stoi edycja; zmienia je „edition update”.")
    daty: tuple[str, ...] = key("Dni spotkań, np. 2027-03-01.", ())
    miejsce: str = key("Miejsce spotkań: adres i sala; stoi w kalendarzu i na drukach.", "")
    trenerzy: tuple[str, ...] = key("Kto prowadzi zajęcia.", ())
    godziny: float = key("Godziny pracy na sali w jednym dniu, bez przerw.", 6.0)
    dane: str = key("Tabela twojej gminy; puste: zmyślony Wierzbogród.", "")
    granice: str = key("Granice jednostek (GeoJSON, SHP, GML); puste: listy i słupki.", "")
    prog: int = key("Liczby od 1 do mniejszych niż próg nigdy nie są publikowane.", 5)
    logo: str = key("Logo: PNG, JPEG albo SVG; puste: znak kursu.", "")
    kolory: str = key("Kolory: niebieska, zielona, grafitowa; puste: jak w kursie.", "")
    prowadzacy: bool = key("Czy strona ma część dla prowadzących (true albo false).", True)
    jezyk: str = key("Język edycji.", "pl")
    tura: str = key("Tura, np. 2027-jesien. Zmień ją przed każdą nową grupą; puste: pierwsza.", "")
    zmiany: str = key("Co ta edycja zmienia w kursie (licencja CC BY-SA każe to napisać).", "")
    pochodzenie: tuple[str, ...] = key("Cudze edycje, z których powstała, od najstarszej.", ())


def edition_in(content: bytes) -> Edition:
    """Return what the content of ``edycja.toml`` declares.

    Raises:
        EditionError: It does not fit; every problem is listed.
    """
    return record_in(Edition, content, SETTINGS)


def edition_text(edition: Edition) -> str:
    """Return ``edycja.toml`` with a comment above every key."""
    return record_text(edition, _HEAD)


def as_source(title: str, organiser: str) -> str:
    """Return how an edition is named among those that another one was made of."""
    return f"„{' '.join(title.split())}”, prowadzi: {' '.join(organiser.split())}"


def with_release(text: str, version: str) -> str:
    """Return ``edycja.toml`` with another release; all else, comments too, is the trainer's."""
    return _RELEASE.sub(f'wersja_kursu = "{version}"', text, count=1)


def value_problems(edition: Edition) -> Iterator[Problem]:
    """Yield what is wrong with the values, whatever the course has."""
    yield from name_problems(edition.nazwa)
    if edition.tura and not _SLUG.fullmatch(edition.tura):
        hint = "Użyj małych liter bez polskich znaków, cyfr i łączników, np. 2027-jesien."
        yield _problem("tura", "bad_round", f"Tura „{edition.tura}” ma inne znaki.", hint)
    for name in _EMPTY:
        if not getattr(edition, name).strip():
            yield _problem(name, "empty", f"Pole „{_EMPTY[name]}” jest puste.", "Wpisz tekst.")
    if not MAIL.fullmatch(edition.kontakt):
        yield _problem(
            "kontakt", "bad_mail", "To nie jest adres e-mail.", "Wpisz np. ops@gmina.pl."
        )
    for day in edition.daty:
        if not is_date(day):
            yield _problem("daty", "bad_date", f"„{day}” to nie data.", "Wpisz np. 2027-03-01.")
    if not are_hours(edition.godziny):
        yield _problem("godziny", "bad_hours", "Dzień ma od 1 do 10 godzin.", "Wpisz np. 6.")
    if edition.prog < 2:
        hint = "Zwykle wybiera się 5 albo 10."
        yield _problem("prog", "bad_threshold", "Próg ma być co najmniej 2.", hint)
    if edition.kolory not in PALETTES:
        hint = f"Wpisz: {', '.join(filter(None, PALETTES))} albo zostaw puste."
        yield _problem("kolory", "no_palette", f"Nie ma kolorów „{edition.kolory}”.", hint)
    if edition.jezyk not in LANGUAGES:
        hint = f"Wpisz: {', '.join(LANGUAGES)}."
        yield _problem("jezyk", "no_language", f"Kursu nie ma w języku „{edition.jezyk}”.", hint)


def slug(name: str) -> str:
    """Return the nearest allowed name, such as ``Gmina Łąka 2027`` → ``gmina-laka-2027``."""
    return fold_words(name)[:LONGEST_NAME].strip().replace(" ", "-")


def name_problems(name: str) -> Iterator[Problem]:
    """Yield what is wrong with the name of an edition, with the nearest name that is allowed."""
    if not name:
        yield _problem("nazwa", "bad_name", "Krótka nazwa jest pusta.", "Wpisz np. ops-laka.")
    elif len(name) > LONGEST_NAME:
        message = f"Krótka nazwa ma więcej niż {LONGEST_NAME} znaków."
        yield _problem("nazwa", "bad_name", message, f"Użyj nazwy „{slug(name)}”.")
    elif not _SLUG.fullmatch(name):
        message = f"Nazwa „{name}” ma spacje, polskie litery albo inne znaki."
        better = slug(name)
        hint = f"Użyj nazwy „{better}”." if better else "Użyj małych liter, cyfr i łączników."
        yield _problem("nazwa", "bad_name", message, hint)


def is_date(text: str) -> bool:
    """Tell whether a text is a day such as ``2027-03-01``."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def are_hours(hours: float) -> bool:
    """Tell whether a day in the room can have so many hours."""
    return 1 <= hours <= 10


def day_minutes(edition: Edition) -> int:
    """Return the net minutes of a day in the room; 0: what is said is no such number."""
    return round(edition.godziny * 60) if are_hours(edition.godziny) else 0


def _problem(name: str, code: str, message: str, hint: str) -> Problem:
    return Problem(SETTINGS, name, code, message, hint)
