"""The course that editions are made of: its release, its table of contents, its lessons."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from msai_course.base.paths import ROOT, SITE
from msai_course.content.checks.course import read_course
from msai_course.content.live_needs import shows_town
from msai_course.content.page import SourcePage
from msai_course.content.trainer_plans import read_plans
from msai_trainer.editions.book import BOOK, Book, read_book
from msai_trainer.editions.facts import CourseFacts


@dataclass(frozen=True)
class CourseRelease:
    """A checkout of the course.

    Attributes:
        root: The folder with ``book/``, ``_toc.yml``, ``_config.yml`` and ``pyproject.toml``.
        site: Its finished site.
    """

    root: Path = ROOT
    site: Path = SITE

    @cached_property
    def version(self) -> str:
        """Release, such as ``0.1.0``."""
        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])

    @cached_property
    def lessons(self) -> dict[str, SourcePage]:
        """Numbered lessons by id, in the order of the course."""
        pages = read_course(self.root / "book").lessons
        return {page.metadata.id: page for page in pages}

    @cached_property
    def pages(self) -> Book | None:
        """Its pages as the finished site has them; None: it is not built yet."""
        path = self.site / BOOK
        return read_book(path.read_text(encoding="utf-8")) if path.is_file() else None

    @cached_property
    def facts(self) -> CourseFacts:
        """What editions ask of it, from its sources: the site need not be built yet."""
        lessons = {name: page.metadata for name, page in self.lessons.items()}
        showing = frozenset(name for name, page in self.lessons.items() if shows_town(page.code))
        sources = self.pages.sources if self.pages else ()
        days = read_plans(self.root / "book").days
        return CourseFacts(self.version, lessons, days, showing, sources)

    def keeps_days(self, lessons: Sequence[str]) -> bool:
        """Tell whether lessons are all of the course in its order: only then its days are true."""
        return list(lessons) == list(self.lessons)
