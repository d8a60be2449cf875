"""Numbers in thousands or in square kilometres, as a header says, turned into people and hectares.

A rate per 1000 people of a population in thousands is a thousand times too great, and nothing in
the numbers shows it.
"""

from __future__ import annotations

import numpy as np

from msai.base.i18n import catalogue
from msai.base.numbers import typed_number
from msai.diagnosis.column_words import plain_name, scale_of
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.schema import ColumnSchema, TableSchema
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: Who divides by thousands with a smaller multiplier has thought of it: 1 means "per thousand".
_LEAST_MULTIPLIER = 100
#: Decimals that a product keeps: 12.345 thousand are 12345, not 12345.000000000002.
_DECIMALS = 6


def in_base_units(
    values: np.ndarray, header: str, schema: TableSchema
) -> tuple[np.ndarray, list[ImportStep]]:
    """Return the numbers of a column in people or hectares, and what was done."""
    column = schema.columns.get(header, ColumnSchema(header))
    kept = plain_name(header) in map(plain_name, schema.as_written)
    factor = 1.0 if column.sphere or kept else scale_of(header, column.unit)
    if factor == 1.0 or _thought_of(header, schema):
        return values, []
    message = _("The column is not in people or hectares: its numbers were multiplied by {factor}.")
    hint = _("If they were right, rename the column.")
    said = message.format(factor=typed_number(factor))
    step = ImportStep(Problem(None, header, "scaled_column", said, hint), undone_by=header)
    return np.round(values * factor, _DECIMALS), [step]


def _thought_of(header: str, schema: TableSchema) -> bool:
    return any(
        column.denominator == header and column.multiplier < _LEAST_MULTIPLIER
        for column in schema.indicators.values()
    )
