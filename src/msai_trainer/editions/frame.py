"""What frames every page: brand, contents, the way on, who runs the course."""

from __future__ import annotations

import html
from collections.abc import Iterator

from msai.base.i18n import catalogue
from msai.base.typography import glue
from msai_trainer.editions.addresses import to_file, to_page
from msai_trainer.editions.book import Book, Page, Part
from msai_trainer.editions.taught import ASSIGNMENTS
from msai_trainer.editions.written_pages import ACCESSIBILITY

_, ngettext = catalogue("editions")


def brand(book: Book, here: str) -> str:
    """Return the link to the start page with the sign and the name of the course."""
    tagline = f' <span class="tagline">{_text(book.tagline)}</span>' if book.tagline else ""
    home = to_page(here, book.root.path)
    named = f"<span><strong>{_text(book.name)}</strong>{tagline}</span>"
    return f'<a class="brand" href="{home}">{_sign(book, here)}{named}</a>'


def organiser(book: Book, here: str) -> str:
    """Return the part of the foot that says who runs the course and how to reach them."""
    told = _("The course is run by: {name}.").format(name=_text(book.organiser))
    nobody = glue(_("The course is open: you can run it in your own place."))
    lines = [f"<strong>{_text(book.name)}</strong>", told if book.organiser else nobody]
    if book.contact:
        address = _text(book.contact)
        link = f'<a href="mailto:{address}">{address}</a>'
        lines.append(_("Contact: {address}").format(address=link))
    return f"<p>{_sign(book, here)}{'<br>'.join(lines)}</p>"


def accessibility(book: Book, here: str) -> str:
    """Return the link to the page on accessibility under its own title.

    Where that page is a declaration, the act of 4 April 2019 wants it found by this name.
    """
    page = book.page(ACCESSIBILITY)
    return f'<a href="{to_page(here, page.path)}">{_text(page.title)}</a>' if page else ""


def contents(book: Book, here: str) -> str:
    """Return the list of all pages by part; the part of the page itself is open."""
    return "\n".join(_part(book, here, part) for part in book.parts if part.shown(here))


def relations(book: Book, here: str) -> str:
    """Return the links of the head that tell browsers the next page and the one before."""
    before, after = neighbours(book, here)
    found = (("next", after), ("prev", before))
    links = (f'<link rel="{kind}" href="{to_page(here, one.path)}">' for kind, one in found if one)
    return "\n  ".join(links)


def around(book: Book, here: str) -> str:
    """Return the links at the end of a page to the one before and the next one."""
    before, after = neighbours(book, here)
    if not before and not after:
        return ""
    label = _("Previous and next page")
    links = "\n".join(_ways(book, here, before, after))
    return f'<nav class="prev-next" aria-label="{label}">\n{links}\n</nav>'


def neighbours(book: Book, here: str) -> tuple[Page | None, Page | None]:
    """Return the pages before and after a page in the order of reading."""
    pages = list(book.pages)
    at = next((number for number, page in enumerate(pages) if page.path == here), None)
    if at is None:
        return None, None
    return (pages[at - 1] if at else None), (pages[at + 1] if at + 1 < len(pages) else None)


def kicker(book: Book, here: str) -> str:
    """Return the line above the title: day and number of a lesson, or that it is an assignment."""
    page, day = book.page(here), book.day_of(here)
    parts = [day_name(day)] if book.names_days and day is not None else []
    if here.startswith(ASSIGNMENTS):
        parts.append(_("Assignment to hand in"))
    elif page and page.number is not None:
        parts.append(_("Lesson {number}").format(number=page.number))
    return f'<p class="kicker">{" · ".join(parts)}</p>'


def cases(book: Book, here: str) -> str:
    """Return the entries that an edition adds to the list of the catalogue."""
    return "".join(page.entry for page in book.pages)


def read_mark(book: Book, here: str) -> str:
    """Return the button that marks a page as done, on pages that count."""
    page = book.page(here)
    if page is None or (book.day_of(here) is None and not page.quizzes):
        return ""
    done = _("handed in") if here.startswith(ASSIGNMENTS) else _("read")
    words = _("Mark as {done}").format(done=done)
    return (
        f'<p class="read-mark" data-read-mark="{done}" hidden><button type="button" '
        f'aria-pressed="false">{book.icons["right"]}<span>{words}</span></button></p>'
    )


def day_name(day: int) -> str:
    """Return how pages call a day of the workshop."""
    return _("Day {day}").format(day=day) if day else _("Before the workshop")


def first(book: Book, here: str) -> str:
    """Return which lessons to do first, for the head of a lesson, as far as the book has them."""
    page, lessons = book.page(here), {page.id: page for page in book.pages if page.id}
    needed = [lessons[name] for name in (page.prerequisites if page else ()) if name in lessons]
    links = (f'<a href="{to_page(here, one.path)}">{_short(one)}</a>' for one in needed)
    return f"<div><dt>{_('First')}</dt><dd>{', '.join(links)}</dd></div>" if needed else ""


def _short(page: Page) -> str:
    if page.number is None:
        return _text(page.title)
    return glue(_("lesson {number}").format(number=page.number))


def _part(book: Book, here: str, part: Part) -> str:
    items = "".join(_item(here, page) for page in part.shown(here))
    day = "" if part.day is None else f" day-{part.day}"
    if not part.caption:
        return f'<ul class="toc-part{day}">{items}</ul>'
    inside = here == book.root.path or any(page.path == here for page in part.pages)
    return (
        f'<details class="toc-part{day}"{" open" * inside}>\n'
        f"<summary>{_text(glue(part.caption))}</summary>\n<ul>{items}</ul>\n</details>"
    )


def _item(here: str, page: Page) -> str:
    current = ' aria-current="page"' if page.path == here else ""
    return (
        f'<li data-page="{_text(page.path)}"><a href="{to_page(here, page.path)}"{current}>'
        f"{numbered(page)}<span>{_text(page.title)}</span></a></li>"
    )


def numbered(page: Page) -> str:
    """Return the number of a lesson as lists show it, empty for other pages."""
    return "" if page.number is None else f'<span class="number">{page.number}</span> '


def _ways(book: Book, here: str, before: Page | None, after: Page | None) -> Iterator[str]:
    if before:
        words = f'<span><span class="hint">{_("Previous")}</span> {_text(before.title)}</span>'
        link = to_page(here, before.path)
        yield f'<a class="previous" href="{link}">{book.icons["previous"]}{words}</a>'
    if after:
        words = f'<span><span class="hint">{_("Next")}</span> {_text(after.title)}</span>'
        link = to_page(here, after.path)
        yield f'<a class="following" href="{link}">{words}{book.icons["next"]}</a>'


def _sign(book: Book, here: str) -> str:
    if not book.logo:
        return book.icons["logo"]
    return f'<img class="logo" src="{_text(to_file(here, book.logo))}" height="40" alt="">'


def _text(text: str) -> str:
    return html.escape(text)
