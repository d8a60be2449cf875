"""An edition beside a newer course: what it was made of, what there is now, what is her own.

One comparison for the page „Zrób swoją edycję” and for ``edition update``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Literal

from msai_trainer.editions.book import Page, PageMinutes
from msai_trainer.editions.declared import Edition, day_minutes
from msai_trainer.editions.facts import CourseFacts, called
from msai_trainer.editions.folder import OWN, EditionFolder
from msai_trainer.editions.making import source_text
from msai_trainer.editions.markdown import FRONT, SOURCES
from msai_trainer.editions.meetings import lay_out
from msai_trainer.editions.snapshot import EditionSnapshot, restricted
from msai_trainer.editions.timetable import Taught

#: What can be done at a place: hers stays, the course's is taken, hers gets another name.
Way = Literal["hers", "course", "renamed"]


@dataclass(frozen=True, slots=True)
class Texts:
    """One text three times; None: there is none, or it is not known."""

    name: str
    old: str | None
    new: str | None
    hers: str | None = None


@dataclass(frozen=True, slots=True)
class MovedPlace:
    """One place at which course and edition went on since.

    Attributes:
        key: Its id: ``lekcja:l04``, ``strona:o-kursie.md``, ``tytul``, ``daty``.
        name: What people call it.
        code: What happened, in English, as `Problem` has it.
        message: What happened.
        hint: What to do.
        changes: The changes in words.
        texts: What of it can be read side by side.
        ways: What she may choose; empty: there is nothing to choose.
        decides: Whether the edition waits until she has chosen.
    """

    key: str
    name: str
    code: str
    message: str
    hint: str = ""
    changes: tuple[str, ...] = ()
    texts: tuple[Texts, ...] = ()
    ways: tuple[Way, ...] = ()
    decides: bool = False


def own_sources(folder: EditionFolder) -> list[str]:
    """Return the names of own pages below the site's root."""
    return [name for name in folder.own if name.lower().endswith(SOURCES)]


def compared(
    folder: EditionFolder, before: EditionSnapshot, whole: EditionSnapshot, course: CourseFacts
) -> list[MovedPlace]:
    """Return the places at which the course of an edition is another one now.

    Args:
        folder: The edition.
        before: What it was made of.
        whole: The course at hand, all of it.
        course: The lessons of that course.
    """
    after = restricted(whole, folder.edition.lekcje, own_sources(folder))
    return [
        *_lessons(folder.edition, before, after, course),
        *_pages(folder, before, after),
        *_title(folder.edition, before, after),
        *_days(folder.edition, before, course),
    ]


def _lessons(
    edition: Edition, before: EditionSnapshot, after: EditionSnapshot, course: CourseFacts
) -> Iterator[MovedPlace]:
    for name in edition.lekcje:
        old, new = before.lessons.get(name), after.lessons.get(name)
        title = before.titles.get(name) or str((old or new or {}).get("tytul", name))
        if name not in course.lessons:
            message = f"Wydanie {after.version} nie ma lekcji „{title}”."
            hint = "Usuń ją albo zastąp inną."
            yield MovedPlace(f"lekcja:{name}", title, "lesson_gone", message, hint,
                        ways=("course",), decides=True)  # fmt: skip
        elif old is not None and new is not None and (changes := tuple(_lesson(old, new))):
            named = called(course.lessons[name])
            yield MovedPlace(f"lekcja:{name}", named, "lesson_changed", "Lekcja się zmieniła.",
                        changes=changes, texts=tuple(_parts(before, after, name)))  # fmt: skip
    known = before.titles
    for name, lesson in course.lessons.items():
        if known and name not in known and name not in edition.lekcje:
            yield MovedPlace(f"lekcja:{name}", called(lesson), "lesson_new", "Kurs ma nową lekcję.",
                        ways=("hers", "course"))  # fmt: skip


