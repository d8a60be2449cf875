"""What the learner does in exercise 4: loads a table, says what it is, chooses units."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

from msai.activities.common.town_origin import edition_table
from msai.activities.own_table import borders as borders_of
from msai.activities.own_table import columns as columns_of
from msai.activities.own_table import small_counts
from msai.activities.own_table import sources as sources_of
from msai.activities.own_table.borders import Borders
from msai.activities.own_table.described import (
    Described,
    practice_table,
    ready_table,
    saved_dictionary,
    saved_notes,
    saved_rows,
)
from msai.activities.own_table.for_programme import given_numbers, made_up_of
from msai.activities.own_table.outcome import TableOutcome, outcome
from msai.diagnosis.importing.teryt import LEVELS
from msai.errors import Problem
from msai.programme.given import OWN_TABLE, GivenNumbers, read_gift, write_gift
from msai.ui import Event

#: A table whose cells take more than this as JSON is not kept between visits.
LARGEST_KEPT = 200_000
SMALLEST_THRESHOLD, GREATEST_THRESHOLD = 3, 20


@dataclass(frozen=True)
class OwnTable:
    """The learner's table and what she said about it.

    Attributes:
        filename: Name of the file; "": nothing was chosen yet.
        described: The table and what its columns mean.
        describing: The columns are being described.
        day: Day the data are as of, ISO; "": not said.
        selected: Units chosen as the area.
        purposes: What works on uninhabited units are for.
        threshold: Smallest count that may be shown.
        problems: Why the last file could not be used.
        mending: A table that cannot be used as it is, with its cells to be corrected.
        grid: Row at which the grid of cells begins; 0: it is closed.
        before: What a table gave that was too large to be kept; it stands until one is loaded.
        borders: Where the units lie, if the learner has a file of that.
    """

    filename: str = ""
    described: Described = field(default_factory=Described)
    describing: bool = False
    day: str = ""
    selected: tuple[str, ...] = ()
    purposes: Mapping[str, str] = field(default_factory=dict)
    threshold: int = 5
    problems: tuple[Problem, ...] = ()
    mending: Described = field(default_factory=Described)
    grid: int = 0
    grid_column: int = 0
    before: GivenNumbers = field(default_factory=GivenNumbers)
    borders: Borders = field(default_factory=Borders)

    @cached_property
    def is_kept(self) -> bool:
        """Return whether the rows of the table are kept between visits."""
        return sources_of.kept_size(self.described) <= LARGEST_KEPT

    @property
    def outcome(self) -> TableOutcome:
        """Return what follows from the table and the choice."""
        purposes = tuple(sorted(self.purposes.items()))
        return outcome(self.described, self.selected, purposes, self.threshold)

    @property
    def given(self) -> GivenNumbers:
        """Return what *Mój program* gets of it."""
        if not self.described.rows:
            return self.before
        return given_numbers(self.outcome, self.selected, self.day)


def update(state: OwnTable, event: Event) -> OwnTable:
    """Take one choice of the learner."""
    what, _colon, rest = event.id.partition(":")
    if what == "remedy":
        return _with_remedy(state, rest)
    if what in ("borders", "border-name"):
        return _with_borders(state, event, rest)
    if what == "practice":
        return OwnTable(*practice_table())
    if what == "edition" and (own := edition_table()) is not None:
        return OwnTable(*ready_table(own))
    if what == "column":
        at, _colon, question = rest.partition(":")
        return _with_answer(state, int(at) if at.isdecimal() else -1, question, event.value)
    return _with_choice(state, what, rest, event.value)


def _with_remedy(state: OwnTable, which: str) -> OwnTable:
    if (diagnosis := state.outcome.diagnosis) is None:
        return state
    table, near = diagnosis.table, state.borders.neighbours(diagnosis.table)
    described = small_counts.changed(state.described, which, table, diagnosis.threshold, near)
    return replace(state, described=described, selected=())


def _with_borders(state: OwnTable, event: Event, which: str) -> OwnTable:
    # A file of boundaries has the units as they were before any were joined.
    apart = replace(state, described=replace(state.described, remedies=()))
    diagnosis = apart.outcome.diagnosis
    if diagnosis is None:
        return state
    if event.id == "borders":
        return replace(state, borders=borders_of.chosen(state.borders, event, diagnosis.table))
    return replace(state, borders=borders_of.confirmed(state.borders, which, diagnosis.table))


def _with_choice(state: OwnTable, what: str, name: str, value: Any) -> OwnTable:
    if what == "describe":
        return replace(state, describing=name == "again")
    if what in ("unit", "ranking"):
        return _toggled(state, name if what == "unit" else str(value))
    if what == "proposal" and (diagnosis := state.outcome.diagnosis) and diagnosis.area:
        return replace(state, selected=diagnosis.area.revitalisation)
    if what == "purpose" and name in state.selected:
        return replace(state, purposes={**state.purposes, name: str(value)[:500]})
    if what == "threshold" and isinstance(value, int | float):
        whole = round(value)
        fits = SMALLEST_THRESHOLD <= whole <= GREATEST_THRESHOLD
        return replace(state, threshold=whole) if fits else state
    if what in ("level", "as-written", "set-aside"):
        return replace(state, described=_understood(state.described, what, name or str(value)))
    if what == "source":
        described = replace(state.described, source=str(value)[:200])
        return replace(state, described=described)
    if what == "year":
        year = int(value) if isinstance(value, int | float) and 1990 <= value <= 2100 else None
        return replace(state, described=replace(state.described, year=year))
    return replace(state, day=str(value)[:10]) if what == "day" else state


def _understood(described: Described, what: str, name: str) -> Described:
    """Take back a step of the importer, or let it be taken again."""
    if what == "level":
        return replace(described, level=name) if name in LEVELS else described
    others = tuple(one for one in described.as_written if one != name)
    return replace(described, as_written=(*others, name) if what == "as-written" else others)


def _with_answer(state: OwnTable, at: int, question: str, value: Any) -> OwnTable:
    columns = columns_of.answered(state.described.columns, at, question, value)
    return replace(state, described=replace(state.described, columns=columns))


def _toggled(state: OwnTable, unit: str) -> OwnTable:
    diagnosis = state.outcome.diagnosis
    if diagnosis is None or unit not in diagnosis.table.frame.index:
        return state
    others = tuple(name for name in state.selected if name != unit)
    return replace(state, selected=others if unit in state.selected else (*others, unit))


def encode(state: OwnTable) -> dict[str, Any]:
    """Return what the learner's record keeps; a large table has to be chosen again."""
    described = state.described
    return {
        "filename": state.filename,
        "rows": [list(row) for row in described.rows] if state.is_kept else [],
        "dictionary": json.loads(described.dictionary) if described.dictionary else None,
        "columns": [columns_of.encode(column) for column in described.columns],
        "source": described.source,
        "year": described.year,
        "notes": [asdict(note) for note in described.notes] if state.is_kept else [],
        "level": described.level,
        "as_written": list(described.as_written),
        "remedies": small_counts.encode(described.remedies),
        **(sources_of.encode(described) if state.is_kept else {}),
        "describing": state.describing,
        "day": state.day,
        "selected": list(state.selected),
        "purposes": dict(state.purposes),
        "threshold": state.threshold,
        **write_gift(state.given),
        **_encoded_borders(state),
    }


