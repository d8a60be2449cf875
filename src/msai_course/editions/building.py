"""``edition build``: the built course and the edition's folder become the edition's site.

What pages become is a pure function (`msai_trainer.editions.making`); here files are read and
written, exercises are drawn on the edition's data, and the search index is made.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from msai_course.base.files import write_bytes
from msai_course.build.copying import copy_changed
from msai_course.build.search import INDEX, index_site
from msai_course.editions.checking import fit_edition
from msai_course.editions.course import CourseRelease
from msai_course.editions.drawing import sketched
from msai_trainer.editions.book import BOOK, Book, read_book
from msai_trainer.editions.brought import kept_at_home
from msai_trainer.editions.brought_along import materials
from msai_trainer.editions.described import described
from msai_trainer.editions.description import Materials
from msai_trainer.editions.finishing import INDEX as INDEX_FOLDER
from msai_trainer.editions.finishing import whole_edition
from msai_trainer.editions.folder import EditionFolder
from msai_trainer.editions.making import BuiltSite, MadeEdition, make_edition
from msai_trainer.editions.pictures import cells_on_data
from msai_trainer.editions.pictures_apart import open_pictures
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.shipped import shipped
from msai_trainer.editions.worker import WORKER

Say = Callable[[str], None]
#: Below an edition: everything derived.
BUILD = "_build"


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
    whole, shop = fit_edition(folder, course), Workshop(folder)
    site = built_site(course.site)
    data = prepare_data(whole, read_book(site.text(BOOK)), shop.data, say)
    say("Składam strony edycji")
    brought = _brought(whole, data, course, site)
    made = make_edition(site, described(whole.edition), brought)
    _write(made.files, _kept(site, made), course.site, shop.site)
    if WORKER in site.names:
        say("Robię wyszukiwarkę")
        _finish(made, site, course.site, shop.site)
    return shop.site


def built_site(folder: Path) -> BuiltSite:
    """Return a built site as `msai_trainer.editions` reads it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    names = frozenset(path.relative_to(folder).as_posix() for path in files)
    return BuiltSite(names, lambda name: (folder / name).read_bytes())


def prepare_data(whole: EditionFolder, course: Book, folder: Path, say: Say) -> dict[str, bytes]:
    """Write what the Python of its pages gets, and return it by name; empty: the course's stays.

    Args:
        whole: The edition, already checked.
        course: The book of the built site.
        folder: The folder to fill with it.
        say: Told in Polish what stays at home.
    """
    shutil.rmtree(folder, ignore_errors=True)
    data = shipped(whole.edition, whole.files, course)
    if data:
        folder.mkdir(parents=True)
    for name, content in data.items():
        write_bytes(folder / name, content)
    for note in kept_at_home(whole.edition, whole.files):
        say(str(note))
    return data


def _brought(
    whole: EditionFolder,
    data: Mapping[str, bytes],
    course: CourseRelease,
    site: BuiltSite,
) -> Materials:
    drawn: Mapping[str, str] = {}
    if data:
        book = edition_book(read_book(site.text(BOOK)), described(whole.edition), ())
        cells = cells_on_data(book, data)
        pictures = open_pictures(cells, data)
        drawn = pictures.drawn(sketched(pictures.charts, course.site))
    return materials(whole, site, course.facts, data, drawn)


def _kept(site: BuiltSite, made: MadeEdition) -> frozenset[str]:
    """Return what stays as it is until the search index is made."""
    index = {name for name in site.names if name.startswith(INDEX_FOLDER)}
    return site.names - made.gone - index - made.files.keys()


def _write(files: Mapping[str, bytes], kept: Iterable[str], built: Path, target: Path) -> None:
    """Write the site and nothing else; files that did not change keep their times."""
    wanted = {*kept, *files}
    for name in wanted - files.keys():
        copy_changed(built / name, target / name)
    for name, content in files.items():
        _write_changed(target / name, content)
    for path in [path for path in target.rglob("*") if path.is_file()]:
        if path.relative_to(target).as_posix() not in wanted:
            path.unlink()


def _write_changed(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _finish(made: MadeEdition, site: BuiltSite, built: Path, target: Path) -> None:
    """Make the search index, and what follows from the finished files."""
    index_site(target)
    paths = (path for path in (target / INDEX).rglob("*") if path.is_file())
    indexed = {path.relative_to(target).as_posix(): path.read_bytes() for path in paths}
    whole = whole_edition(site, made, indexed)
    _write(whole.files, whole.kept, built, target)
