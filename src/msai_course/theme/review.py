"""``:::{review}``: the questions of all lessons in other words, of which ``review.ts`` shows some.

Which ones, and in what order, follows from what the browser keeps of the answers
(`web/src/reader/session.ts`). A question without another wording is answered in its lesson.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from msai.assignments.outcomes import LearningOutcome
from msai.outcomes.items import lessons_of
from msai_course.theme.builder import page_path
from msai_course.theme.known_lessons import lessons
from msai_course.theme.navigation import WholeBookDirective, write_place
from msai_course.theme.quiz import plain_quiz, wordings
from msai_trainer.editions.places import closing, opening

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

_FRAME = (
    '<noscript><p class="note">Powtórkę układa przeglądarka z włączonym JavaScriptem. '
    "Bez niego wróć do pytań w lekcjach.</p></noscript>\n"
    '<p data-review-state role="status"></p>\n<div data-review-elsewhere></div>\n'
    "<div data-review-items hidden>\n"
)
_END = (
    '</div>\n<p data-review-end tabindex="-1" hidden></p>\n'
    '<p class="buttons"><button type="button" data-review-more hidden>'
    "Następna powtórka</button></p>\n"
)


class review(nodes.General, nodes.Element):
    """Where a review stands."""


class ReviewDirective(WholeBookDirective):
    """``:::{review}`` without argument or body."""

    node = review


def visit_review(self: HTML5Translator, node: review) -> None:
    """Write all questions, none of which is shown before the script has chosen.

    Those of one lesson are a place of their own: an edition without the lesson has none of them.
    """
    env = self.builder.app.env
    self.body.append(f"<div data-review data-pagefind-ignore>\n{_FRAME}")
    for docname, told in sorted(wordings(env).items()):
        page = page_path(docname)
        self.body.append(opening("reviews", page))
        for name, question in told.items():
            about = {"page": page, "outcome": _outcome(env, docname)}
            plain_quiz(question, name, **about).walkabout(self)
        self.body.append(closing("reviews"))
    self.body.append(_END)
    write_place(self, "course")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _outcome(env: BuildEnvironment, docname: str) -> str:
    """Return the outcome that a page teaches; of a page that teaches none, its own address."""
    told = lessons(env).get(docname)
    number = told.number if told else None
    for outcome in LearningOutcome:
        if any(lesson.number == number for lesson in lessons_of(outcome)):
            return outcome.value
    return page_path(docname)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("review", ReviewDirective)
    app.add_node(review, html=(visit_review, None))
