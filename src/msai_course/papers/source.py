"""What a pack is made of: the built pages, their sources, and who runs the course when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from msai.assignments import Assignment, assignment, assignment_ids
from msai.assignments.scoped import scoped
from msai_course.base.paths import BUILD, DATA, ROOT
from msai_course.build.errors import BuildError
from msai_course.build.pipeline import HTML
from msai_course.content.checks.course import read_course
from msai_course.content.page import SourcePage
from msai_course.content.trainer_cards import Card, read_cards
from msai_course.content.trainer_plans import Plans, read_plans
from msai_course.editions.building import Workshop
from msai_course.editions.course import CourseRelease
from msai_course.editions.model import read_edition
from msai_course.editions.reading import used
from msai_course.papers.imprint import MARK, Imprint
from msai_course.theme.builder import docname, page_path
from msai_trainer.editions.book import BOOK, read_book
from msai_trainer.editions.declared import Edition

#: The example town's table, for a course without data of its own.
_TOWN = DATA / "wierzbogrod"


@dataclass(frozen=True)
class PackSource:
    """Where everything is.

    Attributes:
        html: Built pages.
        staged: Sources of the course, generated pages included.
        version: Release of the course.
        edition: The edition; None: the course itself.
        data: Folder of tables that may be handed out.
        folder: Folder of the edition, where its logo is.
    """

    html: Path
    staged: Path
    version: str
    edition: Edition | None
    data: Path
    folder: Path = ROOT

    @property
    def title(self) -> str:
        """Title of course or edition."""
        return self.edition.tytul if self.edition else "Rewitalizacja społeczna"

    @property
    def organiser(self) -> str:
        """Who runs it; a place to write when nobody is known."""
        return self.edition.organizator if self.edition else "…………………………………………"

    @property
    def place(self) -> str:
        """Where people meet; empty when nobody said it."""
        return self.edition.miejsce if self.edition else ""

    def imprint(self, title: str) -> Imprint:
        """Return what a document with this title says of itself."""
        if self.edition is None:
            return Imprint(title, release=self.version)
        logo = self.folder / self.edition.logo if self.edition.logo else MARK
        return Imprint(title, self.edition.organizator, self.version, logo)

    @cached_property
    def docnames(self) -> tuple[str, ...]:
        """All pages in their order."""
        book = read_book((self.html / BOOK).read_text(encoding="utf-8"))
        return tuple(docname(page.path) for page in book.pages)

    @cached_property
    def lessons(self) -> tuple[SourcePage, ...]:
        """The numbered lessons, in the order of the edition."""
        pages = read_course(self.staged / "book").lessons
        if self.edition is None:
            return tuple(pages)
        by_id = {page.metadata.id: page for page in pages}
        return tuple(by_id[name] for name in self.edition.lekcje)

    @cached_property
    def assignments(self) -> tuple[str, ...]:
        """The ids of the assignments that are pages of the site."""
        names = (one.rpartition("/")[2] for one in self.docnames)
        return tuple(name for name in names if name in assignment_ids())

    def assignment(self, name: str) -> Assignment:
        """Return an assignment with the questions that the edition asks."""
        lessons = {page.metadata.id for page in self.lessons}
        return scoped(assignment(name), lambda lesson: not lesson or lesson in lessons)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """Lesson cards of the handbook."""
        return read_cards(self.staged / "book")

    @cached_property
    def plans(self) -> Plans:
        """Days and short formats."""
        return read_plans(self.staged / "book")

    def page(self, docname: str) -> Path:
        """Return the built page."""
        return self.html / f"{page_path(docname)}.html"

    def lesson_page(self, lesson: SourcePage) -> Path:
        """Return the built page of a lesson."""
        return (self.html / lesson.name).with_suffix(".html")


def course_source() -> PackSource:
    """Return the source of the course's own pack.

    Raises:
        BuildError: The course is not built.
    """
    return _built(PackSource(HTML, BUILD / "source", CourseRelease().version, None, _TOWN))


def edition_source(folder: Path) -> PackSource:
    """Return the source of an edition's pack.

    Raises:
        BuildError: The edition is not built.
        EditionError: There is no edition.
    """
    edition, shop = used(read_edition(folder), folder), Workshop(folder)
    data = shop.data if edition.dane else _TOWN
    staged, version = BUILD / "source", CourseRelease().version
    return _built(PackSource(shop.site, staged, version, edition, data, folder))


def _built(source: PackSource) -> PackSource:
    if not (source.html / BOOK).is_file() or not source.staged.is_dir():
        raise BuildError(
            "Strony nie są zbudowane.", "Najpierw uruchom „build” albo „edition build”."
        )
    return source
