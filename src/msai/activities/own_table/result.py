"""Exercise 4: what follows from the learner's table and her answers – or why nothing does."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from msai.activities.own_table.columns import Column, schema_of
from msai.diagnosis import (
    Diagnosis,
    FoundRows,
    SelectionCheck,
    TableSchema,
    UnitTable,
    check_selection,
    examine,
    schema_from_json,
    units_of,
)
from msai.errors import MsaiError, Problem

Cell = str | float | int | bool | None
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, eq=False)
class Outcome:
    """The diagnosis, the act's answer to the chosen units, and what stands in the way."""

    diagnosis: Diagnosis | None = None
    check: SelectionCheck | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """A table and what its columns mean; hashable, so that a click does not read it again.

    Attributes:
        rows: Cells of the sheet, header included.
        dictionary: The file's own dictionary as JSON text; "": it has none.
        columns: The learner's description; used when the file has no dictionary.
        source: Who keeps the data, in the learner's words.
        year: Year of the data.
    """

    rows: Rows = ()
    dictionary: str = ""
    columns: tuple[Column, ...] = ()
    source: str = ""
    year: int | None = None

    @property
    def schema(self) -> TableSchema | None:
        """Return the dictionary; None: the columns are not described yet.

        Raises:
            TableError: A dictionary that was changed by hand does not fit.
        """
        if self.dictionary:
            return schema_from_json(json.loads(self.dictionary))
        return schema_of(self.columns, self.source, self.year)


def dictionary_text(schema: TableSchema) -> str:
    """Return a dictionary as the JSON text that `Described` keeps."""
    return json.dumps(asdict(schema), ensure_ascii=False)


def outcome(
    described: Described,
    selected: tuple[str, ...],
    purposes: tuple[tuple[str, str], ...],
    threshold: int,
) -> Outcome:
    """Return what follows; problems instead of errors."""
    try:
        diagnosis = _diagnosed(described, threshold)
    except MsaiError as error:
        return Outcome(problems=tuple(error.problems))
    if diagnosis is None or diagnosis.area is None:
        return Outcome(diagnosis)
    known = [unit for unit in selected if unit in diagnosis.table.frame.index]
    indices = diagnosis.area.indices
    check = check_selection(diagnosis.table, known, indices=indices, purposes=dict(purposes))
    return Outcome(diagnosis, check)


@lru_cache(maxsize=4)
def _table(described: Described) -> UnitTable | None:
    schema = described.schema
    return units_of(FoundRows([list(row) for row in described.rows], schema)) if schema else None


@lru_cache(maxsize=4)
def _diagnosed(described: Described, threshold: int) -> Diagnosis | None:
    table = _table(described)
    return examine(table, threshold=threshold) if table is not None and table.directions else None
