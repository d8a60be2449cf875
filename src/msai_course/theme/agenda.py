"""``:::{workshop-agenda} 1``: the timetable of a day or a short format, computed when shown."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from msai.base.typography import glue
from msai_course.content.records import RecordError, labels
from msai_course.content.trainer_agenda import (
    STARTS,
    AgendaItem,
    AgendaSlot,
    day_items,
    format_items,
    net_minutes,
    timetable,
    with_breaks,
)
from msai_course.content.trainer_plans import PLANS, Format, read_plans
from msai_course.theme.lesson import lessons
from msai_course.theme.navigation import note_whole_book

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

LOGGER = logging.getLogger(__name__)
BOOK = "book"
CARD = "book/trener/karty/"
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
    try:
        self.body.append(_html(app, self.builder.current_docname, node["name"], node["start"]))
    except (RecordError, ValueError, KeyError, OSError) as error:
        LOGGER.warning("Plan zajęć „%s”: %s", node["name"], error, location=node)
    raise nodes.SkipNode


def _html(app: Sphinx, here: str, name: str, start: str) -> str:
    plans = read_plans(Path(app.srcdir, BOOK))
    if name.isdigit():
        items = with_breaks(day_items(lessons(app.env).values(), plans.day(int(name))))
        return _table(app, here, f"Plan dnia {name}", timetable(items, start or STARTS))
    plan = plans.format(name)
    table = _table(app, here, "Przebieg", timetable(format_items(plan), start or plan.starts))
    return _facts(plan) + table + _lists(plan)


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


def _table(app: Sphinx, here: str, title: str, slots: Sequence[AgendaSlot]) -> str:
    rows = "\n".join(_row(app, here, slot) for slot in slots)
    return (
        f'<div class="table-frame" role="group" tabindex="0" aria-label="{_text(title)}">\n'
        f'<table class="agenda">\n<caption>{_text(title)}</caption>\n'
        "<thead><tr><th>Godziny</th><th>Minuty</th><th>Co się dzieje</th></tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody></table>\n</div>\n{_summary(slots)}\n"
    )


def _text(text: str) -> str:
    return html.escape(glue(text))


def _row(app: Sphinx, here: str, slot: AgendaSlot) -> str:
    item = slot.item
    mark = ' class="rest"' if item.rest else ""
    how = f'<span class="hint">{_text(item.how)}</span>' if item.how else ""
    return (
        f"<tr{mark}><td>{slot.hours}</td><td>{item.minutes}</td>"
        f"<td>{_name(app, here, item)}{how}</td></tr>"
    )


def _name(app: Sphinx, here: str, item: AgendaItem) -> str:
    """Return the name, with a link to the card where the book has it."""
    text, card = _text(item.name), f"{CARD}{item.lesson}"
    if not item.lesson or card not in app.env.found_docs:
        return text
    return f'<a href="{app.builder.get_relative_uri(here, card)}">{text}</a>'


def _summary(slots: Sequence[AgendaSlot]) -> str:
    items = [slot.item for slot in slots]
    end = slots[-1].hours.partition("–")[2]
    rest = sum(item.minutes for item in items if item.rest)
    return (
        f'<p class="hint">Pracy: {net_minutes(items)}\N{NO-BREAK SPACE}min. '
        f"Przerw: {rest}\N{NO-BREAK SPACE}min. Koniec o {end}.</p>"
    )


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("workshop-agenda", AgendaDirective)
    app.add_node(agenda, html=(visit_agenda, None))
