"""``kurs.json``: what the course was when an edition was made, so that a change can be named later.

The site has one of the whole course (`COURSE`); an edition keeps what concerns it: the facts of its
lessons, a digest of each of their parts and of each page of the course that it replaces, and the
texts behind these digests, so that old and new can stand side by side.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from msai_trainer.editions.errors import EditionError

SNAPSHOT = "kurs.json"
#: Where the site has that of the whole course.
COURSE = "_static/tresc.json"


@dataclass(frozen=True)
class EditionSnapshot:
    """What an edition was made of.

    Attributes:
        version: Release of the course.
        lessons: Facts and digests of parts by lesson.
        replaced: Digests of pages of the course that own pages replace, by path; of the whole
            course: of all its pages, by address without an ending.
        titles: Titles of all lessons of the course by id; empty: an older record, not known.
        texts: Texts by digest; an older record has none.
        title: Title of the course; empty: not known.
    """

    version: str
    lessons: Mapping[str, Mapping[str, Any]]
    replaced: Mapping[str, str]
    titles: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    def text(self, digest: str | None) -> str | None:
        """Return the text of a digest; None: it is not known."""
        return self.texts.get(digest or "")


def digest(text: str) -> str:
    """Return what tells one text from another, however its lines are broken."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def restricted(
    whole: EditionSnapshot, lessons: Iterable[str], own: Iterable[str]
) -> EditionSnapshot:
    """Return of the whole course what concerns an edition: its lessons, the pages it replaces."""
    known = {name: whole.lessons[name] for name in lessons if name in whole.lessons}
    pages = {page: whole.replaced.get(posixpath.splitext(page)[0]) for page in own}
    replaced = {page: found for page, found in pages.items() if found}
    kept = {*replaced.values(), *_digests(known)}
    texts = {name: text for name, text in whole.texts.items() if name in kept}
    return EditionSnapshot(whole.version, known, replaced, whole.titles, texts, whole.title)


def snapshot_bytes(taken: EditionSnapshot) -> bytes:
    """Return the file of a snapshot; equal ones give equal bytes."""
    content = {
        "wersja": taken.version, "lekcje": taken.lessons, "zastapione": taken.replaced,
        "tytuly": taken.titles, "teksty": taken.texts, "tytul": taken.title,
    }  # fmt: skip
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


@lru_cache(maxsize=4)
def snapshot_in(content: bytes) -> EditionSnapshot:
    """Return what the content of ``kurs.json`` says.

    Raises:
        EditionError: It is broken.
    """
    try:
        raw = json.loads(content)
        found = EditionSnapshot(
            str(raw["wersja"]), raw["lekcje"], raw["zastapione"],
            raw.get("tytuly", {}), raw.get("teksty", {}), str(raw.get("tytul", "")),
        )  # fmt: skip
        _look_at(found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise no_snapshot() from error
    return found


def no_snapshot() -> EditionError:
    """Return what is said of a record that cannot be read."""
    message = "Nie da się odczytać zapisu, z czego powstała edycja."
    hint = "Usuń ten plik i uruchom „edition update”: zapisze stan obecny, bez listy zmian."
    return EditionError.one(SNAPSHOT, "no_snapshot", message, hint)


def _look_at(found: EditionSnapshot) -> None:
    """Touch all that is asked of a record, so that a strange one is refused at once."""
    for lesson in found.lessons.values():
        texts = [lesson["tytul"], *lesson["cele"], *lesson["czesci"].values()]
        if not all(isinstance(one, str) for one in texts):
            raise TypeError("texts are wanted")
        for minutes in lesson["minuty"].values():
            int(minutes)
    for mapping in (found.replaced, found.titles, found.texts):
        if not all(isinstance(one, str) for one in mapping.values()):
            raise TypeError("texts are wanted")


def _digests(lessons: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for lesson in lessons.values():
        yield from lesson["czesci"].values()
