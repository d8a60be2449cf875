"""Law: every act that is cited stands in the table of acts, and an article names its act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msai.errors import Problem
from msai_course.content.acts import acts, cited_acts, in_words
from msai_course.content.checks.course import BIBLIOGRAPHY, CourseSource
from msai_course.content.checks.sources import without_own_numbers
from msai_course.content.page import SourcePage
from msai_course.content.sections import cited_keys, sections

_ENTRY = re.compile(r"^@\w+\{(?P<key>[^,\s]+),\s*(?P<fields>.*?)^\}", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"title = \{+(.*?)\}+,?$", re.MULTILINE)
_IS_AN_ACT = re.compile(r"(Ustawa z dnia|Rozporządzenie) ")
_ARTICLE = re.compile(r"\bart\.\s?\d+\w*")
_TABLE = "data/banks/acts.yaml"
#: Sources that tell of an article whose act was not read itself.
_TOLD_BY_OTHERS = frozenset({"budzet-projekt-termin"})


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield acts that the table lacks or dates otherwise, and articles of no act."""
    yield from _bibliography(course)
    for page in course.pages:
        yield from _articles(page)


def _bibliography(course: CourseSource) -> Iterator[Problem]:
    known = {act.id: act for act in acts()}
    for key, title in _titles(course):
        act = known.get(key)
        if act is None and _IS_AN_ACT.match(title):
            message = f"Aktu „{key}” nie ma w tabeli aktów."
            yield Problem(BIBLIOGRAPHY, key, "act_not_in_table", message, f"Dopisz go: {_TABLE}.")
        elif act is not None and act.number not in title:
            message = f"Tabela aktów podaje „{act.number}”, a bibliografia co innego."
            hint = f"Ujednolić {BIBLIOGRAPHY} i {_TABLE}."
            yield Problem(BIBLIOGRAPHY, key, "act_differs", message, hint)


def _titles(course: CourseSource) -> Iterator[tuple[str, str]]:
    file = course.book / BIBLIOGRAPHY
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    for entry in _ENTRY.finditer(text):
        if title := _TITLE.search(entry["fields"]):
            yield entry["key"], title[1]


def _articles(page: SourcePage) -> Iterator[Problem]:
    """A lesson names the act in the section of the article; other pages once a page."""
    parts = sections(page.text) if page.metadata.is_lesson else [("strona", page.text)]
    for title, body in parts:
        article, keys = _ARTICLE.search(without_own_numbers(body)), cited_keys(body)
        if article and not cited_acts(keys) and _TOLD_BY_OTHERS.isdisjoint(keys):
            message = f"Część „{title}” mówi o „{article[0]}”, a nie powołuje aktu z tabeli aktów."
            hint = "Dodaj {cite:p} z kluczem aktu."
            yield Problem(page.name, title, "article_without_act", message, hint)


def old_pages(course: CourseSource, today: date) -> Iterator[str]:
    """Yield a sentence for each page whose acts were read more than a year ago."""
    for page in course.pages:
        old = [act for act in cited_acts(cited_keys(page.text)) if act.is_old(today)]
        if old:
            names = ", ".join(f"{act.name} (czytano {in_words(act.read)})" for act in old)
            yield f"{page.name}: stan prawny sprzed ponad roku: {names}. Sprawdź w ISAP."
