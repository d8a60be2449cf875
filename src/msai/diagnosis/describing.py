"""What the columns of a table are: as its dictionary says, or as far as their names tell."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from msai.base.i18n import catalogue
from msai.diagnosis.cell_numbers import read_number
from msai.diagnosis.cleaning import looks_like_text
from msai.diagnosis.column_words import is_area, is_population, plain_name
from msai.diagnosis.importing.teryt import full_codes, is_code_header
from msai.diagnosis.importing.turning import looks_turned, looks_turned_said
from msai.diagnosis.measures import of_other_years
from msai.diagnosis.raw_table import RawTable, repeated_headers
from msai.diagnosis.refusals import stop
from msai.diagnosis.schema import ColumnSchema, TableSchema
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: Headers of running numbers.
_ROW_NUMBERS = frozenset(["lp", "l.p", "nr", "numer", "poz", "no", "id"])
#: Rows looked at for the question whether a table is turned.
_LOOKED_AT = 200


def described(
    raw: RawTable, schema: TableSchema | None
) -> tuple[RawTable, TableSchema, list[Problem]]:
    """Return the table with headers renamed to the names of the dictionary, and that dictionary.

    Without one the columns are described as far as names tell.

    Raises:
        TableError: A column of the dictionary is missing, or a header stands twice.
    """
    if schema is None:
        turned = looks_turned([raw.headers, *raw.rows[:_LOOKED_AT]])
        return raw, _guessed(raw), [looks_turned_said()] if turned else []
    names = _spellings(schema)
    headers = [names.get(plain_name(h), h) if h else "" for h in raw.headers]
    renamed = replace(raw, headers=headers)
    stop(repeated_headers(renamed))
    schema = _with_counts(schema, headers)
    stop(_missing_columns(renamed, schema))
    named = set(expected_columns(schema))
    return renamed, schema, [_undescribed().at(h) for h in headers if h and h not in named]


def _spellings(schema: TableSchema) -> dict[str, str]:
    """Return the name of each column by the ways a header may spell it, the surest last."""
    counts = {plain_name(s.label): name for name, s in schema.columns.items() if s.sphere is None}
    rates = {plain_name(s.label): name for name, s in schema.indicators.items()}
    used = {plain_name(name): name for name in _numerators_and_denominators(schema)}
    # "Bezrobotni" may be the label of a rate and the header of its numerator.
    return {
        **rates,
        **used,
        **counts,
        **{plain_name(name): name for name in expected_columns(schema)},
    }


def _numerators_and_denominators(schema: TableSchema) -> list[str]:
    used = (name for s in schema.columns.values() for name in (s.numerator, s.denominator) if name)
    return list(dict.fromkeys(used))


def _with_counts(schema: TableSchema, headers: list[str]) -> TableSchema:
    """Describe the numerators and denominators that the dictionary uses but does not list."""
    listed = set(expected_columns(schema))
    used = _numerators_and_denominators(schema)
    counts = {n: ColumnSchema(label=n) for n in used if n in headers and n not in listed}
    return replace(schema, columns={**schema.columns, **counts})


def expected_columns(schema: TableSchema) -> list[str]:
    """Return every column that a dictionary names."""
    special = [schema.units_column, schema.population_column, schema.area_column]
    return [
        name
        for name in [*special, schema.post_industrial_column, *schema.text_columns, *schema.columns]
        if name
    ]


def _missing_columns(raw: RawTable, schema: TableSchema) -> list[Problem]:
    present = set(raw.headers)
    computed = {
        name
        for name, column in schema.columns.items()
        if {column.numerator, column.denominator} <= present
    }
    optional = {name for name, column in schema.columns.items() if column.sphere is None}
    wanted = [n for n in expected_columns(schema) if n not in present | computed | optional]
    return [_missing_column(name, raw.headers) for name in dict.fromkeys(wanted)]


def _closest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate spelled most like a name; None: nothing is near."""
    near = {plain_name(candidate): candidate for candidate in candidates}
    best = difflib.get_close_matches(plain_name(name), near, n=1)
    return near[best[0]] if best else None


def _guessed(raw: RawTable) -> TableSchema:
    """Describe a table without a dictionary: names first, then numbers; words set aside."""
    headers = [header for header in raw.headers if header]
    texts = [h for h in headers if _names_something(raw, h) or _counts_rows(raw, h)]
    words = [h for h in texts if not is_code_header(h) and not _counts_rows(raw, h)]
    # A first column of numbers counts the rows, one of codes is for registers: names stand in a
    # column of different words.
    names = (h for h in words + texts if len(set(map(plain_name, raw.cells(h)))) == len(raw.rows))
    first = headers[0] if headers[0] in words else None
    units = first or next(names, (words or headers)[0])
    rest = [header for header in headers if header != units]
    aside = tuple(header for header in texts if header != units)
    older = {*aside, *of_other_years(rest)}
    population = next((h for h in rest if is_population(h) and h not in older), None)
    area = next((h for h in rest if is_area(h) and h not in aside), None)
    special = {population, area, *aside}
    columns = {h: ColumnSchema(label=h) for h in rest if h not in special}
    return TableSchema(
        units, columns, population_column=population, area_column=area, text_columns=aside
    )


def _counts_rows(raw: RawTable, header: str) -> bool:
    """Tell whether a column numbers the rows: "Lp.", 1, 2, 3."""
    if plain_name(header).strip(".") not in _ROW_NUMBERS:
        return False
    numbers = [read_number(cell).value for cell in raw.cells(header)]
    known = [number for number in numbers if number == number]
    return known == list(range(1, len(known) + 1))


def _names_something(raw: RawTable, header: str) -> bool:
    """Tell whether a column holds words or codes: codes of the west have no zero in front."""
    numbers = raw.plain_numbers(header)
    if numbers is not None and not is_code_header(header) and not np.isnan(numbers).all():
        return False
    cells = raw.cells(header)
    return looks_like_text(cells) or (is_code_header(header) and full_codes(cells) is not None)


def _undescribed() -> Problem:
    return Problem.of(
        "undescribed_column",
        _("The data dictionary does not describe this column; it was left out."),
        _("Add it to the dictionary with its sphere and direction if you need it."),
    )


def _missing_column(name: str, headers: list[str]) -> Problem:
    near = _closest(name, headers)
    hint = (
        _("Is it the column “{near}”? Correct one of the two names.").format(near=near)
        if near
        else _("Add the column, or remove it from the dictionary.")
    )
    message = _("The data dictionary describes this column, but the table has none.")
    return Problem(None, name, "missing_column", message, hint)
