"""The files a table is made of: read, joined, corrected by hand, and all of it taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

from msai.activities.own_table.columns import OwnColumn, guessed
from msai.activities.own_table.described import (
    Described,
    Rows,
    SourceFile,
    dictionary_text,
    plain_rows,
    saved_dictionary,
    saved_notes,
    saved_rows,
    size_of,
)
from msai.diagnosis import (
    FileRows,
    NamedRows,
    headers_of,
    joined_cells,
    read_rows,
    schema_from_json,
    units_of,
)
from msai.diagnosis import read_named as named
from msai.diagnosis.importing.correcting import Correction, corrected
from msai.diagnosis.importing.joining import JoinChoices, Joined
from msai.diagnosis.importing.shaping import shape
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.importing.turning import looks_turned
from msai.diagnosis.raw_table import text_of

#: Corrections kept at most; who corrects more does better in her spreadsheet.
MOST_CORRECTIONS = 500


def read_source(name: str, content: bytes, *, alone: bool = False) -> SourceFile:
    """Read one file.

    Raises:
        MsaiError: It cannot be used; the problems name it if it is one of several.
    """
    cells = read_rows(content) if alone else named(name, content).cells
    dictionary = dictionary_text(cells.schema) if cells.schema else ""
    return SourceFile(name, plain_rows(cells.rows), dictionary, cells.notes)


def made_of(sources: Sequence[SourceFile], choices: Described | None = None) -> Described:
    """Return the table of files, as far as the learner's choices fit; columns are not read yet.

    Raises:
        MsaiError: The files cannot be joined; the problems say why.
    """
    before = choices or Described()
    cells, _how = joined_cells(list(map(_named, sources)), before.joining)
    rows, steps = corrected(cells.rows, before.corrections)
    dictionary = dictionary_text(cells.schema) if cells.schema else ""
    notes = (*cells.notes, *(step.said for step in steps))
    kept = tuple(sources) if len(sources) > 1 or before.corrections else ()
    # Remedies were offered for the counts as they were: with others they might give people away.
    return replace(
        before,
        rows=plain_rows(rows),
        dictionary=dictionary,
        notes=notes,
        sources=kept,
        remedies=(),
    )


def with_columns(described: Described) -> Described:
    """Return the table with its columns described as far as names tell; what was said stays.

    Raises:
        MsaiError: The table cannot be used; the problems say what to correct.
    """
    if described.dictionary:
        units_of(FileRows(_lists(described.rows), described.schema))
        return described
    cells = FileRows(_lists(described.rows))
    found = guessed(headers_of(cells), units_of(cells))
    said = {column.header: column for column in described.columns}
    return replace(described, columns=tuple(said.get(one.header, one) for one in found))


def sources_of(described: Described, filename: str) -> tuple[SourceFile, ...]:
    """Return the files of a table; one that was not joined nor corrected is its own source."""
    alone = SourceFile(filename, described.rows, described.dictionary, described.notes)
    return described.sources or (alone,)


@lru_cache(maxsize=4)
def how_joined(sources: tuple[SourceFile, ...], joining: JoinChoices) -> Joined | None:
    """Return how files were joined; None: there are not several."""
    return joined_cells(list(map(_named, sources)), joining)[1] if len(sources) > 1 else None


def steps_of(described: Described) -> tuple[ImportStep, ...]:
    """Return what was done to the files before their rows were sorted: joined, corrected."""
    if not described.sources:
        return ()
    cells, how = joined_cells(list(map(_named, described.sources)), described.joining)
    return (*(how.steps if how else ()), *corrected(cells.rows, described.corrections)[1])


def with_correction(
    described: Described, filename: str, row: int, column: int, text: str
) -> Described:
    """Return the table with one cell corrected; a header takes its column's description along.

    Raises:
        MsaiError: The files cannot be joined.
    """
    cells = described.rows[row - 1] if 0 < row <= len(described.rows) else ()
    before = text_of(cells[column]) if 0 <= column < len(cells) else ""
    after = " ".join(text.split())[:300]
    outside = not cells or not 0 <= column < max(map(len, described.rows))
    if before == after or outside or len(described.corrections) >= MOST_CORRECTIONS:
        return described
    made = (*described.corrections, Correction(row, column, before, after))
    renamed = tuple(_called(one, before, after) for one in described.columns)
    changed = replace(described, corrections=made, columns=renamed)
    return made_of(sources_of(described, filename), changed)


def turned_over(described: Described, filename: str) -> Described:
    """Return the table with its rows as columns, or back; cells corrected before are forgotten.

    Raises:
        MsaiError: It is too long to be turned, or its files cannot be joined then.
    """
    files = sources_of(described, filename)
    turn = [one for one in files if _is_turned(one) or looks_turned(one.rows)] or files
    changed = tuple(_turned(one) if one in turn else one for one in files)
    return made_of(changed, replace(described, corrections=(), columns=()))


def _is_turned(source: SourceFile) -> bool:
    return any(note.code == "turned_table" for note in source.notes)


def _turned(source: SourceFile) -> SourceFile:
    shaped = shape(_lists(source.rows), turn=True)
    said = [step.said for step in shaped.steps]
    if _is_turned(source):
        said = [note for note in said if note.code != "turned_table"]
    before = [note for note in source.notes if note.code != "turned_table"]
    return replace(source, rows=plain_rows(shaped.rows), notes=(*before, *said))


def without_last(described: Described) -> Described:
    """Return the table without its last correction.

    Raises:
        MsaiError: The files cannot be joined.
    """
    if not described.corrections:
        return described
    last = described.corrections[-1]
    columns = tuple(_called(one, last.after, last.before) for one in described.columns)
    before = replace(described, corrections=described.corrections[:-1], columns=columns)
    return made_of(described.sources, before)


def kept_size(described: Described) -> int:
    """Return how many characters the cells take in a record."""
    return size_of(described.rows) + sum(size_of(one.rows) for one in described.sources)


def encode(described: Described) -> dict[str, Any]:
    """Return files, joining and corrections as JSON-able data."""
    return {
        "sources": [
            {
                "name": one.name,
                "rows": [list(row) for row in one.rows],
                "dictionary": json.loads(one.dictionary) if one.dictionary else None,
                "notes": [asdict(note) for note in one.notes],
            }
            for one in described.sources
        ],
        "joining": asdict(described.joining),
        "corrections": [asdict(one) for one in described.corrections],
    }


def decode(record: Mapping[str, Any], largest: int) -> dict[str, Any]:
    """Return the fields of `Described` that a record keeps of files; older records have none.

    Raises:
        ValueError, KeyError, TypeError: It is no record of them.
    """
    joining = record.get("joining", {})
    same = tuple((str(one), str(other)) for one, other in joining.get("same", ()))
    apart = tuple(map(str, joining.get("apart", ())))
    return {
        "sources": tuple(_saved(dict(one), largest) for one in record.get("sources", ())),
        "joining": JoinChoices(same, apart, str(joining.get("units", ""))),
        "corrections": tuple(_correction(one) for one in record.get("corrections", ())),
    }


def _saved(record: Mapping[str, Any], largest: int) -> SourceFile:
    rows: Rows = saved_rows(record["rows"], largest)
    dictionary = saved_dictionary(record["dictionary"])
    return SourceFile(str(record["name"])[:200], rows, dictionary, saved_notes(record["notes"]))


def _correction(record: Mapping[str, Any]) -> Correction:
    place = int(record["row"]), int(record["column"])
    return Correction(*place, str(record["before"]), str(record["after"])[:300])


def _called(column: OwnColumn, before: str, after: str) -> OwnColumn:
    header = after if column.header == before else column.header
    divisor = after if column.denominator == before and before else column.denominator
    return replace(column, header=header, denominator=divisor)


def _named(source: SourceFile) -> NamedRows:
    schema = schema_from_json(json.loads(source.dictionary)) if source.dictionary else None
    return NamedRows(source.name, FileRows(_lists(source.rows), schema, source.notes))


def _lists(rows: Rows) -> list[list[Any]]:
    return [list(row) for row in rows]
