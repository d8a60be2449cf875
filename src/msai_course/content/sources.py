"""The bibliography as short links: who or what, the year, and the address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

#: What follows the name of an act in its title.
_REST = re.compile(r"(,? Dz\.\s?U\.|\. Tekst |: | – ).*$")
_LONGEST = 80


def short_links(bibliography: Path) -> dict[str, tuple[str, str]]:
    """Return key → (words, address); the address is "" where a source has none."""
    from pybtex.database import parse_file

    entries = parse_file(str(bibliography), "bibtex").entries
    return {key: (_words(entry), entry.fields.get("url", "")) for key, entry in entries.items()}


def _words(entry: Any) -> str:
    title = re.sub(r"[{}\[\]]", "", _REST.sub("", entry.fields.get("title", "")))
    people = [_name(person) for person in entry.persons.get("author", ())]
    shown = f"{people[0]} i in." if len(people) > 2 else ", ".join(people)
    words = shown or (title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]}…")
    year = entry.fields.get("year", "")
    return f"{words}, {year}" if year else words


def _name(person: Any) -> str:
    parts = " ".join([*person.prelast_names, *person.last_names]) or str(person)
    return re.sub(r"[{}]", "", parts)
