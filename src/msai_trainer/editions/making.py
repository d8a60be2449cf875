"""An edition as a pure function: (built site, description, what it brings along) → files."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msai_trainer.editions.addresses import is_inside
from msai_trainer.editions.book import BOOK, Book, Page, read_book, written
from msai_trainer.editions.contents import TWINS
from msai_trainer.editions.description import Description, Materials
from msai_trainer.editions.folder import ON_SITE
from msai_trainer.editions.lite import lite
from msai_trainer.editions.markdown import PICTURES, SOURCES, OwnPage, own_page
from msai_trainer.editions.pages import page_of_edition
from msai_trainer.editions.palettes import SCREEN, screen_sheet
from msai_trainer.editions.python_data import LOCKS, Read, with_data
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.shell import framed
from msai_trainer.editions.start import ABOUT
from msai_trainer.editions.styles import MANIFEST, PRINT, manifest, print_sheet

#: What hosts and Sphinx keep for themselves.
_LEFT_BEHIND = frozenset({"objects.inv", ".buildinfo"})
#: Pages that are no pages of the course.
FOREIGN = ("lite/", "pagefind/", "pyodide/")
_IMAGES = "_images/"
#: The Python of the pages for trainers, masters of the assignments included.
_TRAINERS_PYTHON = ("pyodide/page-trainer.", "pyodide/msai_trainer-")
_IMAGE = re.compile(r"_images/([^\"'?#)\s]+)")


@dataclass(frozen=True)
class BuiltSite:
    """A built course: the addresses of its files, and how to read one."""

    names: frozenset[str]
    read: Read

    def text(self, name: str) -> str:
        """Return a file as text."""
        return self.read(name).decode()


@dataclass(frozen=True)
class MadeEdition:
    """What an edition changes in a built site.

    Attributes:
        book: Its pages in their order.
        files: New and changed files by address.
        gone: Addresses of files of the course that it does not have.
        own: Addresses of the pages that it wrote itself, without ``.html``.
    """

    book: Book
    files: Mapping[str, bytes]
    gone: frozenset[str]
    own: frozenset[str] = frozenset()


def make_edition(site: BuiltSite, told: Description, brought: Materials) -> MadeEdition:
    """Return what an edition changes in a built site; all other files are as they were.

    The search index and the service worker follow from the finished files.

    Raises:
        ValueError: A page of its own has a name that leads out of the site.
    """
    course = read_book(site.text(BOOK))
    if strange := sorted(name for name in brought.pages if not is_inside(name)):
        raise ValueError(f"no names of files below the site: {strange}")
    own = (*own_pages(course, told, brought.pages), *brought.made)
    book = edition_book(course, told, list(map(_listed, own)))
    kept = {page.path for page in book.pages}
    left_out = {f"{page.path}.html" for page in course.pages if page.path not in kept}
    files = dict(_pages(site, course, book, brought, left_out))
    files |= _own(site, course, book, own)
    gone = left_out | {name for name in site.names if _is_left_behind(name)}
    gone |= set() if told.trainers else {n for n in site.names if n.startswith(_TRAINERS_PYTHON)}
    gone |= _unseen(site.names, files.values())
    plain = {name for name in site.names if not name.endswith(TWINS)}
    changed, dropped = lite(site.read, plain, course, book, brought.pictures)
    files |= changed | dict(_named(site, book, told.colours)) | dict(_brought(site, told, brought))
    written_here = frozenset(page.path for page in own)
    return MadeEdition(book, files, frozenset(gone | dropped) - files.keys(), written_here)


def _listed(page: OwnPage) -> Page:
    return Page(page.path, page.title, quizzes=page.quizzes, entry=page.entry)


def own_pages(course: Book, told: Description, sources: Mapping[str, bytes]) -> tuple[OwnPage, ...]:
    """Return the pages that an edition writes itself, with what of them cannot be shown."""
    paths = {posixpath.splitext(name)[0] for name in sources if name.endswith(SOURCES)}
    known = frozenset(page.path for page in course.pages)
    gone = known - {page.path for page in edition_book(course, told, ()).pages} - paths
    pages, files = frozenset((known | paths) - gone), frozenset(sources)
    return tuple(
        own_page(name, source_text(name, content), pages=pages, files=files,
                 boxes=course.boxes, known=gone)
        for name, content in sorted(sources.items(), key=_about_first)
        if name.endswith(SOURCES)
    )  # fmt: skip


def _about_first(source: tuple[str, bytes]) -> tuple[bool, str]:
    return posixpath.splitext(source[0])[0] != ABOUT, source[0]


def source_text(name: str, content: bytes) -> str:
    """Return the Markdown of a page; of a notebook its words.

    Raises:
        ValueError: It is no text, or no notebook.
    """
    text = content.decode("utf-8-sig")
    if not name.endswith(".ipynb"):
        return text
    cells = (one for one in json.loads(text)["cells"] if one["cell_type"] == "markdown")
    return "\n\n".join("".join(cell["source"]) for cell in cells)


def _pages(
    site: BuiltSite, course: Book, book: Book, brought: Materials, left_out: set[str]
) -> Iterator[tuple[str, bytes]]:
    for name in sorted(site.names - left_out):
        if name.endswith(".html") and not name.startswith(FOREIGN):
            here = name.removesuffix(".html")
            text = page_of_edition(site.text(name), here, course, book, brought.pictures)
            yield name, text.encode()


def _own(site: BuiltSite, course: Book, book: Book, own: tuple[OwnPage, ...]) -> dict[str, bytes]:
    like = site.text(f"{course.like}.html")
    return {f"{page.path}.html": framed(like, page, course, book).encode() for page in own}


def _named(site: BuiltSite, book: Book, colours: str) -> Iterator[tuple[str, bytes]]:
    yield BOOK, written(book).encode()
    yield PRINT, print_sheet(site.text(PRINT), book).encode()
    if SCREEN in site.names:
        yield SCREEN, screen_sheet(site.text(SCREEN), colours).encode()
    if MANIFEST in site.names:
        yield MANIFEST, manifest(site.text(MANIFEST), book).encode()


def _brought(site: BuiltSite, told: Description, brought: Materials) -> Iterator[tuple[str, bytes]]:
    if told.logo:
        yield told.logo_file, brought.logo
    if brought.description:
        yield ON_SITE, brought.description
    yield from ((name, one) for name, one in brought.pages.items() if name.endswith(PICTURES))
    if brought.data and f"pyodide/{LOCKS[0]}" in site.names:
        yield from with_data(site.read, brought.data).items()


def _is_left_behind(name: str) -> bool:
    return name in _LEFT_BEHIND or name.endswith(TWINS)


def _unseen(names: frozenset[str], pages: object) -> set[str]:
    """Return the images of the course that no page shows."""
    shown = {f"{_IMAGES}{one}" for page in pages for one in _IMAGE.findall(page.decode())}  # type: ignore[attr-defined]
    return {name for name in names if name.startswith(_IMAGES)} - shown
