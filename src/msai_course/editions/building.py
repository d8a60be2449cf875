"""``edition build``: the steps of the course's own build with the edition's inputs and outputs.

The course is built first: everything an edition shares with it (the page runner, Python for the
browser, compressed files) is taken over, so that only the edition's own part is made.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from msai.resources import EDITION_VARIABLE
from msai_course.content.refresh import refresh_notebook
from msai_course.editions.checking import blocking_problems, edition_data
from msai_course.editions.course import CourseRelease
from msai_course.editions.errors import EditionError
from msai_course.editions.model import Edition, read_edition
from msai_course.editions.shapes import read_shapes
from msai_course.editions.table import Published, write_published
from msai_course.editions.town import shows_town
from msai_course.editions.tree import compose_tree
from msai_course.paths import SITE
from msai_course.site.assemble import assemble_site
from msai_course.site.book import build_book
from msai_course.site.lite import build_lite, course_notebooks
from msai_course.site.pipeline import PYODIDE, RUNTIME_BUNDLE, WHEEL, generators
from msai_course.site.pyodide import assemble
from msai_course.site.pyodide_wheels import read_wheel, with_record, write_archive

Say = Callable[[str], None]
#: Below an edition: everything derived.
BUILD = "_build"
_PACKED = "msai/_packed/edition"


@dataclass(frozen=True)
class Workshop:
    """Folders in which an edition is built."""

    folder: Path

    @property
    def tree(self) -> Path:
        """Sources of its pages."""
        return self.folder / BUILD / "zrodla"

    @property
    def data(self) -> Path:
        """What of its data is published."""
        return self.folder / BUILD / "dane"

    @property
    def html(self) -> Path:
        """Its built pages; the trainer pack reads them."""
        return self.folder / BUILD / "html"

    @property
    def site(self) -> Path:
        """Its finished site."""
        return self.folder / BUILD / "strona"


def build_edition(folder: Path, course: CourseRelease, say: Say = print) -> Path:
    """Build the site of an edition; the course itself must be built.

    Returns:
        The folder of the finished site.

    Raises:
        EditionError: `msai_course.editions.checking` finds something that makes it impossible.
        msai_course.site.errors.BuildError: A step failed.
    """
    edition, shop = read_edition(folder), Workshop(folder)
    if problems := blocking_problems(edition, folder, course):
        raise EditionError(problems)
    say("Składam strony edycji")
    compose_tree(edition, folder, course, shop.tree)
    if edition.dane:
        prepare_data(edition, folder, shop, say)
    work = folder / BUILD / "praca"
    build_book(shop.tree, shop.html, edition=edition.nazwa, generators=generators(), work=work)
    return _put_together(edition, shop, say)


def prepare_data(edition: Edition, folder: Path, shop: Workshop, say: Say) -> None:
    """Write what of the data is published, and execute the lessons that show it."""
    found = edition_data(edition, folder)
    shutil.rmtree(shop.data, ignore_errors=True)
    write_published(found, shop.data, name=edition.organizator)
    for note in found.left_out:
        say(str(note))
    if edition.granice:
        _write_shapes(folder / edition.granice, found, shop.data)
    for lesson in sorted(_showing_town(shop.tree / "book")):
        say(f"Wykonuję ćwiczenia na danych edycji: {lesson.name}")
        refresh_notebook(lesson, {EDITION_VARIABLE: str(shop.data.resolve())})


def _write_shapes(path: Path, found: Published, target: Path) -> None:
    features = read_shapes(path, map(str, found.table.frame.index))
    content = {"type": "FeatureCollection", "features": features}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (target / "units.geojson").write_text(text, encoding="utf-8")


def _showing_town(book: Path) -> Iterator[Path]:
    """Yield the lessons whose exercises import the town, themselves or through others."""
    for path in book.rglob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        if shows_town(cell.source for cell in cells if cell.cell_type == "code"):
            yield path


def _put_together(edition: Edition, shop: Workshop, say: Say) -> Path:
    _start_from(SITE, shop.site)
    say("Dołączam ćwiczenia i wyszukiwarkę")
    lite = build_lite(
        course_notebooks(shop.tree / "book", shop.tree / "exercises"), shop.folder / BUILD / "lite"
    )
    pyodide = _pyodide(shop) if edition.dane else PYODIDE
    parts = {"": shop.html, "_static/live": RUNTIME_BUNDLE, "pyodide": pyodide, "lite": lite}
    assemble_site(parts, shop.site)
    return shop.site


def _start_from(built: Path, target: Path) -> None:
    """Copy what the course has built, times included: equal files need no second compressing."""
    if built.is_dir() and not target.is_dir():
        shutil.copytree(built, target)


def _pyodide(shop: Workshop) -> Path:
    """Assemble Python for the browser with a wheel that carries the edition's data."""
    (built,) = WHEEL.glob("msai-*.whl")
    wheel = shop.folder / BUILD / "kolo" / built.name
    wheel.parent.mkdir(parents=True, exist_ok=True)
    own = {f"{_PACKED}/{path.name}": path.read_bytes() for path in shop.data.iterdir()}
    write_archive(with_record({**read_wheel(built).files, **own}), wheel)
    target = shop.folder / BUILD / "pyodide"
    _start_from(PYODIDE, target)
    return assemble(target, lambda _line: None, wheel)
