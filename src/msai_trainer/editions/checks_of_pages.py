"""What is wrong with an edition's own pages: unreadable, nameless, or with what cannot be shown."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from msai.errors import Problem
from msai_trainer.editions.addresses import is_inside
from msai_trainer.editions.book import Book
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.described import described
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.facts import CourseFacts
from msai_trainer.editions.folder import OWN
from msai_trainer.editions.institution import NOBODY, Institution
from msai_trainer.editions.logo import check_drawing
from msai_trainer.editions.making import own_pages, source_text
from msai_trainer.editions.markdown import FRONT, LONGEST, SOURCES, OwnPage
from msai_trainer.editions.own_sources import SEARCH, own_sources

#: Words of the attribution that an own „O tej edycji” page must keep.
_ATTRIBUTION = ("CC BY-SA", "kurs MSAI")
#: What is wrong with a page that can be shown all the same.
_SHOWN = frozenset({"no_title", "no_attribution", "code_in_page"})
#: Brackets of the front matter; nothing else of it is looked at, because pages leave it out.
_PAIRS = (("[", "]"), ("{", "}"))
_TITLE = re.compile(r"^# \S", re.MULTILINE)


def page_problems(
    edition: Edition,
    own: Mapping[str, bytes],
    course: CourseFacts,
    book: Book | None,
    said: Institution = NOBODY,
) -> Iterator[Problem]:
    """Yield what is wrong with own pages.

    Args:
        edition: The edition.
        own: Its own pages and pictures by address.
        course: What the course has.
        book: Its finished pages; None: links and boxes are looked at once it is built.
        said: What its institution says.
    """
    problems = [one for name, content in own.items() for one in _of_file(name, content, course)]
    problems += _alike(own, [page.path for page in book.pages] if book else [])
    yield from problems
    if book is not None and not any(one.code not in _SHOWN for one in problems):
        known = tuple(name for name in edition.lekcje if name in course.lessons)
        edition = replace(edition, lekcje=known)
        sources = own_sources(own, edition, course, said).files
        for made in own_pages(book, described(edition), sources):
            name = next(one for one in sources if posixpath.splitext(one)[0] == made.path)
            yield from _of_made(f"{OWN}/{name}", made, book)


def _alike(own: Mapping[str, bytes], course: Iterable[str]) -> Iterator[Problem]:
    """Yield own files whose address differs from another one in the case of letters alone."""
    seen = {path.casefold(): path for path in course}
    for name in sorted(own):
        stem, kind = posixpath.splitext(name)
        path = stem if kind in SOURCES else name
        if seen.setdefault(path.casefold(), path) != path:
            message = "Inna strona nazywa się tak samo, tylko innymi literami: małymi albo dużymi."
            hint = "Zmień nazwę pliku: Windows ich nie rozróżni."
            yield Problem(f"{OWN}/{name}", None, "bad_page_name", message, hint)


def _of_file(name: str, content: bytes, course: CourseFacts) -> Iterator[Problem]:
    place = f"{OWN}/{name}"
    if not is_inside(name):
        message = "Nazwa pliku ma znaki, których nie ma w nazwach stron."
        yield Problem(place, None, "bad_page_name", message, "Użyj liter, cyfr i łączników.")
    if name.endswith(SOURCES) and posixpath.splitext(name)[0] == SEARCH:
        message = "Pod tym adresem jest wyszukiwarka kursu."
        yield Problem(place, None, "bad_page_name", message, "Nazwij plik inaczej.")
    if name.lower().endswith(".svg"):
        try:
            check_drawing(name, content)
        except EditionError as error:
            yield from (replace(one, row=place) for one in error.problems)
    if name.endswith(SOURCES):
        yield from _of_source(name, content, course)


def _of_source(name: str, content: bytes, course: CourseFacts) -> Iterator[Problem]:
    place = f"{OWN}/{name}"
    try:
        text = source_text(name, content)
        has_code = name.endswith(".ipynb") and _has_code(content)
    except UnicodeDecodeError:
        message = "Strony nie da się odczytać."
        hint = "Zapisz ją w kodowaniu UTF-8 (Notatnik: „Zapisz jako”, „Kodowanie”)."
        yield Problem(place, None, "unreadable_page", message, hint)
        return
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = "Notatnika nie da się odczytać."
        yield Problem(place, None, "unreadable", message, "Zapisz go jeszcze raz albo zrób .md.")
        return
    if len(text) > LONGEST:
        message = f"Strona ma więcej niż {LONGEST} znaków."
        yield Problem(place, None, "long_page", message, "Podziel ją na kilka stron.")
        return
    if (front := FRONT.match(text)) and any(
        front[0].count(a) != front[0].count(b) for a, b in _PAIRS
    ):
        message = "Początek strony, między wierszami „---”, ma niezamknięty nawias."
        yield Problem(
            place, None, "unreadable", message, "Usuń ten początek: strona go nie pokaże."
        )
    if not _TITLE.search(text):
        message = "Strona nie ma tytułu (wiersza „# Tytuł”)."
        yield Problem(place, None, "no_title", message, "Dopisz go na początku.")
    if name == "o-edycji.md" and not all(word in text for word in _ATTRIBUTION):
        message = "Własna strona „O tej edycji” nie podaje źródła i licencji."
        hint = f"Napisz na niej: {', '.join(_ATTRIBUTION)}, wydanie {course.version} i zmiany."
        yield Problem(place, None, "no_attribution", message, hint)
    if has_code:
        message = "Notatnik ma komórki z kodem, a strona pokaże tylko jego teksty."
        yield Problem(place, None, "code_in_page", message, "Usuń te komórki albo zrób plik .md.")


def _is_open(front: str) -> bool:
    return any(front.count(one) != front.count(other) for one, other in _PAIRS)


def _has_code(content: bytes) -> bool:
    cells = json.loads(content)["cells"]
    return any(cell["cell_type"] == "code" and "".join(cell["source"]).strip() for cell in cells)


def _of_made(place: str, page: OwnPage, book: Book) -> Iterator[Problem]:
    boxes = ", ".join(sorted(book.boxes))
    for name in dict.fromkeys(page.trouble.directives):
        message = f"Strona nie pokaże tego, co daje zapis „{name}”."
        yield Problem(place, None, "unknown_part", message, f"Ramki, których możesz użyć: {boxes}.")
    for address in dict.fromkeys(page.trouble.pictures):
        message = f"Nie ma obrazu „{address}”."
        hint = f"Usuń go z tekstu albo dołóż plik PNG, JPEG, GIF, WEBP lub SVG do folderu „{OWN}”."
        yield Problem(place, None, "no_picture", message, hint)
    for address in dict.fromkeys(page.trouble.missing):
        message = f"Odnośnik „{address}” prowadzi donikąd; zostanie sam tekst."
        yield Problem(place, None, "broken_link", message, "Sprawdź nazwę strony.")
