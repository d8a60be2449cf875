"""Pages of a built site with another book: every marked place written anew, links that lead on."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Mapping

from msai.ui.html import rooted
from msai_trainer.editions import agenda_table, course_data, frame, notices, start
from msai_trainer.editions.addresses import is_local, target
from msai_trainer.editions.book import Book
from msai_trainer.editions.places import place, written_anew

#: Takes the book, the page, the argument of the place and what stands there now.
PlaceWriter = Callable[[Book, str, str, str], str]

_HEAD = re.compile(r'(<html [^>]*?data-edition=")[^"]*(" data-round=")[^"]*(")')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_COURSE_TITLE = re.compile(r'(data-course-title=")[^"]*(")')
_ARTICLE = re.compile(r"(<article [^>]*>)(.*?)(</article>)", re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<section class="msai-exercise".*</section>', re.DOTALL)
_ITEM = re.compile(r"<li>.*?</li>", re.DOTALL)


def _plain(make: Callable[[Book, str], str]) -> PlaceWriter:
    return lambda book, here, _argument, _now: make(book, here)


def _cards(book: Book, here: str, argument: str, now: str) -> str:
    """Return the list of cards: as it is, or those of the book's lessons in one list."""
    if book.names_days:
        return now
    kept = (item for item in _ITEM.findall(now) if _targets(here, item) <= _pages(book))
    inside = "\n".join(kept)
    return f'\n<ul class="simple">\n{inside}\n</ul>\n'


def _pages(book: Book) -> set[str]:
    return {page.path for page in book.pages}


def _targets(here: str, item: str) -> set[str]:
    links = (address for address, _inside in _LINK.findall(item))
    return {target(here, html.unescape(one)).removesuffix(".html") for one in links}


#: What stands in each place of a page.
WRITERS: Mapping[str, PlaceWriter] = {
    "brand": _plain(frame.brand),
    "organiser": _plain(frame.organiser),
    "accessibility": _plain(frame.accessibility),
    "contents": _plain(frame.contents),
    "relations": _plain(frame.relations),
    "around": _plain(frame.around),
    "kicker": _plain(frame.kicker),
    "notice": _plain(notices.notice),
    "points": notices.points,
    "cases": _plain(frame.cases),
    "read": _plain(frame.read_mark),
    "first": _plain(frame.first),
    "begin": _plain(start.begin),
    "days": _plain(start.days),
    "map": _plain(start.course_map),
    "progress": _plain(course_data.progress_list),
    "course": _plain(course_data.course_data),
    "agenda": lambda book, here, argument, _now: agenda_table.day_table(book, here, argument),
    "cards": _cards,
    "reviews": lambda book, _here, lesson, now: now if lesson in _pages(book) else "",
    # Pictures of exercises on the edition's own data come from their programs (`pictures`).
    "picture": lambda _book, _here, _argument, now: now,
    # Pages of an edition's own have other sections; those of the course keep theirs.
    "sections": lambda _book, _here, _argument, now: now,
}


def written(name: str, book: Book, here: str, argument: str = "") -> str:
    """Return a place with its marks, as the theme writes it."""
    return place(name, WRITERS[name](book, here, argument, ""), argument)


def page_of_edition(
    text: str, here: str, course: Book, book: Book, pictures: Mapping[str, str] | None = None
) -> str:
    """Return a page of the course as a page of an edition.

    Args:
        text: The built page.
        here: Its address without ``.html``.
        course: The book of the built site.
        book: The book of the edition.
        pictures: New pictures of exercises by their cell; others stay.
    """

    def write(name: str, argument: str, now: str) -> str:
        if name == "picture" and (picture := (pictures or {}).get(argument)):
            led = rooted(picture, "../" * here.count("/"))
            return _PICTURE.sub(lambda _found: led, now, count=1)
        return WRITERS[name](book, here, argument, now)

    text = named(text, course, book)
    text = written_anew(text, write)
    gone = {page.path for page in course.pages} - {page.path for page in book.pages}
    return _ARTICLE.sub(lambda found: _mended(found, here, gone), text, count=1) if gone else text


def named(text: str, course: Book, book: Book) -> str:
    """Return a page whose head says of which edition it is."""
    told = (html.escape(book.edition), html.escape(book.round))
    text = _HEAD.sub(lambda found: f"{found[1]}{told[0]}{found[2]}{told[1]}{found[3]}", text, 1)
    before, after = html.escape(course.title, quote=False), html.escape(book.title, quote=False)

    def retitled(found: re.Match[str]) -> str:
        own = html.unescape(found[1]).removesuffix(course.title)
        return f"<title>{html.escape(own, quote=False)}{after}</title>"

    if before != after:
        text = _TITLE.sub(retitled, text, count=1)
    title = html.escape(book.title)
    return _COURSE_TITLE.sub(lambda found: f"{found[1]}{title}{found[2]}", text)


def _mended(article: re.Match[str], here: str, gone: set[str]) -> str:
    """Turn links to pages that the edition does not have into their words."""

    def link(found: re.Match[str]) -> str:
        address = html.unescape(found[1])
        if not is_local(address):
            return found[0]
        path, kind = posixpath.splitext(target(here, address))
        return found[2] if kind == ".html" and path in gone else found[0]

    return f"{article[1]}{_LINK.sub(link, article[2])}{article[3]}"
