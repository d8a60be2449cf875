"""``:::{workshop-agenda} 1``: the timetable of a day or a short format, computed when shown."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from msai.base.typography import glue
from msai_course.content.records import RecordError, labels
from msai_course.content.trainer_plans import PLANS, Format, read_plans
from msai_course.theme.builder import page_path
from msai_course.theme.course_book import book
from msai_course.theme.navigation import note_whole_book
from msai_trainer.editions.agenda_table import table
from msai_trainer.editions.pages import written
from msai_trainer.editions.timetable import format_items, timetable

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

LOGGER = logging.getLogger(__name__)
BOOK = "book"
_FORMAT = labels(Format)


class agenda(nodes.General, nodes.Element):
    """Where a timetable stands."""


class AgendaDirective(SphinxDirective):
    """Mark the place of a timetable; the argument is a day (1–3) or the id of a short format."""

    required_arguments = 1
    option_spec = {"start": directives.unchanged_required}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Remember what to show: lessons read later have a say in it."""
        note_whole_book(self.env)
        self.env.note_dependency(str(Path(self.env.srcdir, BOOK, PLANS)))
        node = agenda(name=self.arguments[0], start=self.options.get("start", ""))
        self.set_source_info(node)
        return [node]


def visit_agenda(self: HTML5Translator, node: agenda) -> None:
    """Write the table, or a warning when there is no such day or format."""
    app = self.builder.app
    here = page_path(self.builder.current_docname)
    try:
        self.body.append(_html(app, here, node["name"], node["start"]))
    except (RecordError, ValueError, KeyError, OSError) as error:
        LOGGER.warning("Plan zajęć „%s”: %s", node["name"], error, location=node)
    raise nodes.SkipNode


def _html(app: Sphinx, here: str, name: str, start: str) -> str:
    if name.isdigit():
        return f"{written('agenda', book(app), here, f'{name} {start}'.strip())}\n"
    plan = read_plans(Path(app.srcdir, BOOK)).format(name)
    slots = timetable(format_items(plan.blocks), start or plan.starts)
    return f"{_facts(plan)}{table(book(app), here, 'Przebieg', slots)}\n{_lists(plan)}"


def _facts(plan: Format) -> str:
    facts = "".join(
        f"<dt>{_FORMAT[name]}</dt><dd>{_text(getattr(plan, name))}</dd>"
        for name in ("people", "outcome", "product")
    )
    return f"<dl>{facts}</dl>\n"


def _lists(plan: Format) -> str:
    return "".join(
        f"<p><strong>{_FORMAT[name]}:</strong></p>\n"
        f"<ul>{''.join(f'<li>{_text(one)}</li>' for one in getattr(plan, name))}</ul>\n"
        for name in ("left_out", "materials")
    )


def _text(text: str) -> str:
    return html.escape(glue(text))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("workshop-agenda", AgendaDirective)
    app.add_node(agenda, html=(visit_agenda, None))
