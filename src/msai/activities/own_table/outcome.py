"""What follows from the learner's table and her answers – or why nothing does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from msai.activities.own_table.described import Described
from msai.diagnosis import (
    Diagnosis,
    SelectionCheck,
    UnitTable,
    check_selection,
    examine,
    units_of,
)
from msai.diagnosis.remedies import applied
from msai.errors import MsaiError, Problem


@dataclass(frozen=True, eq=False)
class TableOutcome:
    """The diagnosis, the act's answer to the chosen units, and what stands in the way."""

    diagnosis: Diagnosis | None = None
    check: SelectionCheck | None = None
    problems: tuple[Problem, ...] = ()


def outcome(
    described: Described,
    selected: tuple[str, ...],
    purposes: tuple[tuple[str, str], ...],
    threshold: int,
) -> TableOutcome:
    """Return what follows; problems instead of errors."""
    try:
        diagnosis = _diagnosed(described, threshold)
    except MsaiError as error:
        return TableOutcome(problems=tuple(error.problems))
    if diagnosis is None or diagnosis.area is None:
        return TableOutcome(diagnosis)
    present = [unit for unit in selected if unit in diagnosis.table.frame.index]
    indices = diagnosis.area.indices
    check = check_selection(diagnosis.table, present, indices=indices, purposes=dict(purposes))
    return TableOutcome(diagnosis, check)


@lru_cache(maxsize=4)
def _table(described: Described) -> UnitTable | None:
    cells = described.cells
    return applied(units_of(cells), described.remedies) if cells else None


@lru_cache(maxsize=4)
def _diagnosed(described: Described, threshold: int) -> Diagnosis | None:
    table = _table(described)
    return examine(table, threshold=threshold) if table is not None and table.directions else None
