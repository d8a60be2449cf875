"""Exercise 4: diagnose your own table – read it, say what its columns are, see what follows."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from msai.activities.common.town import edition_table
from msai.activities.own_table import columns as columns_of
from msai.activities.own_table import screen as own_table_view
from msai.activities.own_table.result import (
    Cell,
    Described,
    Outcome,
    Rows,
    dictionary_text,
    outcome,
)
from msai.activities.own_table.shared import for_programme
from msai.base.i18n import catalogue
from msai.base.resources import data_path
from msai.diagnosis import (
    described_xlsx,
    headers_of,
    load_schema,
    read_rows,
    report_bytes,
    template_xlsx,
    units_of,
)
from msai.errors import MsaiError, Problem
from msai.ui import Deliver, Download, Event, Items, Message, Node, Program, Step

_, ngettext = catalogue("activities_data")

#: A table whose cells take more than this as JSON is not kept between visits.
LARGEST_KEPT = 200_000
PRACTICE = "lipniki/lipniki_2024"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
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
    """

    filename: str = ""
    described: Described = field(default_factory=Described)
    describing: bool = False
    day: str = ""
    selected: tuple[str, ...] = ()
    purposes: Mapping[str, str] = field(default_factory=dict)
    threshold: int = 5
    problems: tuple[Problem, ...] = ()

    @cached_property
    def is_kept(self) -> bool:
        """Return whether the rows of the table are kept between visits."""
        return len(_as_json(self.described.rows)) <= LARGEST_KEPT

    @property
    def outcome(self) -> Outcome:
        """Return what follows from the table and the choice."""
        purposes = tuple(sorted(self.purposes.items()))
        return outcome(self.described, self.selected, purposes, self.threshold)


def update(state: OwnTable, event: Event) -> OwnTable | Step[OwnTable]:
    """Take one choice of the learner."""
    what, _colon, rest = event.id.partition(":")
    if what == "file":
        return _opened(state, str(event.value or ""), event.content)
    if what == "practice":
        return _practice()
    if what == "edition" and (own := edition_table()) is not None:
        return _ready(own)
    if what == "column":
        at, _colon, question = rest.partition(":")
        return _with_answer(state, int(at) if at.isdecimal() else -1, question, event.value)
    if what in ("report", "dictionary"):
        return Step(state, [_report(state, rest) if what == "report" else _with_dictionary(state)])
    return _with_choice(state, what, rest, event.value)


def _with_choice(state: OwnTable, what: str, name: str, value: Any) -> OwnTable:
    if what == "describe":
        return replace(state, describing=name == "again")
    if what in ("unit", "ranking"):
        return _toggled(state, name if what == "unit" else str(value))
    if what == "proposal" and (found := state.outcome.diagnosis) and found.area:
        return replace(state, selected=found.area.revitalisation)
    if what == "purpose" and name in state.selected:
        return replace(state, purposes={**state.purposes, name: str(value)[:500]})
    if what == "threshold" and isinstance(value, int | float):
        whole = round(value)
        fits = SMALLEST_THRESHOLD <= whole <= GREATEST_THRESHOLD
        return replace(state, threshold=whole) if fits else state
    if what == "source":
        described = replace(state.described, source=str(value)[:200])
        return replace(state, described=described)
    if what == "year":
        year = int(value) if isinstance(value, int | float) and 1990 <= value <= 2100 else None
        return replace(state, described=replace(state.described, year=year))
    return replace(state, day=str(value)[:10]) if what == "day" else state


def _opened(state: OwnTable, filename: str, content: bytes) -> OwnTable:
    """Read a file; a bad one leaves the table that was there and says what to correct."""
    try:
        return _read(filename, content)
    except MsaiError as error:
        return replace(state, problems=tuple(error.problems))


def _read(filename: str, content: bytes) -> OwnTable:
    found = read_rows(content)
    table = units_of(found)
    rows = tuple(tuple(_plain(cell) for cell in row) for row in found.rows)
    if found.schema is not None:
        return OwnTable(filename, Described(rows, dictionary_text(found.schema)))
    columns = columns_of.guessed(headers_of(found), table)
    return OwnTable(filename, Described(rows, columns=columns), describing=True)


def _practice() -> OwnTable:
    return _ready(data_path(f"{PRACTICE}.csv"))


def _ready(path: Path) -> OwnTable:
    """Open a table that has its dictionary beside it."""
    schema = load_schema(path.with_suffix(".schema.json"))
    found = read_rows(path)
    rows = tuple(tuple(_plain(cell) for cell in row) for row in found.rows)
    return OwnTable(f"{schema.title or path.stem}.csv", Described(rows, dictionary_text(schema)))


def _plain(cell: Any) -> Cell:
    """Return a cell as JSON can keep it."""
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, float) and not math.isfinite(cell):
        return None if math.isnan(cell) else str(cell)
    return cell if cell is None or isinstance(cell, str | int | float | bool) else str(cell)


