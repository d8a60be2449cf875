"""An edition before it is made: its own pages and the head of its start page, as HTML.

The functions are those that make the site; only pictures, which lie in no site yet, are put in.
"""

from __future__ import annotations

import base64
import html
import mimetypes
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace

from msai_trainer.editions import frame, start
from msai_trainer.editions.addresses import is_local, target
from msai_trainer.editions.book import Book
from msai_trainer.editions.cases import case_pages
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.described import described
from msai_trainer.editions.facts import CourseFacts
from msai_trainer.editions.folder import OWN, EditionFolder
from msai_trainer.editions.making import own_pages
from msai_trainer.editions.palettes import PALETTES, declarations
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.written_pages import with_written

#: Bytes of a picture that a preview shows; of others it says what they show.
_PUT_IN = range(1, 400_000)
_SOURCE = re.compile(r'(<img [^>]*?src=")([^"]+)(")')


def own_page_previews(folder: EditionFolder, course: CourseFacts, book: Book) -> dict[str, str]:
    """Return the articles of own pages and cases by their file below the folder.

    Args:
        folder: The edition.
        course: The lessons of the course.
        book: The course's pages.
    """
    edition = _known(folder.edition, book)
    own = {name: one for name, one in folder.own.items() if _is_readable(name, one)}
    files = {posixpath.splitext(name)[0]: name for name in own}
    made = own_pages(book, described(edition), with_written(own, edition, course))
    cases = case_pages(edition, folder.files, book)
    return {
        f"{OWN}/{files[page.path]}":
            f'<article class="page">{_with_pictures(page.body, page.path, own)}</article>'
        for page in made if page.path in files
    } | {
        name: f'<article class="page">{_with_pictures(page.body, page.path, {})}</article>'
        for name, page in cases.items()
    }  # fmt: skip


def head_preview(folder: EditionFolder, book: Book) -> str:
    """Return the head of the start page: sign, title, the first button, and who runs it."""
    logo = folder.files.get(folder.edition.logo, b"")
    # A logo that did not come along is said elsewhere; here stands the sign of the course.
    shown_of = folder.edition if logo else replace(folder.edition, logo="")
    told = described(_known(shown_of, book))
    shown = edition_book(book, told, [])
    here = shown.root.path
    head = (
        f'<header class="site-header">{frame.brand(shown, here)}</header>'
        f'<article class="page">{start.days(shown, here)}{start.begin(shown, here)}</article>'
        f'<footer class="site-footer"><div class="footer-columns">{frame.organiser(shown, here)}'
        "</div></footer>"
    )
    return _with_pictures(head, here, {told.logo_file: logo} if logo else {})


def colours_of(folder: EditionFolder) -> tuple[str, ...]:
    """Return the custom properties of the edition's colours, light and dark; empty: the course's.

    Colours that no palette has are said among the problems.
    """
    palette = PALETTES.get(folder.edition.kolory)
    if palette is None or not folder.edition.kolory:
        return ()
    return declarations(palette.light), declarations(palette.dark)


def _known(edition: Edition, book: Book) -> Edition:
    """Return an edition with those of its lessons that the course has; the others are told."""
    return replace(edition, lekcje=tuple(name for name in edition.lekcje if name in book.lessons))


def _is_readable(name: str, content: bytes) -> bool:
    """Leave out what is no text: the remarks about pages say so."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return not name.endswith((".md", ".ipynb"))
    return not name.endswith(".ipynb")


def _with_pictures(body: str, here: str, files: Mapping[str, bytes]) -> str:
    def put(found: re.Match[str]) -> str:
        address = html.unescape(found[2])
        name = target(here, address) if is_local(address) else ""
        if len(files.get(name, b"")) not in _PUT_IN:
            return found[0]
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return f"{found[1]}data:{kind};base64,{base64.b64encode(files[name]).decode()}{found[3]}"

    return _SOURCE.sub(put, body)
