"""The files that an edition brings: table, boundaries, logo – as pages are given them.

Everything takes an edition's files by path, wherever they were read: a folder, a page, a ZIP.
"""

from __future__ import annotations

import io
import json
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from msai.base.faults import is_of_content
from msai.diagnosis import UnitTable, examine
from msai.diagnosis.boundaries import (
    ARCHIVE,
    READERS,
    BoundaryError,
    UnitOutlines,
    outlines_of,
)
from msai.diagnosis.dictionary import DATA_SHEET
from msai.errors import MsaiError, Problem
from msai_trainer.editions.declared import SETTINGS, Edition
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.logo import check_logo
from msai_trainer.editions.logo_contrast import pale_logo
from msai_trainer.editions.table import Published, published, published_files, read_in, table_in

#: Where an edition keeps its table, and what of it waits to be filled in.
DATA, TEMPLATE = "dane", "wzor.xlsx"
#: Parts of a Shapefile beside the file that is named.
BESIDE = (".dbf", ".prj", ".cpg")
Files = Mapping[str, bytes]


def used(edition: Edition, files: Files) -> Edition:
    """Return an edition as it counts: a template without a row of data is no table."""
    content = files.get(edition.dane)
    if content is None or posixpath.basename(edition.dane) != TEMPLATE or is_filled(content):
        return edition
    return replace(edition, dane="")


def is_filled(content: bytes) -> bool:
    """Tell whether a workbook has data below its header; what cannot be read is no template."""
    # Only who brings a workbook waits for its reader.
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        rows = book[DATA_SHEET].iter_rows(min_row=2, values_only=True)
        filled = any(cell is not None for row in rows for cell in row)
        book.close()
    except Exception as error:  # openpyxl and zipfile have no common base
        if not is_of_content(error, "openpyxl"):
            raise
        return True
    return filled


def data_of(edition: Edition, files: Files) -> Published:
    """Return what the edition publishes of its table.

    Raises:
        EditionError, TableError: The table cannot be used.
    """
    return published(table_in(*_table_files(edition, files)), max(2, edition.prog))


def _table_files(edition: Edition, files: Files) -> tuple[str, bytes, bytes | None]:
    """Return name and content of the table, and the dictionary beside it.

    Raises:
        EditionError: There is no such file.
    """
    if (content := files.get(edition.dane)) is None:
        message, hint = "Nie ma takiego pliku.", "Sprawdź ścieżkę."
        raise EditionError.one(edition.dane, "no_file_of_table", message, hint)
    stem = posixpath.splitext(edition.dane)[0]
    return posixpath.basename(edition.dane), content, files.get(f"{stem}.schema.json")


def outlines_in(edition: Edition, files: Files, table: UnitTable) -> UnitOutlines:
    """Return the outlines of the units of a table, with notes whose place is the file.

    Raises:
        EditionError: There is no such file, or it cannot be used (`msai.diagnosis.boundaries`).
    """
    return outlines_from(edition.granice, files, lambda parts: outlines_of(table, parts))


def outlines_from(path: str, files: Files, read: Callable[[Files], UnitOutlines]) -> UnitOutlines:
    """Return what ``read`` makes of a file of boundaries and the files that belong to it.

    Raises:
        EditionError: There is no such file, or it cannot be used.
    """
    name, (stem, kind) = posixpath.basename(path), posixpath.splitext(path)
    if path not in files:
        problem = Problem.of("no_boundaries", "Nie ma takiego pliku.", "Sprawdź ścieżkę.")
        raise EditionError(_in_file(problem, name))
    if kind.lower() not in (*READERS, ARCHIVE):
        hint = f"Zapisz granice jako: {', '.join((*READERS, ARCHIVE))}."
        problem = Problem.of("boundary_kind", "Nieznany rodzaj pliku z granicami.", hint)
        raise EditionError(_in_file(problem, name))
    beside = [f"{stem}{ending}" for ending in BESIDE] if kind == ".shp" else []
    parts = {posixpath.basename(one): files[one] for one in (path, *beside) if one in files}
    try:
        found = read(parts)
    except BoundaryError as error:
        raise EditionError(_in_file(one, name) for one in error.problems) from error
    return replace(found, notes=tuple(_in_file(one, name) for one in found.notes))


def data_files(edition: Edition, files: Files) -> dict[str, bytes]:
    """Return what is published of the data, by name; empty: the example town stays.

    Raises:
        EditionError, TableError: Table or boundaries cannot be used.
    """
    if not edition.dane:
        return {}
    found = data_of(edition, files)
    made = published_files(found, edition.organizator)
    if edition.granice:
        features = list(outlines_in(edition, files, found.table).features)
        content = {"type": "FeatureCollection", "features": features}
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        made["units.geojson"] = text.encode()
    return dict(sorted(made.items()))


def file_problems(edition: Edition, files: Files) -> Iterator[Problem]:
    """Yield what is wrong with each file: a bad logo does not hide a bad table."""
    if edition.logo:
        yield from _trouble(lambda: _logo(edition, files))
        yield from pale_logo(edition.logo, files.get(edition.logo, b""))
    if not edition.dane:
        yield from _without_table(edition, files)
        return
    found: list[Published] = []
    yield from _trouble(lambda: found.append(data_of(edition, files)))
    if found and edition.granice:
        yield from _trouble(lambda: outlines_in(edition, files, found[0].table))


def to_look_at(edition: Edition, files: Files) -> tuple[Problem, ...]:
    """Return what is odd about table and boundaries, as the page says it of the same files."""
    try:
        table = read_in(*_table_files(edition, files)) if edition.dane else None
        notes = examine(table).notes if table else ()
        drawn = outlines_in(edition, files, table).notes if table and edition.granice else ()
        return (*notes, *drawn)
    except MsaiError:  # said among the problems
        return ()


def kept_at_home(edition: Edition, files: Files) -> tuple[Problem, ...]:
    """Return which indicators of a sound table will not be published, and why."""
    try:
        return data_of(edition, files).left_out if edition.dane else ()
    except MsaiError:  # said among the problems
        return ()


def _logo(edition: Edition, files: Files) -> None:
    if (content := files.get(edition.logo)) is None:
        name = f"logo {posixpath.basename(edition.logo)}"
        raise EditionError.one(name, "no_logo", "Nie ma takiego pliku.", "Sprawdź ścieżkę.")
    check_logo(edition.logo, content)


def _without_table(edition: Edition, files: Files) -> Iterator[Problem]:
    if edition.granice:
        message = "Są granice, a nie ma tabeli."
        yield Problem(SETTINGS, "granice", "no_table", message, "Dodaj tabelę danych.")
    template = f"{DATA}/{TEMPLATE}"
    if (content := files.get(template)) is not None and is_filled(content):
        message = f"Plik {template} jest wypełniony, a edycja go nie używa."
        hint = f'Wpisz dane = "{template}".'
        yield Problem(SETTINGS, "dane", "table_not_named", message, hint)


def _trouble(look: Callable[[], object]) -> Iterator[Problem]:
    try:
        look()
    except MsaiError as error:
        yield from error.problems


def _in_file(problem: Problem, name: str) -> Problem:
    place = f"granice {name}"
    return replace(problem, row=f"{place}, {problem.row}" if problem.row else place)
