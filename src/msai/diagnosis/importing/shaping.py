"""From the cells of a sheet to one header and one row per unit, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.long_lists import pivoted
from msai.diagnosis.importing.rows_between import without_rows_between
from msai.diagnosis.importing.stacked_headers import with_one_header
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.importing.tidying import with_full_codes, without_side_notes
from msai.diagnosis.importing.turning import turned
from msai.diagnosis.safe_files import RawSheet, Row

#: Sheets of Bank Danych Lokalnych, the table first.
_TABLES = ("tablica", "dane", "data")
_TEXTS = ("opis", "metadane", "objasnienia", "uwagi", "informacje", "spis tresci", "legenda")


_STEPS = (without_side_notes, with_one_header, without_rows_between, pivoted, with_full_codes)


@dataclass(frozen=True, slots=True)
class Shaped:
    """Rows of one header and one row per unit, and what was done to get them."""

    rows: Sequence[Row]
    steps: tuple[ImportStep, ...]


def shape(rows: Sequence[Row], turn: bool = False) -> Shaped:
    """Return the rows of a sheet with one header and one row per unit.

    Args:
        rows: Rows of the sheet.
        turn: Somebody said that units stand in columns.

    Raises:
        TableError: A list contradicts itself, or the table is too long to be turned.
    """
    steps: list[ImportStep] = []
    for reshape in (turned, *_STEPS) if turn else _STEPS:
        rows, done = reshape(rows)
        steps += done
    return Shaped(rows, tuple(steps))


def sheet_of_table(sheets: Sequence[RawSheet]) -> RawSheet | None:
    """Return the sheet that holds the table: by its name, else the first that is no text."""
    named = {plain_name(sheet.name): sheet for sheet in reversed(sheets)}
    found = next((named[name] for name in _TABLES if name in named), None)
    others = (sheet for sheet in sheets if plain_name(sheet.name) not in _TEXTS)
    return found or next(others, None) or next(iter(sheets), None)
