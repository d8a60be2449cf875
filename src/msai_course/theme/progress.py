"""The page "Moje postępy": the list of lessons that ``progress.ts`` fills with results."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from docutils import nodes

from msai_course.theme.exercises import exercises
from msai_course.theme.lesson import lessons
from msai_course.theme.live import safe_json
from msai_course.theme.navigation import PageLink, Part, WholeBookDirective, parts
from msai_course.theme.quiz import questions

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class progress(nodes.General, nodes.Element):
    """Where the list of the course stands."""


class ProgressDirective(WholeBookDirective):
    """``:::{progress}`` without argument or body."""

    place = progress


def visit_progress(self: HTML5Translator, node: progress) -> None:
    """Write the list of lessons and, as JSON, what the script needs to know of them."""
    app, here = self.builder.app, self.builder.current_docname
    self.body.append('<div class="progress" data-progress data-pagefind-ignore>\n')
    self.body.append(_frame())
    for part in _course(app):
        self.body.append(_part(app, here, part))
    self.body.append(f"{course_data(app, here)}</div>\n")
    raise nodes.SkipNode


def course_data(app: Sphinx, here: str) -> str:
    """Return the script element that tells the pages of progress what the course has.

    Args:
        app: The application whose environment knows all pages.
        here: Name of the page that the element stands on; links lead from it.
    """
    pages = [_record(app, here, page) for part in _course(app) for page in part.pages]
    data = {"pages": pages, "exercises": _exercises(app, here)}
    return f'<script type="application/json" data-course>{safe_json(data)}</script>\n'


def _exercises(app: Sphinx, here: str) -> dict[str, dict[str, str]]:
    """Return title and place of every exercise of the course, in the order of the book."""
    known = exercises(app.env)
    found: dict[str, dict[str, str]] = {}
    for page in (page for part in parts(app) for page in part.pages):
        place = app.builder.get_relative_uri(here, page.docname)
        for name, title in known.get(page.docname, {}).items():
            found.setdefault(name, {"title": title, "href": f"{place}#{name}-title"})
    return found


def _course(app: Sphinx) -> list[Part]:
    return [part for part in parts(app) if _counted(app, part)]


def _counted(app: Sphinx, part: Part) -> bool:
    """Tell whether the part is one learners work through: a day, or pages with questions."""
    return part.day is not None or any(page.docname in questions(app.env) for page in part.pages)


def _frame() -> str:
    return (
        '<noscript><p class="note">Postępy zapisuje przeglądarka z włączonym JavaScriptem. '
        "Bez niego zaznaczaj lekcje na papierze.</p></noscript>\n"
        '<div class="progress-summary" data-progress-summary role="status"></div>\n'
        "<div data-progress-next></div>\n<div data-progress-review></div>\n"
        "<div data-progress-work></div>\n"
    )


def _part(app: Sphinx, here: str, part: Part) -> str:
    items = "\n".join(
        f'<li data-page="{html.escape(page.path)}">'
        f'<a href="{app.builder.get_relative_uri(here, page.docname)}">{_label(page)}</a>'
        '<span class="progress-state" data-state></span></li>'
        for page in part.pages
    )
    day = "" if part.day is None else f' data-day="{part.day}"'
    return (
        f'<section class="progress-part"{day}><h2>{html.escape(part.caption)} '
        '<span class="progress-state" data-part-state></span></h2>\n'
        f"<ol>{items}</ol></section>\n"
    )


def _label(page: PageLink) -> str:
    number = f'<span class="number">{page.number}</span> ' if page.number is not None else ""
    return f"{number}{html.escape(page.title, quote=False)}"


def _record(app: Sphinx, here: str, page: PageLink) -> dict[str, Any]:
    lesson = lessons(app.env).get(page.docname)
    return {
        "path": page.path,
        "href": app.builder.get_relative_uri(here, page.docname),
        "title": page.title,
        "minutes": lesson.minutes.alone if lesson else 0,
        "quizzes": questions(app.env).get(page.docname, {}),
    }


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("progress", ProgressDirective)
    app.add_node(progress, html=(visit_progress, None))
