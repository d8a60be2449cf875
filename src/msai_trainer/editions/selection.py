"""The book of an edition: chosen lessons in chosen order, its own pages, the rest kept."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from msai.base.i18n import catalogue
from msai_trainer.editions.book import Book, Page, Part
from msai_trainer.editions.description import Description
from msai_trainer.editions.taught import ASSIGNMENTS, stays

_, ngettext = catalogue("editions")

#: Where the handbook and the pages for trainers are.
TRAINERS = "trener/"


def edition_book(course: Book, told: Description, own: Sequence[Page]) -> Book:
    """Return the book of an edition.

    Parts without lessons stay where they are. Of parts with lessons only those stay from which a
    lesson was chosen; what else they hold (assignments) follows the last of their lessons. An
    assignment of another part that asks for what some lesson teaches follows the last of all.
    Unless the edition keeps the course's own order, parts are named by their topic, not by a day.
    Pages that have nothing to say without the lessons that are left out go with them.

    Args:
        course: The book of the course.
        told: The edition.
        own: Pages of its own; one with the address of a page of the course takes its place.
    """
    parts = tuple(_with_own(_what_stays(part, told.lessons), own) for part in course.parts)
    before, after = _around(parts)
    taught = _taught(parts, told.lessons)
    known = {page.path for part in (*before, *taught, *after) for page in part.pages}
    added = tuple(page for page in own if page.path not in {course.root.path, *known})
    cases = tuple(page for page in added if page.entry)
    own_part = _parts(_("This edition"), [page for page in added if not page.entry])
    after = [*_parts(_("Cases of this edition"), cases), *after]
    keeps_days = tuple(told.lessons) == tuple(course.lessons)
    chosen = [*before, *own_part, *(taught if keeps_days else _by_topic(taught)), *after]
    return replace(
        course,
        edition=told.edition,
        round=told.round,
        title=told.title,
        name=told.title,
        organiser=told.organiser,
        contact=told.contact,
        logo=told.logo_file,
        names_days=keeps_days,
        sources=tuple(dict.fromkeys((*course.sources, *told.sources))),
        parts=_without_trainers(chosen, told, own),
    )


def _without_trainers(
    parts: Sequence[Part], told: Description, own: Sequence[Page]
) -> tuple[Part, ...]:
    """Return the parts without the pages for trainers, where the edition has none but its own."""
    if told.trainers:
        return tuple(parts)
    hers = {page.path for page in own}
    kept = (
        replace(part, pages=tuple(p for p in part.pages if p.path in hers or not is_trainers(p)))
        for part in parts
    )
    return tuple(part for part in kept if part.pages)


def is_trainers(page: Page) -> bool:
    """Tell whether a page is for those who run the course."""
    return page.path.startswith(TRAINERS)


def _parts(caption: str, pages: Sequence[Page]) -> list[Part]:
    return [Part(caption, tuple(pages))] if pages else []


def _with_own(part: Part, own: Sequence[Page]) -> Part:
    hers = {page.path: page for page in own}
    return Part(part.caption, tuple(_replaced(page, hers.get(page.path)) for page in part.pages))


def _replaced(page: Page, hers: Page | None) -> Page:
    """Return a page of the course, or what stands in its place."""
    if hers is None:
        return page
    return replace(page, title=hers.title, quizzes=hers.quizzes, entry=hers.entry, exercises={},
                   own_data={}, of_course={})  # fmt: skip


def _what_stays(part: Part, lessons: Sequence[str]) -> Part:
    """Return a part without cards of other lessons, and without what only others teach."""
    kept = (page for page in part.pages if not page.about or page.about in lessons)
    return Part(part.caption, tuple(page for page in kept if stays(page.path, lessons)))


def _around(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Return the parts before the first lesson and those without lessons after it."""
    holds = [any(page.is_lesson for page in part.pages) for part in parts]
    first = holds.index(True) if True in holds else len(parts)
    rest = zip(parts[first:], holds[first:], strict=True)
    return list(parts[:first]), [part for part, lesson in rest if not lesson]


def _taught(parts: Sequence[Part], lessons: Sequence[str]) -> list[Part]:
    groups: list[tuple[Part, list[Page]]] = []
    for part, page in _found(parts, lessons):
        if not groups or groups[-1][0] is not part:
            groups.append((part, []))
        groups[-1][1].append(page)
    last = {id(part): at for at, (part, _pages) in enumerate(groups)}
    for part, at in ((groups[at][0], at) for at in last.values()):
        groups[at][1].extend(page for page in part.pages if not page.is_lesson)
    if groups:
        groups[-1][1].extend(_homeless(parts, last))
    return [Part(part.caption, tuple(pages)) for part, pages in groups]


def _homeless(parts: Sequence[Part], there: Container[int]) -> Iterator[Page]:
    """Yield assignments of parts that go which ask for what a lesson of another part teaches."""
    for part in parts:
        if id(part) not in there and any(page.is_lesson for page in part.pages):
            yield from (page for page in part.pages if page.path.startswith(ASSIGNMENTS))


def _found(parts: Sequence[Part], lessons: Sequence[str]) -> Iterator[tuple[Part, Page]]:
    places = {page.id: (part, page) for part in parts for page in part.pages if page.is_lesson}
    yield from (places[name] for name in lessons if name in places)


def _by_topic(parts: Sequence[Part]) -> list[Part]:
    """Name parts such as „Dzień 1 – miejsce i ludzie” by what stands after the dash."""
    captions: list[str] = []
    for part in parts:
        topic = part.caption.partition(" – ")[2] or _("Introduction")
        caption = topic[:1].upper() + topic[1:]
        again = _("{part} (continued)").format(part=caption)
        captions.append(again if caption in captions else caption)
    return [replace(part, caption=name) for part, name in zip(parts, captions, strict=True)]
