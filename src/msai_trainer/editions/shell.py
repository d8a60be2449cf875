"""A page of an edition's own in the frame of the course's pages."""

from __future__ import annotations

import html
import re

from msai.base.i18n import catalogue
from msai_trainer.editions.addresses import is_local, target, to_file, to_root
from msai_trainer.editions.book import Book
from msai_trainer.editions.markdown import OwnPage
from msai_trainer.editions.pages import page_of_edition
from msai_trainer.editions.places import written_anew
from msai_trainer.editions.styles import css_text

_, ngettext = catalogue("editions")

_ARTICLE = re.compile(r"<article [^>]*>.*?</article>", re.DOTALL)
_ADDRESS = re.compile(r'(\s(?:href|src|action)=")([^"]+)(")')
_PLACE = re.compile(r'(data-page=")[^"]*(" data-root=")[^"]*(" data-content_root=")[^"]*(")')
_ROOT = re.compile(r'(<script [^>]*data-root=")[^"]*(")')
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_PRINTED = re.compile(r"(@top-right \{ content: )\"(?:[^\"\\]|\\.)*\"")
_BODY = re.compile(r'<body class="[^"]*">')


def framed(like: str, page: OwnPage, course: Book, book: Book) -> str:
    """Return an own page.

    Args:
        like: Built page of the course whose frame fits (`Book.like`).
        page: What is to stand in it.
        course: The book of the built site.
        book: The book of the edition.
    """
    here, title = page.path, html.escape(page.title, quote=False)
    text = _ARTICLE.sub("<article></article>", like, count=1)
    text = _ADDRESS.sub(lambda found: _led(found, course.like, here), text)
    root = to_root(here)
    text = _PLACE.sub(
        lambda found: f"{found[1]}{html.escape(here)}{found[2]}{root}{found[3]}{root}{found[4]}",
        text,
        count=1,
    )
    text = _ROOT.sub(lambda found: f"{found[1]}{root}{found[2]}", text)
    site = html.escape(course.title, quote=False)
    text = _TITLE.sub(lambda _found: f"<title>{title} – {site}</title>", text, count=1)
    text = _PRINTED.sub(lambda found: f"{found[1]}{css_text(page.title)}", text, count=1)
    text = _BODY.sub('<body class="day-none">', text, count=1)
    text = page_of_edition(text, here, course, book)
    text = written_anew(
        text, lambda name, _told, now: _sections(page) if name == "sections" else now
    )
    article = f'<article class="page" data-pagefind-body>\n{page.body}</article>'
    return text.replace("<article></article>", article, 1)


def _led(found: re.Match[str], before: str, here: str) -> str:
    address = html.unescape(found[2])
    if not is_local(address):
        return found[0]
    there = to_file(here, target(before, address))
    return f"{found[1]}{html.escape(there)}{found[3]}"


def _sections(page: OwnPage) -> str:
    if len(page.sections) < 2:
        return ""
    links = "".join(
        f'<li><a href="{html.escape(anchor)}">{html.escape(words)}</a></li>'
        for anchor, words in page.sections
    )
    name = _("On this page")
    return (
        f'<details class="page-toc" data-open-wide="page">\n<summary>{name}</summary>\n'
        f'<nav aria-label="{name}">\n<ul>{links}</ul>\n</nav>\n</details>'
    )
