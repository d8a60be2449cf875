"""The handbook and the catalogue: chapters, a short list of them, and an index of lesson cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup

from msai_course.papers.documents import docx, pdf
from msai_course.papers.fragments import Fragments, full_width, renamed
from msai_course.papers.source import PackSource
from msai_course.papers.typesetting import Layout, call

#: What the first part is called where its heading would repeat the title of the book.
_BEGIN = "Na początek"
HANDBOOK, CATALOGUE = "book/trener/", "book/katalog/"
#: Pages that only work on a screen.
_ON_SCREEN = frozenset(
    {
        *("book/katalog/przegladarka", "book/trener/klasa", "book/trener/ocenianie"),
        *("book/trener/sprawdz", "book/trener/zaswiadczenia", "book/trener/edycja"),
        "book/trener/przed-po",
    }
)
_CARD = re.compile(r"book/trener/karty/(l\w+)$")


@dataclass(frozen=True, slots=True)
class BookPart:
    """A page of the site as a part of a book.

    Attributes:
        html: Its text; the first heading has `anchor`.
        title: That heading.
        anchor: Where links to it lead.
        is_card: It is a lesson card: a page of the chapter before, on its own sheet of paper.
    """

    html: str
    title: str
    anchor: str
    is_card: bool


def handbook(source: PackSource) -> Iterator[tuple[str, bytes]]:
    """Yield the handbook as PDF with a margin for notes, and as DOCX."""
    layout = Layout(contents=True, notes=True)
    parts = Fragments(source.html)
    chapters = list(_chapters(source, HANDBOOK, parts))
    html = "".join(one.html for one in chapters)
    html += call("inday", 0) + parts.sources()
    cards = [one for one in chapters if one.is_card]
    html += f"<h1>Spis kart</h1>{_links(cards)}" if cards else ""
    yield from _book(source, "podrecznik-trenera", "Podręcznik trenera", html, chapters, layout)


def catalogue(source: PackSource) -> Iterator[tuple[str, bytes]]:
    """Yield the catalogue of practices as PDF."""
    parts = Fragments(source.html)
    chapters = list(_chapters(source, CATALOGUE, parts))
    html = "".join(one.html for one in chapters) + parts.sources()
    made = _book(
        source, "katalog", "Katalog dobrych praktyk", html, chapters, Layout(contents=True)
    )
    yield from ((name, content) for name, content in made if name.endswith(".pdf"))


def _book(
    source: PackSource, name: str, title: str, html: str, chapters: list[BookPart], layout: Layout
) -> Iterator[tuple[str, bytes]]:
    if not chapters:
        return
    html, told = full_width(renamed(html, title, _BEGIN)), source.imprint(title)
    yield f"{name}.pdf", pdf(html, source.html, told, layout)
    listed = _links([one for one in chapters if not one.is_card and one.title != title])
    yield f"{name}.docx", docx(f"<p>Spis treści</p>{listed}{html}", source.html, told, flowing=True)


def _chapters(source: PackSource, prefix: str, parts: Fragments) -> Iterator[BookPart]:
    days = {page.metadata.id: page.metadata.day or 0 for page in source.lessons}
    pages = [one for one in source.docnames if one.startswith(prefix) and one not in _ON_SCREEN]
    for number, docname in enumerate(pages, start=1):
        card = _CARD.match(docname)
        html = parts.page(source.page(docname), deeper=int(card is not None))
        begin = "<hr>" * (card is not None) + call("inday", days.get(card[1], 0) if card else 0)
        anchor = f"czesc-{number}"
        html, title = _anchored(html, anchor)
        yield BookPart(begin + html, title, anchor, card is not None)


def _anchored(html: str, anchor: str) -> tuple[str, str]:
    """Return a text whose first heading can be linked to, and that heading."""
    soup = BeautifulSoup(html, "html.parser")
    heading = soup.select_one("h1, h2")
    if heading is None:
        return html, ""
    heading["id"] = anchor
    return str(soup), heading.get_text()


def _links(chapters: list[BookPart]) -> str:
    items = (f'<li><a href="#{one.anchor}">{one.title}</a></li>' for one in chapters)
    return f"<ul>{''.join(items)}</ul>"
