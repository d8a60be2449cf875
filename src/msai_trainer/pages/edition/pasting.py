"""A table pasted from a spreadsheet: read and described as in „Diagnoza własnej tabeli”.

What she says of its columns becomes the dictionary of a workbook, which the edition keeps like one
that was chosen as a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msai.activities.own_table import columns as columns_of
from msai.activities.own_table.described import (
    Described,
    saved_rows,
    size_of,
)
from msai.activities.own_table.sources import made_of, read_source, with_columns
from msai.diagnosis import described_xlsx
from msai.ui import Event
from msai_trainer.editions.brought import DATA
from msai_trainer.pages.edition.state import MOST_KEPT, EditionDesk, PastedTable, open_folder

_NAME = "wklejona tabela"
_YEARS = range(1900, 2200)


def take(desk: EditionDesk, event: Event) -> EditionDesk:
    """Take a pasted table, or an answer about it.

    Raises:
        MsaiError: What was pasted is no table that can be used.
    """
    what, _colon, rest = event.id.partition(":")
    if what == "paste":
        content = event.content or str(event.value or "").encode("utf-8", "replace")
        return _read(desk, content) if content.strip() else desk
    if desk.pasted is None:
        return desk
    if what == "pasted":
        return _about(desk, desk.pasted, rest, event)
    described = _answered(desk.pasted.described, what, rest, event)
    return replace(desk, pasted=replace(desk.pasted, described=described))


def _read(desk: EditionDesk, content: bytes) -> EditionDesk:
    described = with_columns(made_of((read_source(_NAME, content, alone=True),)))
    told = "Tabela jest wklejona. Powiedz jeszcze, co znaczą jej kolumny."
    return replace(desk, pasted=PastedTable(described), told=told)


def _answered(described: Described, what: str, rest: str, event: Event) -> Described:
    columns = described.columns
    if what == "years":
        return replace(described, columns=columns_of.of_year(columns, str(event.value or "")))
    at, _colon, question = rest.partition(":")
    if not at.isdecimal():
        return described
    return replace(described, columns=columns_of.answered(columns, int(at), question, event.value))


def _about(desk: EditionDesk, pasted: PastedTable, rest: str, event: Event) -> EditionDesk:
    described = pasted.described
    match rest:
        case "off":
            return replace(desk, pasted=None)
        case "source":
            described = replace(described, source=str(event.value or "").strip()[:200])
        case "year":
            year = int(event.value) if isinstance(event.value, int | float) else None
            described = replace(described, year=year if year in _YEARS else None)
        case "synthetic":
            return replace(desk, pasted=replace(pasted, synthetic=bool(event.value)))
        case "done":
            return _taken(desk, pasted)
    return replace(desk, pasted=replace(pasted, described=described))


def _taken(desk: EditionDesk, pasted: PastedTable) -> EditionDesk:
    """Return a desk whose edition has the table, as a workbook with its dictionary."""
    schema = pasted.described.schema
    if schema is None:
        told = "Wskaż kolumnę z nazwami jednostek i opisz co najmniej jeden wskaźnik."
        return replace(desk, problems=(told,))
    schema = replace(schema, synthetic=pasted.synthetic or schema.synthetic)
    content = described_xlsx(pasted.described.rows, schema)
    folder = open_folder(desk)
    name, stem = f"{DATA}/gmina.xlsx", folder.edition.dane.rpartition(".")[0]
    files = {n: one for n, one in folder.files.items() if n.rpartition(".")[0] != stem}
    edition = replace(folder.edition, dane=name)
    done = replace(desk, pasted=None, told="Wklejona tabela należy teraz do edycji.")
    return done.with_files({**files, name: content}).with_edition(edition)


def encode(desk: EditionDesk) -> dict[str, Any]:
    """Return what the browser keeps of a table that is being described; a large one is not kept."""
    if desk.pasted is None or size_of(desk.pasted.described.rows) > MOST_KEPT:
        return {}
    described = desk.pasted.described
    kept = {
        "rows": [list(row) for row in described.rows],
        "columns": [columns_of.encode(one) for one in described.columns],
        "source": described.source,
        "year": described.year,
        "synthetic": desk.pasted.synthetic,
    }
    return {"pasted": kept}


def decode(record: Mapping[str, Any]) -> PastedTable | None:
    """Return the table of a record; None: it has none.

    Raises:
        ValueError, KeyError, TypeError: It is no such record.
    """
    if (kept := record.get("pasted")) is None:
        return None
    headers = [str(one["header"]) for one in kept["columns"]]
    described = Described(
        rows=saved_rows(kept["rows"], MOST_KEPT),
        columns=tuple(columns_of.decode(one, headers) for one in kept["columns"]),
        source=str(kept["source"])[:200],
        year=None if kept["year"] is None else int(kept["year"]),
    )
    return PastedTable(described, bool(kept["synthetic"]))