def _with_answer(state: OwnTable, at: int, question: str, value: Any) -> OwnTable:
    columns = columns_of.answered(state.described.columns, at, question, value)
    return replace(state, described=replace(state.described, columns=columns))


def _toggled(state: OwnTable, unit: str) -> OwnTable:
    found = state.outcome.diagnosis
    if found is None or unit not in found.table.frame.index:
        return state
    others = tuple(name for name in state.selected if name != unit)
    return replace(state, selected=others if unit in state.selected else (*others, unit))


def _report(state: OwnTable, suffix: str) -> Deliver:
    result = state.outcome
    assert result.diagnosis is not None, "the button is there only when there is a result"
    chosen = result.check if result.check and result.check.selected else None
    content = report_bytes(result.diagnosis, f".{suffix}", chosen)
    mime = DOCX if suffix == "docx" else XLSX
    return Deliver(_("diagnosis-report") + f".{suffix}", mime, content)


def _with_dictionary(state: OwnTable) -> Deliver:
    schema = state.described.schema
    assert schema is not None, "the button is there only when columns are described"
    content = described_xlsx(state.described.rows, schema)
    return Deliver(_("table-with-dictionary") + ".xlsx", XLSX, content)


def _template(_state: OwnTable) -> Deliver:
    return Deliver(_("table-template") + ".xlsx", XLSX, template_xlsx())


def _practice_file(_state: OwnTable) -> Deliver:
    practice = _with_dictionary(_practice())
    return replace(practice, filename=_("practice-table") + ".xlsx")


def view(state: OwnTable) -> Sequence[Node]:
    """Show the steps that can be taken."""
    return own_table_view.view(state, state.outcome)


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
        "describing": state.describing,
        "day": state.day,
        "selected": list(state.selected),
        "purposes": dict(state.purposes),
        "threshold": state.threshold,
        "programme": for_programme(state.outcome, state.selected, state.day),
    }


def decode(record: Mapping[str, Any]) -> OwnTable:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    headers = [str(entry["header"]) for entry in record["columns"]]
    described = Described(
        rows=_saved_rows(record["rows"]),
        dictionary=_saved_dictionary(record["dictionary"]),
        columns=tuple(columns_of.decode(entry, headers) for entry in record["columns"]),
        source=str(record["source"])[:200],
        year=None if record["year"] is None else int(record["year"]),
    )
    state = OwnTable(
        filename=str(record["filename"])[:200],
        described=described,
        describing=bool(record["describing"]),
        day=str(record["day"])[:10],
        selected=tuple(map(str, record["selected"])),
        purposes={str(k): str(v)[:500] for k, v in dict(record["purposes"]).items()},
    )
    return _with_choice(state, "threshold", "", record["threshold"])


def _as_json(rows: Sequence[Any]) -> str:
    return json.dumps(rows, ensure_ascii=False)


def _saved_rows(rows: Any) -> Rows:
    if not isinstance(rows, list) or len(_as_json(rows)) > LARGEST_KEPT:
        raise ValueError("rows")
    if not all(_plain(cell) is cell for row in rows for cell in row):
        raise ValueError("cells")
    return tuple(tuple(row) for row in rows)


def _saved_dictionary(dictionary: Any) -> str:
    if dictionary is None:
        return ""
    try:
        return dictionary_text(load_schema(dict(dictionary)))
    except MsaiError as error:
        raise ValueError("dictionary") from error


def solution(_state: OwnTable) -> Sequence[Node]:
    """Show how it goes with the practice table."""
    found = _practice().outcome.diagnosis
    assert found is not None and found.area is not None
    units = ", ".join(found.area.revitalisation)
    steps = [
        _("Choose “Load the practice table”: its dictionary is in the file, so step 2 is done."),
        _("Read what is to be checked in the data before you read the ranking."),
        _("Tick units, or take the proposal: {units}.").format(units=units),
        _("Read the answers of the act one by one, then download the report."),
    ]
    return [Message("info", _("With the practice table of Lipniki:")), Items(steps, ordered=True)]


def program() -> Program[OwnTable]:
    """Return exercise 4: diagnose your own table."""
    return Program(
        id="own-table",
        title=_("Diagnosis of your own table"),
        instruction=_(
            "Load a table of your municipality, say what its columns are, and see what follows."
        ),
        initial=OwnTable,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("One row is one unit, one column is one number. A row “total” may stay."),
            _("Have only counts? Say “count” and choose what to divide it by."),
            _("Ask of each indicator: if it grows, are people better or worse off?"),
        ),
        solution=solution,
        downloads=(
            Download(_("Download an empty template (XLSX)"), _template),
            Download(_("Download the practice table (XLSX)"), _practice_file),
        ),
    )
