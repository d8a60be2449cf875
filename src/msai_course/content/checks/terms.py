"""One thing has one name: the glossary says which, ``slownik.yaml`` what is not said instead.

The table is read as patterns, so that all cases of a word are found. What stands in quotes is
spoken about, and the glossary itself may name what else people say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from msai.errors import Problem
from msai_course.content.checks.course import CourseSource
from msai_course.content.written import of_banks, of_catalogues, of_trainers

TABLE = "slownik.yaml"
_QUOTED = re.compile(r"„[^”]*”")
_ENTRY = re.compile(r"^(?P<term>[^\s:].*)\n\s+(?P<told>.*)$", re.MULTILINE)
_ENGLISH = re.compile(r"\*Angielski odpowiednik: (.+)\.\*")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary, what is not said instead of it, and why."""

    term: str
    instead_of: tuple[re.Pattern[str], ...]
    why: str


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield terms without English, terms of the table that nobody explains, and drifting words."""
    yield from _english(course)
    terms = read_terms(course)
    for one in terms:
        if one.term not in course.terms:
            message = f"W słowniku nie ma hasła „{one.term}”."
            yield Problem(TABLE, one.term, "unknown_term", message, "Dopisz hasło albo popraw.")
    for place, text in _texts(course):
        for one in terms:
            yield from _drifting(place, text, one)


def read_terms(course: CourseSource) -> tuple[Term, ...]:
    """Return the table of a course; an edition without one has none."""
    path = course.book / TABLE
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else []
    return tuple(
        Term(row["term"], tuple(re.compile(form, re.I) for form in row["instead_of"]), row["why"])
        for row in rows
    )


def _english(course: CourseSource) -> Iterator[Problem]:
    """Yield entries of the glossary without an English term, or with that of another."""
    whose: dict[str, str] = {}
    for page in course.pages:
        for box in page.boxes_named("glossary"):
            for entry in _ENTRY.finditer(box.body):
                term, found = entry["term"], _ENGLISH.search(entry["told"])
                english = found[1].lower() if found else ""
                if not found:
                    message = f"Hasło „{term}” nie ma angielskiego odpowiednika."
                    yield Problem(page.name, term, "no_english", message, "Dopisz go na końcu.")
                elif whose.get(english, term) != term:
                    message = f"„{english}” mają dwa hasła: „{whose[english]}” i „{term}”."
                    yield Problem(page.name, term, "same_english", message, "Rozróżnij je.")
                whose[english] = term


def _texts(course: CourseSource) -> Iterator[tuple[str, str]]:
    """Yield every text of the course with its place."""
    for page in course.pages:
        if not any(page.boxes_named("glossary")):
            yield from ((page.name, line) for line in page.text.splitlines())
    root = course.book.parent
    for written in (*of_banks(root), *of_trainers(root), *of_catalogues(root)):
        yield f"{written.file}: {written.entry}", written.text


def _drifting(place: str, text: str, term: Term) -> Iterator[Problem]:
    used = _QUOTED.sub("", text)
    for form in term.instead_of:
        if found := form.search(used):
            message = f"Jest „{found[0]}”. {term.why}"
            yield Problem(place, found[0], "drifting_term", message, f"Napisz: „{term.term}”.")
