"""The page "Moje postępy": the list of lessons that ``progress.ts`` fills with results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from msai_course.theme.navigation import WholeBookDirective, write_place

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_FRAME = (
    '<noscript><p class="note">'
    "Postępy zapisuje przeglądarka z\N{NO-BREAK SPACE}włączonym JavaScriptem. "
    "Bez niego zaznaczaj lekcje na papierze.</p></noscript>\n"
    '<div class="progress-summary" data-progress-summary role="status"></div>\n'
    "<div data-progress-next></div>\n<div data-progress-review></div>\n"
    "<div data-progress-work></div>\n"
)


#: The page that asks questions again.
REVIEW = "book/powtorka"


class progress(nodes.General, nodes.Element):
    """Where the list of the course stands."""


class ProgressDirective(WholeBookDirective):
    """``:::{progress}`` without argument or body."""

    node = progress


def visit_progress(self: HTML5Translator, node: progress) -> None:
    """Write the list of lessons and, as JSON, what the script needs to know of them."""
    there = self.builder.get_relative_uri(self.builder.current_docname, REVIEW)
    self.body.append(
        f'<div class="progress" data-progress="{there}" data-pagefind-ignore>\n{_FRAME}'
    )
    write_place(self, "progress")
    write_place(self, "course")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("progress", ProgressDirective)
    app.add_node(progress, html=(visit_progress, None))
