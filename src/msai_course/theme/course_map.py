"""The start page's own parts: where to begin, how long it is, a card for every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from msai_course.theme.navigation import WholeBookDirective, write_place

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class course_map(nodes.General, nodes.Element):
    """Where the cards of the days stand."""


class course_begin(nodes.General, nodes.Element):
    """Where the button to the first lesson stands."""


class course_days(nodes.General, nodes.Element):
    """Where the sentence stands that says how long the course is."""


class CourseMapDirective(WholeBookDirective):
    """``:::{course-map}``: a card for every day, made of the table of contents."""

    node = course_map


class CourseBeginDirective(WholeBookDirective):
    """``:::{course-begin}``: the way into the first lesson, or back to where one stopped."""

    node = course_begin


class CourseDaysDirective(WholeBookDirective):
    """``:::{course-days}``: how many days the course has, or lessons the edition."""

    node = course_days


def visit_map(self: HTML5Translator, node: course_map) -> None:
    """Write the cards."""
    write_place(self, "map")
    raise nodes.SkipNode


def visit_begin(self: HTML5Translator, node: course_begin) -> None:
    """Write the button."""
    write_place(self, "begin")
    raise nodes.SkipNode


def visit_days(self: HTML5Translator, node: course_days) -> None:
    """Write the sentence."""
    write_place(self, "days")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("course-map", CourseMapDirective)
    app.add_directive("course-begin", CourseBeginDirective)
    app.add_directive("course-days", CourseDaysDirective)
    app.add_node(course_map, html=(visit_map, None))
    app.add_node(course_begin, html=(visit_begin, None))
    app.add_node(course_days, html=(visit_days, None))
