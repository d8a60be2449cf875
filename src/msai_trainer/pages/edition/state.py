"""What the page „Zrób swoją edycję” knows: an edition, the course it is made of, what goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msai
from msai.activities.own_table.described import Described
from msai.errors import Problem
from msai_trainer.editions.book import Book
from msai_trainer.editions.comparing import Way
from msai_trainer.editions.declared import Edition, slug
from msai_trainer.editions.facts import CourseFacts, facts_of
from msai_trainer.editions.folder import OWN, EditionFolder
from msai_trainer.editions.own_case import OwnCase
from msai_trainer.editions.own_sources import TAKEN
from msai_trainer.editions.pictures_apart import OpenPictures
from msai_trainer.editions.snapshot import EditionSnapshot

#: Bytes of an edition that a browser keeps; a larger one stays in its file.
MOST_KEPT = 4_000_000


@dataclass(frozen=True)
class Making:
    """An edition's site on its way into an archive.

    Attributes:
        folder: The edition as it was when she asked.
        names: Files of the course's site.
        waiting: Those that are still to be read, then those that are still to be packed.
        read: What was read.
        made: Finished files, by name in the archive, that are still to be packed.
        packing: Whether the archive was begun.
        total: Files that are packed in the end.
        pictures: Exercises on her own data whose charts the browser draws.
    """

    folder: EditionFolder
    names: frozenset[str] = frozenset()
    waiting: tuple[str, ...] = ()
    read: Mapping[str, bytes] = field(default_factory=dict)
    made: Mapping[str, bytes] = field(default_factory=dict)
    packing: bool = False
    total: int = 0
    pictures: OpenPictures | None = None


@dataclass(frozen=True, slots=True)
class PastedTable:
    """A table that was pasted, what its columns mean so far, and whether it is invented."""

    described: Described
    synthetic: bool = False


@dataclass(frozen=True)
class EditionDesk:
    """One edition that is being made.

    Attributes:
        folder: What she declared, and her files; None: none is open.
        book: The course as its site tells it; None: it was not read yet.
        of_files: What is wrong with logo, table and boundaries.
        notes: What of the table stays at home, and what is odd about it.
        told: What happened last.
        problems: What could not be done, in sentences.
        making: The site that is being made.
        new_page: Title of a page that is to be added.
        tried: Whether she asked for her site: from then on empty fields are told of.
        former: The edition that was open before this one; None: none, or nothing was in it.
        whole: The course with its texts, for what changed in it; None: it was not read.
        pasted: A table that was pasted and whose columns she describes; None: none is.
        case: A case of her own that is being written; None: none is.
        case_file: The file that it was opened from; empty: it is new.
        case_fault: What is wrong with the answer given last on its card; None: nothing.
        case_lacks: What it lacked when she wanted to add it, in sentences.
        logo: Name and content of a picture that the browser draws anew; None: none is.
        choices: What she chose where an older edition and the course went on, by place.
    """

    folder: EditionFolder | None = None
    book: Book | None = None
    of_files: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    told: str = ""
    problems: tuple[str, ...] = ()
    making: Making | None = None
    new_page: str = ""
    tried: bool = False
    former: EditionFolder | None = None
    whole: EditionSnapshot | None = None
    choices: Mapping[str, Way] = field(default_factory=dict)
    pasted: PastedTable | None = None
    case: OwnCase | None = None
    case_file: str = ""
    case_fault: Problem | None = None
    case_lacks: tuple[str, ...] = ()
    logo: tuple[str, bytes] | None = None

    def quiet(self) -> EditionDesk:
        """Return it without what was told last."""
        return replace(self, told="", problems=(), case_fault=None, case_lacks=())

    def with_edition(self, edition: Edition) -> EditionDesk:
        """Return it with another declaration."""
        return replace(self, folder=replace(open_folder(self), edition=edition))

    def with_files(self, files: Mapping[str, bytes]) -> EditionDesk:
        """Return it with other files."""
        return replace(self, folder=replace(open_folder(self), files=dict(sorted(files.items()))))


def open_folder(desk: EditionDesk) -> EditionFolder:
    """Return the edition that is open; what asks for it is seen only then."""
    if desk.folder is None:
        raise AssertionError("no edition is open")
    return desk.folder


def is_kept(folder: EditionFolder) -> bool:
    """Tell whether a browser keeps an edition, or it is too large for that."""
    return sum(map(len, folder.files.values())) <= MOST_KEPT


def course_of(book: Book) -> CourseFacts:
    """Return what an edition asks of the course."""
    return facts_of(book, msai.__version__)


def fresh(book: Book | None) -> EditionFolder:
    """Return a new edition: all lessons, nothing said yet."""
    lessons = tuple(book.lessons) if book else ()
    return EditionFolder(Edition("", "", "", "", lessons, msai.__version__))


def page_file(title: str, taken: Mapping[str, bytes], book: Book | None) -> str:
    """Return the file of a new page of one's own; no page of the course gives way to it."""
    known = {*TAKEN, *(page.path for page in book.pages)} if book else TAKEN
    stem = slug(title) or "strona"
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    free = next(one for one in names if one not in known and f"{OWN}/{one}.md" not in taken)
    return f"{OWN}/{free}.md"


def page_parts(content: bytes) -> tuple[str, str] | None:
    """Return title and text of a page that this desk can edit; None: it was made elsewhere."""
    text = content.decode("utf-8", "replace")
    if not text.startswith("# "):
        return None
    title, _newline, rest = text.removeprefix("# ").partition("\n")
    return title.strip(), rest.strip("\n")


def page_text(title: str, text: str) -> bytes:
    """Return the file of a page."""
    return f"# {' '.join(title.split())}\n\n{text.strip()}\n".encode()
