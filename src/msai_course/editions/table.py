"""The municipality's own table as a file; what may be published of it is `msai_trainer`'s."""

from __future__ import annotations

from pathlib import Path

from msai.diagnosis import UnitTable
from msai_course.base.files import write_bytes
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.table import Published, published_files, table_in


def read_table(path: Path) -> UnitTable:
    """Read the table of a municipality, with the dictionary beside it.

    Raises:
        EditionError: There is no such file, or exercises cannot work with the table.
        TableError: The table cannot be read.
    """
    if not path.is_file():
        raise EditionError.one(str(path), "no_table", "Nie ma takiego pliku.", "Sprawdź ścieżkę.")
    beside = path.with_suffix(".schema.json")
    return table_in(path.name, path.read_bytes(), beside.read_bytes() if beside.is_file() else None)


def write_published(result: Published, folder: Path, *, name: str) -> None:
    """Write what may leave the office, and whose it is."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in published_files(result, name).items():
        write_bytes(folder / file, content)
