"""What is wrong with an edition's own pages: unreadable, nameless, or with what cannot be shown."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from msai.errors import Problem
from msai_course.content.metadata import MetadataError
from msai_course.content.page import read_page
from msai_course.editions.course import CourseRelease
from msai_course.editions.described import described
from msai_course.editions.errors import EditionError
from msai_course.editions.logo import check_drawing
from msai_course.editions.model import Edition
from msai_course.editions.own import OWN, own_files, own_pages, own_sources
from msai_trainer.editions.addresses import is_inside
from msai_trainer.editions.making import own_pages as made_of
from msai_trainer.editions.markdown import OwnPage

#: Words of the attribution that an own „O tej edycji” page must keep.
_ATTRIBUTION = ("CC BY-SA", "kurs MSAI")
#: What is wrong with a page that can be read all the same.
_READABLE = frozenset({"no_title", "no_attribution", "code_in_page"})
_TITLE = re.compile(r"^# \S", re.MULTILINE)


def page_problems(edition: Edition, folder: Path, course: CourseRelease) -> Iterator[Problem]:
    """Yield what is wrong with own pages; links and boxes once the course is built."""
    unreadable = False
    for page in own_pages(folder):
        problems = list(_of_source(folder, page, course))
        unreadable |= any(one.code not in _READABLE for one in problems)
        yield from problems
    yield from _drawings(folder)
    strange = [name for name in own_files(folder) if not is_inside(name)]
    for name in strange:
        message = "Nazwa pliku ma znaki, których nie ma w nazwach stron."
        yield Problem(
            f"{OWN}/{name}", None, "bad_page_name", message, "Użyj liter, cyfr i łączników."
        )
    unreadable |= bool(strange)
    if course.pages is not None and not unreadable:
        known = frozenset(name for name in edition.lekcje if name in course.lessons)
        sources = own_sources(replace(edition, lekcje=tuple(known)), folder, course)
        for made in made_of(course.pages, described(edition), sources):
            name = next(one for one in sources if posixpath.splitext(one)[0] == made.path)
            yield from _of_made(f"{OWN}/{name}", made, course)


def _of_source(folder: Path, page: str, course: CourseRelease) -> Iterator[Problem]:
    place = f"{OWN}/{page}"
    try:
        text = read_page(folder / OWN / page, folder / OWN).text
    except MetadataError as error:
        yield from (replace(one, row=place) for one in error.problems)
        return
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError):
        message = "Strony nie da się odczytać."
        hint = "Zapisz ją w kodowaniu UTF-8 (Notatnik: „Zapisz jako”, „Kodowanie”)."
        yield Problem(place, None, "unreadable_page", message, hint)
        return
    if not _TITLE.search(text):
        message = "Strona nie ma tytułu (wiersza „# Tytuł”)."
        yield Problem(place, None, "no_title", message, "Dopisz go na początku.")
    if page == "o-edycji.md" and not all(word in text for word in _ATTRIBUTION):
        message = "Własna strona „O tej edycji” nie podaje źródła i licencji."
        hint = f"Napisz na niej: {', '.join(_ATTRIBUTION)}, wydanie {course.version} i zmiany."
        yield Problem(place, None, "no_attribution", message, hint)
    if page.endswith(".ipynb") and _has_code(folder / OWN / page):
        message = "Notatnik ma komórki z kodem, a strona pokaże tylko jego teksty."
        yield Problem(place, None, "code_in_page", message, "Usuń te komórki albo zrób plik .md.")


def _has_code(path: Path) -> bool:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return any(cell["cell_type"] == "code" and "".join(cell["source"]).strip() for cell in cells)


def _drawings(folder: Path) -> Iterator[Problem]:
    for name in own_files(folder):
        if name.lower().endswith(".svg"):
            try:
                check_drawing(folder / OWN / name)
            except EditionError as error:
                yield from (replace(one, row=f"{OWN}/{name}") for one in error.problems)


def _of_made(place: str, page: OwnPage, course: CourseRelease) -> Iterator[Problem]:
    boxes = ", ".join(sorted(course.pages.boxes)) if course.pages else ""
    for name in dict.fromkeys(page.trouble.directives):
        message = f"Strona nie pokaże tego, co daje zapis „{name}”."
        yield Problem(place, None, "unknown_part", message, f"Ramki, których możesz użyć: {boxes}.")
    for address in dict.fromkeys(page.trouble.pictures):
        message = f"Nie ma obrazu „{address}”."
        hint = f"Połóż plik PNG, JPEG, GIF, WEBP albo SVG w folderze „{OWN}”."
        yield Problem(place, None, "no_picture", message, hint)
    for address in dict.fromkeys(page.trouble.missing):
        message = f"Odnośnik „{address}” prowadzi donikąd; zostanie sam tekst."
        yield Problem(place, None, "broken_link", message, "Sprawdź nazwę strony.")
