"""The head of a lesson, made of its metadata: day, number, time, objectives, what comes first."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from docutils import nodes

from msai.base.typography import glue
from msai_course.content.metadata import LessonMetadata
from msai_course.theme.builder import page_path
from msai_course.theme.course_book import book
from msai_course.theme.icons import icon
from msai_course.theme.known_lessons import lessons
from msai_trainer.editions.pages import written

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def _add_head(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the head around the page's title (event ``doctree-resolved``)."""
    lesson = lessons(app.env).get(docname)
    title = next(doctree.findall(nodes.title), None)
    if lesson is None or not lesson.objectives or title is None or app.builder.format != "html":
        return
    section = title.parent
    here = page_path(docname)
    first = written("first", book(app), here)
    section.insert(section.index(title) + 1, _raw(_introduction(lesson, first)))
    section.insert(section.index(title), _raw(f"{written('kicker', book(app), here)}\n"))


def _raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def _introduction(lesson: LessonMetadata, first: str) -> str:
    return (
        f'<div class="lesson-head">\n<dl class="lesson-facts" data-pagefind-ignore>'
        f"{_facts(lesson, first)}</dl>\n"
        f'<div class="objectives"><p class="objectives-title">{icon("goal")}Po tej lekcji:</p>\n'
        f"<ul>{_items(lesson.objectives)}</ul></div>\n</div>\n"
    )


def _items(texts: tuple[str, ...]) -> str:
    return "".join(f"<li>{html.escape(glue(text), quote=False)}</li>" for text in texts)


def _facts(lesson: LessonMetadata, first: str) -> str:
    minutes = lesson.minutes
    facts = [
        ("Czytanie", minutes.reading),
        ("Ćwiczenie", minutes.exercise),
        ("Na sali", minutes.workshop),
    ]
    shown = [_fact(name, f"{value}\N{NO-BREAK SPACE}min") for name, value in facts if value]
    shown.append(first)
    return "".join(shown) + "<div data-lesson-progress hidden><dt>Twój postęp</dt><dd></dd></div>"


def _fact(name: str, value: str) -> str:
    return f"<div><dt>{name}</dt><dd>{value}</dd></div>"


def setup(app: Sphinx) -> None:
    """Connect to the showing of pages."""
    # Pages name the days of the workshop; an edition with an order of its own has none of them.
    app.add_config_value("msai_days", True, "html", types=(bool,))
    app.connect("doctree-resolved", _add_head)