def _encoded_borders(state: OwnTable) -> dict[str, Any]:
    diagnosis = state.outcome.diagnosis if state.described.rows else None
    if diagnosis is None:
        units = [str(one["properties"]["name"]) for one in state.borders.features]
        return borders_of.encode(state.borders, units, "")
    table = diagnosis.table
    return borders_of.encode(state.borders, list(map(str, table.frame.index)), made_up_of(table))


def decode(record: Mapping[str, Any]) -> OwnTable:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    headers = [str(entry["header"]) for entry in record["columns"]]
    described = Described(
        rows=saved_rows(record["rows"], LARGEST_KEPT),
        dictionary=saved_dictionary(record["dictionary"]),
        columns=tuple(columns_of.decode(entry, headers) for entry in record["columns"]),
        source=str(record["source"])[:200],
        year=None if record["year"] is None else int(record["year"]),
        # Records of release 0.2 have none of these.
        notes=saved_notes(record.get("notes", ())),
        level=str(record.get("level", "")) if record.get("level") in LEVELS else "",
        as_written=tuple(str(name)[:200] for name in record.get("as_written", ())),
        remedies=small_counts.decode(record.get("remedies", ())),
        **sources_of.decode(record, LARGEST_KEPT),
    )
    state = OwnTable(
        filename=str(record["filename"])[:200],
        described=described,
        describing=bool(record["describing"]),
        day=str(record["day"])[:10],
        selected=tuple(map(str, record["selected"])),
        purposes={str(k): str(v)[:500] for k, v in dict(record["purposes"]).items()},
        before=GivenNumbers() if described.rows else read_gift(GivenNumbers, {OWN_TABLE: record}),
        borders=borders_of.decode(record),
    )
    return _with_choice(state, "threshold", "", record["threshold"])
