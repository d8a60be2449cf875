"""A timetable as pages show it."""

from __future__ import annotations

import html
from collections.abc import Sequence

from msai.base.i18n import catalogue
from msai.base.typography import glue
from msai_trainer.editions.addresses import to_page
from msai_trainer.editions.book import Book
from msai_trainer.editions.timetable import (
    STARTS,
    AgendaItem,
    AgendaSlot,
    day_items,
    net_minutes,
    timetable,
    with_breaks,
)

_, ngettext = catalogue("editions")


def day_table(book: Book, here: str, argument: str) -> str:
    """Return the timetable of a day.

    Args:
        book: The book, whose lessons of that day count.
        here: The page.
        argument: The day, and after a space when it begins.

    Raises:
        KeyError: There is no such day.
        ValueError: Its lessons do not fit.
    """
    day, _space, starts = argument.partition(" ")
    opening = {one.day: one for one in book.openings}[int(day)]
    items = with_breaks(day_items(book.pages, opening))
    title = _("Plan of day {day}").format(day=day)
    return table(book, here, title, timetable(items, starts or STARTS))


def table(book: Book, here: str, title: str, slots: Sequence[AgendaSlot]) -> str:
    """Return the table of any timetable, with what it adds up to."""
    cards = {page.about: page.path for page in book.pages if page.about}
    rows = "\n".join(_row(here, slot, cards.get(slot.item.lesson, "")) for slot in slots)
    heads = "".join(f"<th>{name}</th>" for name in (_("Hours"), _("Minutes"), _("What happens")))
    return (
        f'<div class="table-frame" role="group" tabindex="0" aria-label="{_text(title)}">\n'
        f'<table class="agenda">\n<caption>{_text(title)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody></table>\n</div>\n{_summary(slots)}"
    )


def _row(here: str, slot: AgendaSlot, card: str) -> str:
    item = slot.item
    mark = ' class="rest"' if item.rest else ""
    how = f'<span class="hint">{_text(item.how)}</span>' if item.how else ""
    return (
        f"<tr{mark}><td>{slot.hours}</td><td>{item.minutes}</td>"
        f"<td>{_name(here, item, card)}{how}</td></tr>"
    )


def _name(here: str, item: AgendaItem, card: str) -> str:
    """Return the name, with a link to the card where the book has it."""
    text = _text(item.name)
    return f'<a href="{to_page(here, card)}">{text}</a>' if card else text


def _summary(slots: Sequence[AgendaSlot]) -> str:
    items = [slot.item for slot in slots]
    words = _("Work: {work}. Breaks: {rest}. The end at {end}.")
    told = words.format(
        work=f"{net_minutes(items)}\N{NO-BREAK SPACE}min",
        rest=f"{sum(item.minutes for item in items if item.rest)}\N{NO-BREAK SPACE}min",
        end=slots[-1].hours.partition("–")[2],
    )
    return f'<p class="hint">{told}</p>'


def _text(text: str) -> str:
    return html.escape(glue(text))
