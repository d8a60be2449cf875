"""The head of a lesson, made of its metadata: day, number, time, objectives, what comes first."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from msai.base.typography import glue
from msai_course.content.metadata import LessonMetadata, MetadataError, read_metadata
from msai_course.theme.icons import icon

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LOGGER = logging.getLogger(__name__)
DAY_NAMES = {0: "Przed warsztatem", 1: "Dzień 1", 2: "Dzień 2", 3: "Dzień 3"}


def lessons(env: BuildEnvironment) -> dict[str, LessonMetadata]:
    """Return the metadata of all pages that declare them, by docname."""
    known: dict[str, LessonMetadata] = env.__dict__.setdefault("msai_lessons", {})
    return known


def day_of(env: BuildEnvironment, docname: str) -> int | None:
    """Return the day a page belongs to: declared, or told by its folder."""
    if (lesson := lessons(env).get(docname)) and lesson.day is not None:
        return lesson.day
    folder = docname.split("/")[1] if docname.count("/") > 1 else ""
    if folder == "przed-warsztatem":
        return 0
    return int(folder[-1]) if folder.startswith("dzien-") and folder[-1].isdigit() else None


def _read(app: Sphinx, docname: str, source: list[str]) -> None:
    try:
        metadata = read_metadata(Path(app.env.doc2path(docname)))
    except MetadataError as error:
        LOGGER.warning("%s", error, location=docname)
        return
    if metadata:
        lessons(app.env)[docname] = metadata


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    lessons(env).pop(docname, None)


def _merge(
    app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment
) -> None:
    lessons(env).update({name: lessons(other)[name] for name in docnames if name in lessons(other)})


def _add_head(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the head around the page's title (event ``doctree-resolved``)."""
    lesson = lessons(app.env).get(docname)
    title = next(doctree.findall(nodes.title), None)
    if lesson is None or not lesson.objectives or title is None or app.builder.format != "html":
        return
    section = title.parent
    section.insert(section.index(title) + 1, _raw(_introduction(app, docname, lesson)))
    kicker = _kicker(lesson, days=app.config.msai_days)
    section.insert(section.index(title), _raw(kicker))


def _raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def _kicker(lesson: LessonMetadata, *, days: bool) -> str:
    parts = [DAY_NAMES.get(lesson.day, "")] if days and lesson.day is not None else []
    parts += [f"Lekcja {lesson.number}"] if lesson.number is not None else []
    return f'<p class="kicker">{" · ".join(part for part in parts if part)}</p>\n'


def _introduction(app: Sphinx, docname: str, lesson: LessonMetadata) -> str:
    return (
        f'<div class="lesson-head">\n<dl class="lesson-facts" data-pagefind-ignore>'
        f"{_facts(app, docname, lesson)}</dl>\n"
        f'<div class="objectives"><p class="objectives-title">{icon("goal")}Po tej lekcji:</p>\n'
        f"<ul>{_items(lesson.objectives)}</ul></div>\n</div>\n"
    )


def _items(texts: tuple[str, ...]) -> str:
    return "".join(f"<li>{html.escape(glue(text), quote=False)}</li>" for text in texts)


def _facts(app: Sphinx, docname: str, lesson: LessonMetadata) -> str:
    minutes = lesson.minutes
    facts = [
        ("Czytanie", minutes.reading),
        ("Ćwiczenie", minutes.exercise),
        ("Na sali", minutes.workshop),
    ]
    shown = [_fact(name, f"{value}\N{NO-BREAK SPACE}min") for name, value in facts if value]
    if first := _prerequisites(app, docname, lesson):
        shown.append(_fact("Najpierw", first))
    return "".join(shown) + "<div data-lesson-progress hidden><dt>Twój postęp</dt><dd></dd></div>"


def _fact(name: str, value: str) -> str:
    return f"<div><dt>{name}</dt><dd>{value}</dd></div>"


def _prerequisites(app: Sphinx, docname: str, lesson: LessonMetadata) -> str:
    """Return links to the lessons to do first, as far as they are in the book."""
    pages = {other.id: (name, other) for name, other in lessons(app.env).items()}
    links = [
        f'<a href="{app.builder.get_relative_uri(docname, pages[name][0])}">'
        f"{_short(pages[name][1])}</a>"
        for name in lesson.prerequisites
        if name in pages
    ]
    return ", ".join(links)


def _short(lesson: LessonMetadata) -> str:
    return (
        glue(f"lekcja {lesson.number}") if lesson.number is not None else html.escape(lesson.title)
    )


def setup(app: Sphinx) -> None:
    """Connect reading and showing."""
    # Pages name the days of the workshop; an edition with an order of its own has none of them.
    app.add_config_value("msai_days", True, "html", types=(bool,))
    app.connect("source-read", _read)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("doctree-resolved", _add_head)
