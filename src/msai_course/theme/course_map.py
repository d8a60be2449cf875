"""The start page's map of the course: where to begin, and a card for every day."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from docutils import nodes

from msai.base.typography import glue
from msai_course.theme.icons import icon
from msai_course.theme.lesson import lessons
from msai_course.theme.navigation import PageLink, Part, WholeBookDirective, parts

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class course_map(nodes.General, nodes.Element):
    """Where the cards of the days stand."""


class course_begin(nodes.General, nodes.Element):
    """Where the button to the first lesson stands."""


class CourseMapDirective(WholeBookDirective):
    """``:::{course-map}``: a card for every day, made of the table of contents."""

    place = course_map


class CourseBeginDirective(WholeBookDirective):
    """``:::{course-begin}``: the way into the first lesson, or back to where one stopped."""

    place = course_begin


def visit_map(self: HTML5Translator, node: course_map) -> None:
    """Write the cards."""
    app, here = self.builder.app, self.builder.current_docname
    days = [part for part in parts(app) if part.day is not None]
    cards = "\n".join(_card(app, here, part) for part in days)
    self.body.append(f'<ul class="days" data-pagefind-ignore>\n{cards}\n</ul>\n')
    raise nodes.SkipNode


def visit_begin(self: HTML5Translator, node: course_begin) -> None:
    """Write the button; ``page.ts`` shows the second link to those who have begun."""
    app, here = self.builder.app, self.builder.current_docname
    pages = [page for part in parts(app) if part.day is not None for page in part.pages]
    if pages:
        first = app.builder.get_relative_uri(here, pages[0].docname)
        self.body.append(
            f'<p class="buttons"><a class="button" href="{first}">Zacznij od pierwszej lekcji'
            f'{icon("next")}</a><a class="button secondary" data-continue hidden></a></p>\n'
        )
    raise nodes.SkipNode


def _card(app: Sphinx, here: str, part: Part) -> str:
    name, dash, topic = part.caption.partition(" – ")
    kicker = f'<span class="kicker">{html.escape(name)}</span> ' if dash else ""
    heading = topic[:1].upper() + topic[1:] if dash else name
    items = "".join(_item(app, here, page) for page in part.pages)
    return (
        f'<li data-day="{part.day}"><h3>{kicker}{html.escape(glue(heading))}</h3>\n'
        f"<ol>{items}</ol>{_time(app, part)}</li>"
    )


def _item(app: Sphinx, here: str, page: PageLink) -> str:
    link = app.builder.get_relative_uri(here, page.docname)
    number = "" if page.number is None else f'<span class="number">{page.number}</span> '
    return (
        f'<li data-page="{page.path}"><a href="{link}">{number}'
        f"<span>{html.escape(page.title)}</span></a></li>"
    )


def _time(app: Sphinx, part: Part) -> str:
    known = lessons(app.env)
    minutes = sum(known[page.docname].minutes.alone for page in part.pages if page.docname in known)
    if not minutes:
        return ""
    hours, rest = divmod(round(minutes / 10) * 10, 60)
    amounts = [f"{hours}\N{NO-BREAK SPACE}godz."] if hours else []
    amounts += [f"{rest}\N{NO-BREAK SPACE}min"] if rest else []
    return f'<p class="hint">Samodzielnie około {" ".join(amounts)}</p>'


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("course-map", CourseMapDirective)
    app.add_directive("course-begin", CourseBeginDirective)
    app.add_node(course_map, html=(visit_map, None))
    app.add_node(course_begin, html=(visit_begin, None))