def _lesson(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["tytul"] != new["tytul"]:
        yield f"tytuł „{old['tytul']}” → „{new['tytul']}”"
    for kind, minutes in new["minuty"].items():
        if old["minuty"].get(kind) != minutes:
            yield f"czas ({kind}): {old['minuty'].get(kind)} → {minutes} min"
    yield from (f"nowy cel: {one}" for one in new["cele"] if one not in old["cele"])
    yield from (f"usunięty cel: {one}" for one in old["cele"] if one not in new["cele"])
    parts, were = new["czesci"], old["czesci"]
    yield from (f"nowa część: {title}" for title in parts if title not in were)
    yield from (f"usunięta część: {title}" for title in were if title not in parts)
    for title, digest in parts.items():
        if were.get(title, digest) != digest:
            yield f"zmieniona część: {title}"


def _parts(before: EditionSnapshot, after: EditionSnapshot, name: str) -> Iterator[Texts]:
    """Yield the parts of a lesson that differ."""
    old, new = before.lessons[name]["czesci"], after.lessons[name]["czesci"]
    for title in dict.fromkeys([*new, *old]):
        if old.get(title) != new.get(title):
            yield Texts(title, before.text(old.get(title)), after.text(new.get(title)))


def _pages(
    folder: EditionFolder, before: EditionSnapshot, after: EditionSnapshot
) -> Iterator[MovedPlace]:
    for page in own_sources(folder):
        old, new = before.replaced.get(page), after.replaced.get(page)
        if old == new or (not old and before.version == after.version):
            continue
        hers = _hers(page, folder.files[f"{OWN}/{page}"])
        texts = (Texts("Cała strona", before.text(old), after.text(new), hers),)
        place = MovedPlace(f"strona:{page}", page, "page_changed", "", texts=texts, decides=True)
        yield _told(place, is_new=not old, is_gone=not new)


def _told(place: MovedPlace, *, is_new: bool, is_gone: bool) -> MovedPlace:
    if is_new:
        message = "Kurs ma teraz stronę o tej nazwie; twoja ją zastąpi."
        hint = "Zmień nazwę, jeśli nie chcesz."
        ways: tuple[Way, ...] = ("hers", "renamed", "course")
        return replace(place, code="page_collides", message=message, hint=hint, ways=ways)
    if is_gone:
        message = "Strony kursu, którą ta zastępowała, już nie ma."
        hint = "Twoja strona zostaje jako własna."
        return replace(place, code="page_gone", message=message, hint=hint,
                       ways=("hers", "course"))  # fmt: skip
    message = "Strona kursu, którą ta zastępuje, zmieniła się."
    return replace(place, message=message, hint="Porównaj je i popraw swoją.",
                   ways=("hers", "course"))  # fmt: skip


def _hers(name: str, content: bytes) -> str | None:
    try:
        return FRONT.sub("", source_text(name, content), count=1).strip()
    except (ValueError, KeyError, TypeError):  # said among the problems of its page
        return None


def _title(
    edition: Edition, before: EditionSnapshot, after: EditionSnapshot
) -> Iterator[MovedPlace]:
    if before.title and before.title != after.title:
        texts = (Texts("Tytuł", before.title, after.title, edition.tytul),)
        yield MovedPlace("tytul", "Tytuł strony", "title_changed", "Kurs ma inny tytuł.",
                    texts=texts, ways=("hers", "course"))  # fmt: skip


def _days(edition: Edition, before: EditionSnapshot, course: CourseFacts) -> Iterator[MovedPlace]:
    """Yield that the lessons need another number of meetings than they did."""
    now = [course.lessons[name] for name in edition.lekcje if name in course.lessons]
    were = (_as_it_was(name, before, course.lessons.get(name)) for name in edition.lekcje)
    then = [one for one in were if one is not None]
    minutes = day_minutes(edition)
    old, new = len(lay_out(then, minutes, course.days)), len(lay_out(now, minutes, course.days))
    if edition.daty and old != new:
        hers = ", ".join(edition.daty)
        texts = (Texts("Ile spotkań potrzebują lekcje", str(old), str(new), hers),)
        yield MovedPlace("daty", "Dni spotkań", "days_changed", "Lekcje trwają inaczej niż wtedy.",
                    "Zmień daty albo godziny w kroku z dniami.", texts=texts)  # fmt: skip


def _as_it_was(name: str, before: EditionSnapshot, now: Taught | None) -> Taught | None:
    old = before.lessons.get(name)
    if old is None:
        return now
    minutes = PageMinutes(0, int(old["minuty"].get("na sali", 0)))
    return Page("", str(old["tytul"]), name, minutes=minutes)


def undecided(places: Sequence[MovedPlace], choices: Mapping[str, Way]) -> list[MovedPlace]:
    """Return the places at which she still has to choose."""
    return [one for one in places if one.decides and choices.get(one.key) not in one.ways]


def differing(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines of two texts that the other one does not have, in their order."""
    before, after = (
        [line.strip() for line in text.splitlines() if line.strip()] for text in (old, new)
    )
    gone, come = list[str](), list[str]()
    for kind, at, to, there, until in SequenceMatcher(None, before, after, False).get_opcodes():
        if kind != "equal":
            gone += before[at:to]
            come += after[there:until]
    return gone, come
