"""Boundaries of the units of an edition: its files, read as the page reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from msai.diagnosis import UnitTable
from msai.diagnosis.boundaries import (
    ARCHIVE,
    READERS,
    BoundaryError,
    UnitOutlines,
    outlines_of,
    read_outlines,
)
from msai.errors import Problem
from msai_course.editions.errors import EditionError

#: Parts of a Shapefile beside the file that is named.
_BESIDE = (".dbf", ".prj", ".cpg")


def read_shapes(path: Path, units: Iterable[str]) -> list[dict[str, Any]]:
    """Return GeoJSON features of the units (EPSG:2180) with the names that the table has.

    Raises:
        EditionError: There is no such file, or it cannot be used (`msai.diagnosis.boundaries`).
    """
    names = list(units)
    return list(_read(path, lambda content: read_outlines(content, names)).features)


def read_boundaries(path: Path, table: UnitTable) -> UnitOutlines:
    """Return the outlines of the units of a table, with notes whose place is the file.

    Raises:
        EditionError: There is no such file, or it cannot be used (`msai.diagnosis.boundaries`).
    """
    return _read(path, lambda content: outlines_of(table, content))


def _read(path: Path, read: Callable[[dict[str, bytes]], UnitOutlines]) -> UnitOutlines:
    if not path.is_file():
        problem = Problem.of("no_boundaries", "Nie ma takiego pliku.", "Sprawdź ścieżkę.")
        raise EditionError(_in_file(problem, path))
    if path.suffix.lower() not in (*READERS, ARCHIVE):
        hint = f"Zapisz granice jako: {', '.join((*READERS, ARCHIVE))}."
        problem = Problem.of("boundary_kind", "Nieznany rodzaj pliku z granicami.", hint)
        raise EditionError(_in_file(problem, path))
    try:
        found = read(_content(path))
    except BoundaryError as error:
        raise EditionError(_in_file(one, path) for one in error.problems) from error
    return replace(found, notes=tuple(_in_file(one, path) for one in found.notes))


def _content(path: Path) -> dict[str, bytes]:
    beside = [path.with_suffix(ending) for ending in _BESIDE] if path.suffix == ".shp" else []
    return {one.name: one.read_bytes() for one in (path, *beside) if one.is_file()}


def _in_file(problem: Problem, path: Path) -> Problem:
    place = f"granice {path.name}"
    return replace(problem, row=f"{place}, {problem.row}" if problem.row else place)
