"""The table of contents of an edition: chosen lessons in chosen order, own pages, the rest kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msai_course.editions.course import CourseRelease

#: Pages that every edition has.
ABOUT = "book/o-edycji"
ACCESSIBILITY = "book/start/dostepnosc"
OWN_PART = "Ta edycja"
#: Name of a part that has no topic beside its day.
INTRODUCTION = "Wprowadzenie"
#: A part whose lessons stand in two places.
AGAIN = "{} (ciąg dalszy)"

Part = dict[str, Any]


def edition_toc(
    course: CourseRelease, lessons: Sequence[str], own_pages: Sequence[str]
) -> dict[str, Any]:
    """Return the table of contents.

    Parts without lessons stay where they are. Of parts with lessons only those stay from which a
    lesson was chosen; what else they hold (assignments) follows the last of their lessons. Unless
    the edition keeps the course's own order, parts are named by their topic, not by a day.

    Args:
        course: The course.
        lessons: Ids of chosen lessons in order.
        own_pages: Names of the edition's own pages, such as ``book/dojazd``.
    """
    known = {course.docname(name) for name in course.lessons}
    before, after = _around(course.toc["parts"], known)
    own = {"caption": OWN_PART, "chapters": [{"file": name} for name in (ABOUT, *own_pages)]}
    taught = _taught(course, lessons, known)
    if not course.keeps_days(lessons):
        taught = _by_topic(taught)
    return {**course.toc, "parts": [*before, own, *taught, *after]}


def _around(parts: Sequence[Part], known: set[str]) -> tuple[list[Part], list[Part]]:
    """Return the parts before the first lesson and those without lessons after it."""
    holds = [any(name in known for name in docnames(part)) for part in parts]
    first = holds.index(True) if True in holds else len(parts)
    rest = zip(parts[first:], holds[first:], strict=True)
    return list(parts[:first]), [part for part, lesson in rest if not lesson]


def _taught(course: CourseRelease, lessons: Sequence[str], known: set[str]) -> list[Part]:
    groups: list[tuple[Part, list[dict[str, str]]]] = []
    for docname in map(course.docname, lessons):
        part = next(one for one in course.toc["parts"] if docname in docnames(one))
        if not groups or groups[-1][0] is not part:
            groups.append((part, []))
        groups[-1][1].append({"file": docname})
    last = {id(part): at for at, (part, _chapters) in enumerate(groups)}
    for part, at in ((groups[at][0], at) for at in last.values()):
        groups[at][1].extend(one for one in part["chapters"] if one["file"] not in known)
    return [{**part, "chapters": chapters} for part, chapters in groups]


def _by_topic(parts: Sequence[Part]) -> list[Part]:
    """Name parts such as „Dzień 1 – miejsce i ludzie” by what stands after the dash."""
    captions: list[str] = []
    for part in parts:
        topic = part["caption"].partition(" – ")[2] or INTRODUCTION
        caption = topic[:1].upper() + topic[1:]
        captions.append(AGAIN.format(caption) if caption in captions else caption)
    return [{**part, "caption": name} for part, name in zip(parts, captions, strict=True)]


def docnames(node: Any) -> Iterator[str]:
    """Yield the pages of a table of contents or of a part of it."""
    if isinstance(node, dict):
        if "file" in node:
            yield node["file"]
        if "root" in node:
            yield node["root"]
        for value in node.values():
            yield from docnames(value)
    elif isinstance(node, list):
        for item in node:
            yield from docnames(item)
