"""A table and what its columns mean: read from a file, ready with the course, or from a record."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from msai.activities.own_table.columns import OwnColumn, schema_of
from msai.base.resources import data_path
from msai.diagnosis import (
    FileRows,
    TableSchema,
    load_schema,
    read_rows,
    schema_from_json,
)
from msai.diagnosis.importing.correcting import Correction
from msai.diagnosis.importing.joining import JoinChoices
from msai.diagnosis.remedies import Remedy
from msai.errors import MsaiError, Problem

Cell = str | float | int | bool | None
Rows = tuple[tuple[Cell, ...], ...]
_PRACTICE = "lipniki/lipniki_2024.csv"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was read: its name, cells, own dictionary (JSON text) and notes."""

    name: str
    rows: Rows
    dictionary: str = ""
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """A table and what its columns mean; hashable, so that a click does not read it again.

    Attributes:
        rows: Cells of the sheet, header included.
        dictionary: The file's own dictionary as JSON text; "": it has none.
        columns: The learner's description; used when the file has no dictionary.
        source: Who keeps the data, in the learner's words.
        year: Year of the data.
        notes: What was odd about the file and how its rows were brought into shape.
        level: Level of the areas that are units, as the learner chose; "": as proposed.
        as_written: Rows and columns that the learner put back as they stand in the file.
        sources: The files that ``rows`` are made of, where they were joined or corrected.
        joining: What the learner chose about joining them.
        corrections: Cells that the learner corrected, the last one last.
        remedies: What the learner chose to do about small counts, one after the other.
    """

    rows: Rows = ()
    dictionary: str = ""
    columns: tuple[OwnColumn, ...] = ()
    source: str = ""
    year: int | None = None
    notes: tuple[Problem, ...] = ()
    level: str = ""
    as_written: tuple[str, ...] = ()
    sources: tuple[SourceFile, ...] = ()
    joining: JoinChoices = field(default_factory=JoinChoices)
    corrections: tuple[Correction, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    @property
    def cells(self) -> FileRows | None:
        """Return what the importer takes; None: the columns are not described yet.

        Raises:
            TableError: A dictionary that was changed by hand does not fit.
        """
        if (schema := self.schema) is None:
            return None
        names = tuple(one.name for one in self.sources) if len(self.sources) > 1 else ()
        return FileRows([list(row) for row in self.rows], schema, self.notes, joined=names)

    @property
    def schema(self) -> TableSchema | None:
        """Return the dictionary with the learner's choices; None: nothing is described yet.

        Raises:
            TableError: A dictionary that was changed by hand does not fit.
        """
        schema = self._dictionary
        if schema is None:
            return None
        kept = tuple(dict.fromkeys((*schema.as_written, *self.as_written)))
        return replace(schema, level=self.level or schema.level, as_written=kept)

    @property
    def _dictionary(self) -> TableSchema | None:
        if self.dictionary:
            return schema_from_json(json.loads(self.dictionary))
        return schema_of(self.columns, self.source, self.year)


def practice_table() -> tuple[str, Described]:
    """Return name and content of the course's practice table."""
    return ready_table(data_path(_PRACTICE))


def ready_table(path: Path) -> tuple[str, Described]:
    """Return name and content of a table that has its dictionary beside it."""
    schema = load_schema(path.with_suffix(".schema.json"))
    rows = plain_rows(read_rows(path).rows)
    return f"{schema.title or path.stem}.csv", Described(rows, dictionary_text(schema))


def size_of(rows: Rows) -> int:
    """Return how many characters rows take in a record."""
    return len(json.dumps(rows, ensure_ascii=False))


def saved_rows(rows: Any, largest: int) -> Rows:
    """Return the rows of a record.

    Raises:
        ValueError, TypeError: They are none that `Described` keeps, or take more than ``largest``.
    """
    if not isinstance(rows, list) or size_of(tuple(rows)) > largest:
        raise ValueError("rows")
    if not all(_plain(cell) is cell for row in rows for cell in row):
        raise ValueError("cells")
    return tuple(tuple(row) for row in rows)


def saved_notes(notes: Any) -> tuple[Problem, ...]:
    """Return the notes of a record.

    Raises:
        ValueError, KeyError, TypeError: They are none that `Described` keeps.
    """
    return tuple(_saved_note(dict(note)) for note in notes)


def _saved_note(note: dict[str, Any]) -> Problem:
    row, column = note["row"], note["column"]
    if not isinstance(row, str | int | None) or not isinstance(column, str | None):
        raise ValueError("note")
    return Problem(row, column, *(str(note[part]) for part in ("code", "message", "hint")))


def saved_dictionary(dictionary: Any) -> str:
    """Return the dictionary of a record as `Described` keeps it.

    Raises:
        ValueError, TypeError: It is no dictionary of a table.
    """
    if dictionary is None:
        return ""
    try:
        return dictionary_text(load_schema(dict(dictionary)))
    except MsaiError as error:
        raise ValueError("dictionary") from error


def dictionary_text(schema: TableSchema) -> str:
    """Return a dictionary as `Described` keeps it."""
    return json.dumps(asdict(schema), ensure_ascii=False)


def plain_rows(rows: Iterable[Sequence[Any]]) -> Rows:
    """Return rows as a record can keep them."""
    return tuple(tuple(_plain(cell) for cell in row) for row in rows)


def _plain(cell: Any) -> Cell:
    """Return a cell as JSON can keep it."""
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, float) and not math.isfinite(cell):
        return None if math.isnan(cell) else str(cell)
    return cell if cell is None or isinstance(cell, str | int | float | bool) else str(cell)
