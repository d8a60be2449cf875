"""The start page's own parts: where to begin, what the book holds, a card for every part of it."""

from __future__ import annotations

import html

from msai.base.i18n import catalogue
from msai.base.typography import glue
from msai_trainer.editions.addresses import to_page
from msai_trainer.editions.book import Book, Page, Part
from msai_trainer.editions.frame import numbered

_, ngettext = catalogue("editions")

#: The page on which an edition says what it is.
ABOUT = "o-edycji"


def begin(book: Book, here: str) -> str:
    """Return the button to the first lesson; ``page.ts`` shows those who have begun another one."""
    pages = [page for part in book.parts if part.day is not None for page in part.shown(here)]
    if not pages:
        return ""
    first = to_page(here, pages[0].path)
    return (
        f'<p class="buttons"><a class="button" href="{first}">{_("Begin with the first lesson")}'
        f'{book.icons["next"]}</a><a class="button secondary" data-continue hidden></a></p>'
    )


def days(book: Book, here: str) -> str:
    """Return the sentence that says how long the course is."""
    if book.names_days:
        told = _("The course has three days of workshop and a short introduction before them.")
        return f"<p>{glue(told)}</p>"
    count = _("This edition has lessons: {number}.").format(number=len(book.lessons))
    link = f'<a href="{to_page(here, ABOUT)}">{_("About this edition")}</a>'
    more = _("Dates and data are on the page {link}.").format(link=link) if book.page(ABOUT) else ""
    return f"<p>{glue(f'{count} {more}'.strip())}</p>"


def course_map(book: Book, here: str) -> str:
    """Return the cards of the parts with lessons."""
    cards = (_card(here, part) for part in book.parts if part.day is not None)
    inside = "\n".join(cards)
    return f'<ul class="days" data-pagefind-ignore>\n{inside}\n</ul>'


def _card(here: str, part: Part) -> str:
    name, dash, topic = part.caption.partition(" – ")
    kicker = f'<span class="kicker">{html.escape(name)}</span> ' if dash else ""
    heading = topic[:1].upper() + topic[1:] if dash else name
    items = "".join(_item(here, page) for page in part.shown(here))
    return (
        f'<li data-day="{part.day}"><h3>{kicker}{html.escape(glue(heading))}</h3>\n'
        f"<ol>{items}</ol>{_time(part)}</li>"
    )


def _item(here: str, page: Page) -> str:
    return (
        f'<li data-page="{html.escape(page.path)}"><a href="{to_page(here, page.path)}">'
        f"{numbered(page)}<span>{html.escape(page.title)}</span></a></li>"
    )


def _time(part: Part) -> str:
    if not (minutes := sum(page.minutes.alone for page in part.pages)):
        return ""
    hours, rest = divmod(round(minutes / 10) * 10, 60)
    amounts = [_("{hours} h").format(hours=hours)] if hours else []
    amounts += [f"{rest}\N{NO-BREAK SPACE}min"] if rest else []
    told = _("About {time} on your own").format(time=" ".join(amounts))
    return f'<p class="hint">{told}</p>'
