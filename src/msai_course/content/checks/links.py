"""Links lead somewhere, pictures are described, terms are defined, nothing comes from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msai.errors import Problem
from msai_course.content.checks.course import CourseSource
from msai_course.content.page import SourcePage

#: A shorter description says nothing, a longer one belongs into the text.
ALT_LENGTH = range(20, 301)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_TERM = re.compile(r"\{term\}`(?:[^`<]*<([^`>]+)>|([^`<]+))`")
_LOADED = re.compile(r"(?:\bsrc|\bhref|\bsrcset|\bdata|@import|url)\s*[=(]\s*[\"']?(https?:|//)")
_ELSEWHERE = ("http:", "https:", "//")
_OTHER_SCHEMES = ("mailto:", "tel:", "#")


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield dead links, undescribed pictures, unknown terms and resources of other hosts."""
    for page in course.pages:
        yield from _links(course, page)
        yield from _pictures(course, page)
        yield from _terms(course, page)
        if _LOADED.search(page.text):
            message = "Strona wczytuje coś z innego serwera."
            yield Problem(page.name, None, "foreign_resource", message, "Dołącz plik do kursu.")


def _links(course: CourseSource, page: SourcePage) -> Iterator[Problem]:
    for target in _LINK.findall(page.text):
        if target.startswith((*_ELSEWHERE, *_OTHER_SCHEMES)):
            continue
        if not _exists(course, page, target):
            message = f"Odsyłacz prowadzi donikąd: {target}."
            yield Problem(page.name, target, "dead_link", message, "Popraw ścieżkę.")


def _pictures(course: CourseSource, page: SourcePage) -> Iterator[Problem]:
    figures = [*page.boxes_named("figure"), *page.boxes_named("image")]
    pictures = [(box.options.get("alt", ""), box.argument) for box in figures]
    for alt, target in [*pictures, *_IMAGE.findall(page.text)]:
        if len(alt) not in ALT_LENGTH:
            message = f"Obraz {target} nie ma dobrego opisu (od 20 do 300 znaków)."
            yield Problem(page.name, target, "bad_alt", message, "Powiedz, co z niego wynika.")
        if target.startswith(_ELSEWHERE):
            message = f"Obraz z innego serwera: {target}."
            yield Problem(page.name, target, "foreign_resource", message, "Dołącz plik do kursu.")
        elif not _exists(course, page, target):
            message = f"Nie ma obrazu {target}."
            yield Problem(page.name, target, "no_picture", message, "Popraw ścieżkę.")


def _terms(course: CourseSource, page: SourcePage) -> Iterator[Problem]:
    for named, plain in _TERM.findall(page.text):
        term = (named or plain).strip()
        if term.lower() not in course.terms:
            message = f"W słowniku nie ma hasła „{term}”."
            yield Problem(page.name, term, "unknown_term", message, "Dopisz hasło albo popraw.")


def _exists(course: CourseSource, page: SourcePage, target: str) -> bool:
    path = target.split("#")[0]
    folder = page.path.parent if not path.startswith("/") else course.book.parent
    found = folder / path.lstrip("/")
    return found.exists() or (not found.suffix and _is_page(found))


def _is_page(path: Path) -> bool:
    return any(path.with_suffix(suffix).exists() for suffix in (".md", ".ipynb"))
