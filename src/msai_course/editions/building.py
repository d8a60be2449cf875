"""``edition build``: the steps of the course's own build with the edition's inputs and outputs.

The course is built first: everything an edition shares with it (the page runner, Python for the
browser, compressed files) is taken over, so that only the edition's own part is made. A second
build makes only what changed since the first.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from jupyter_core.utils import ensure_event_loop

from msai.base.settings import EDITION_DATA
from msai_course.base.files import write_text
from msai_course.base.paths import SITE
from msai_course.build.assemble import assemble_site
from msai_course.build.book import build_book
from msai_course.build.folders import rebuilt
from msai_course.build.lite import build_lite, course_notebooks
from msai_course.build.pipeline import LIVE, PYODIDE, generators
from msai_course.build.pyodide import add_to_msai
from msai_course.content.refresh import refresh_notebook
from msai_course.editions.checking import edition_data, fit_edition
from msai_course.editions.course import CourseRelease
from msai_course.editions.model import Edition
from msai_course.editions.shapes import read_boundaries
from msai_course.editions.table import Published, write_published
from msai_course.editions.town import shows_town
from msai_course.editions.tree import compose_tree
from msai_course.editions.twins import take_twins

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
        msai_course.build.errors.BuildError: A step failed.
    """
    folder = folder.resolve()  # steps run in folders of their own
    edition, shop = fit_edition(folder, course), Workshop(folder)
    say("Składam strony edycji")
    with rebuilt(shop.tree) as tree:
        compose_tree(edition, folder, course, tree)
        if edition.dane:
            prepare_data(edition, folder, shop.data, tree, say)
    parts = _build_parts(edition, shop, say)
    say("Łączę stronę i robię wyszukiwarkę")
    for place, part in parts.items():
        take_twins(part, SITE / place, shop.site / place)
    assemble_site(parts, shop.site)
    return shop.site


def prepare_data(edition: Edition, folder: Path, data: Path, tree: Path, say: Say) -> None:
    """Write what of the data is published, and execute the lessons that show it.

    Args:
        edition: The edition, already checked.
        folder: Where it is.
        data: The folder to fill with what is published.
        tree: The composed sources.
        say: Told in Polish what stays at home and what is executed.
    """
    found = edition_data(edition, folder)
    shutil.rmtree(data, ignore_errors=True)
    write_published(found, data, name=edition.organizator)
    for note in found.left_out:
        say(str(note))
    if edition.granice:
        _write_shapes(folder / edition.granice, found, data)
    # In the main thread nbclient catches Ctrl+C itself and trips over its own tidying up.
    with ThreadPoolExecutor(max_workers=1) as pool:
        for lesson in sorted(_showing_town(tree / "book")):
            say(f"Wykonuję ćwiczenia na danych edycji: {lesson.name}")
            pool.submit(_execute, lesson, data).result()


def _execute(lesson: Path, data: Path) -> None:
    """Execute a lesson on the edition's data; the event loop of its thread ends with it."""
    try:
        refresh_notebook(lesson, {EDITION_DATA.name: str(data.resolve())})
    finally:
        ensure_event_loop().close()


def _write_shapes(path: Path, found: Published, target: Path) -> None:
    features = read_boundaries(path, found.table).features
    content = {"type": "FeatureCollection", "features": list(features)}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    write_text(target / "units.geojson", text)


def _showing_town(book: Path) -> Iterator[Path]:
    """Yield the lessons whose exercises import the town, themselves or through others."""
    for path in book.rglob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        if shows_town(cell.source for cell in cells if cell.cell_type == "code"):
            yield path


def _build_parts(edition: Edition, shop: Workshop, say: Say) -> dict[str, Path]:
    """Build what differs from the course, side by side; return all parts by their place."""
    notebooks = course_notebooks(shop.tree / "book", shop.tree / "exercises")
    work = shop.folder / BUILD / "praca"
    with ThreadPoolExecutor() as pool:
        lite = pool.submit(
            build_lite, notebooks, shop.folder / BUILD / "lite", (edition.nazwa, edition.tura)
        )
        pyodide = pool.submit(_pyodide, edition, shop)
        build_book(
            shop.tree,
            shop.html,
            edition=edition.nazwa,
            turn=edition.tura,
            generators=generators(),
            work=work,
        )
        say("Dołączam ćwiczenia")
        return {
            "": shop.html,
            "_static/live": LIVE,
            "pyodide": pyodide.result(),
            "lite": lite.result(),
        }


def _pyodide(edition: Edition, shop: Workshop) -> Path:
    """Return Python for the browser: a copy of its own where the edition brings data."""
    if not edition.dane:
        return PYODIDE
    own = {f"{_PACKED}/{path.name}": path.read_bytes() for path in shop.data.iterdir()}
    return add_to_msai(PYODIDE, own, shop.folder / BUILD / "pyodide")
