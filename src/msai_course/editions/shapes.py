"""Boundaries of the units of an edition as files; they are read as the page reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from msai.diagnosis import UnitTable
from msai.diagnosis.boundaries import UnitOutlines, outlines_of, read_outlines
from msai_trainer.editions.brought import BESIDE, outlines_from


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


def _read(path: Path, read: Callable[[Mapping[str, bytes]], UnitOutlines]) -> UnitOutlines:
    paths = [path, *(path.with_suffix(ending) for ending in BESIDE)]
    return outlines_from(path.name, {p.name: p.read_bytes() for p in paths if p.is_file()}, read)
