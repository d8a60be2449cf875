"""``edition build``: the built course and the edition's folder become the edition's site.

What pages become is a pure function (`msai_trainer.editions.making`); here files are read and
written, exercises are drawn on the edition's data, and the search index is made.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from msai.base.settings import EDITION_DATA
from msai_course.base.files import write_text
from msai_course.build.assemble import write_host_files
from msai_course.build.copying import copy_changed
from msai_course.build.search import INDEX, index_site
from msai_course.editions.checking import edition_data, fit_edition
from msai_course.editions.course import CourseRelease
from msai_course.editions.described import described
from msai_course.editions.model import Edition
from msai_course.editions.own import own_sources
from msai_course.editions.shapes import read_boundaries
from msai_course.editions.table import Published, write_published
from msai_trainer.editions.book import BOOK, read_book
from msai_trainer.editions.description import Materials
from msai_trainer.editions.making import BuiltSite, MadeEdition, make_edition
from msai_trainer.editions.pictures import pictures
from msai_trainer.editions.worker import WORKER, worker

Say = Callable[[str], None]
#: Below an edition: everything derived.
BUILD = "_build"
_HOST = ("_headers", ".nojekyll")


@dataclass(frozen=True)
class Workshop:
    """Folders in which an edition is built."""

    folder: Path

    @property
    def data(self) -> Path:
        """What of its data is published."""
        return self.folder / BUILD / "dane"

    @property
    def site(self) -> Path:
        """Its finished site; the trainer pack reads its pages."""
        return self.folder / BUILD / "strona"


def build_edition(folder: Path, course: CourseRelease, say: Say = print) -> Path:
    """Build the site of an edition.

    Args:
        folder: The edition.
        course: The course it is made of; its site must be built.
        say: Told in Polish what is done and what of the data stays at home.

    Returns:
        The folder of the finished site.

    Raises:
        EditionError: `msai_course.editions.checking` finds something that makes it impossible.
        msai_course.build.errors.BuildError: The search index could not be made.
    """
    folder = folder.resolve()
    edition, shop = fit_edition(folder, course), Workshop(folder)
    if edition.dane:
        prepare_data(edition, folder, shop.data, say)
    say("Składam strony edycji")
    site = built_site(course.site)
    brought = _brought(edition, folder, course, shop, site)
    made = make_edition(site, described(edition), brought)
    _write(made, site, course.site, shop.site)
    if WORKER in site.names:
        say("Robię wyszukiwarkę")
        _finish(made, site, shop.site)
    return shop.site


def built_site(folder: Path) -> BuiltSite:
    """Return a built site as `msai_trainer.editions` reads it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    names = frozenset(path.relative_to(folder).as_posix() for path in files)
    return BuiltSite(names, lambda name: (folder / name).read_bytes())


def prepare_data(edition: Edition, folder: Path, data: Path, say: Say) -> None:
    """Write what of the data is published.

    Args:
        edition: The edition, already checked.
        folder: Where it is.
        data: The folder to fill with what is published.
        say: Told in Polish what stays at home.
    """
    found = edition_data(edition, folder)
    shutil.rmtree(data, ignore_errors=True)
    write_published(found, data, name=edition.organizator)
    for note in found.left_out:
        say(str(note))
    if edition.granice:
        _write_shapes(folder / edition.granice, found, data)


def _write_shapes(path: Path, found: Published, target: Path) -> None:
    features = read_boundaries(path, found.table).features
    content = {"type": "FeatureCollection", "features": list(features)}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    write_text(target / "units.geojson", text)


def _brought(
    edition: Edition, folder: Path, course: CourseRelease, shop: Workshop, site: BuiltSite
) -> Materials:
    logo = (folder / edition.logo).read_bytes() if edition.logo else b""
    sources = own_sources(edition, folder, course)
    if not edition.dane:
        return Materials(sources, logo)
    data = {path.name: path.read_bytes() for path in sorted(shop.data.iterdir())}
    pages = read_book(site.text(BOOK)).pages
    shown = (page.own_data for page in pages if not page.is_lesson or page.id in edition.lekcje)
    cells = {name: code for cells in shown for name, code in cells.items()}
    return Materials(sources, logo, data, _drawn(cells, shop.data))


def _drawn(cells: Mapping[str, str], data: Path) -> dict[str, str]:
    """Draw exercises on other data in a process of their own: this one remembers the town's."""
    with ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), initializer=_look_at, initargs=(str(data),)
    ) as process:
        return process.submit(pictures, cells).result()


def _look_at(data: str) -> None:
    os.environ[EDITION_DATA.name] = data


def _write(made: MadeEdition, site: BuiltSite, built: Path, target: Path) -> None:
    """Write the site; files that did not change keep their times."""
    kept = {n for n in site.names - made.gone if not n.startswith(f"{INDEX}/")} - set(_HOST)
    for name in kept - made.files.keys():
        copy_changed(built / name, target / name)
    for name, content in made.files.items():
        _write_changed(target / name, content)
    wanted = kept | made.files.keys()
    for path in [path for path in target.rglob("*") if path.is_file()]:
        if path.relative_to(target).as_posix() not in wanted:
            path.unlink()
    write_host_files(target)


def _write_changed(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _finish(made: MadeEdition, site: BuiltSite, target: Path) -> None:
    """Make the search index, and the worker that knows the finished files."""
    index_site(target)
    indexed = dict(_files(target, (target / INDEX).rglob("*")))
    before = {name for name in site.names if name.startswith(f"{INDEX}/")}
    text = worker(site.text(WORKER), {**made.files, **indexed}, made.gone | before)
    (target / WORKER).write_text(text, encoding="utf-8", newline="\n")


def _files(root: Path, paths: Iterable[Path]) -> Iterable[tuple[str, bytes]]:
    return (
        (path.relative_to(root).as_posix(), path.read_bytes()) for path in paths if path.is_file()
    )
