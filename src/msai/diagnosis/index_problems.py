"""Why an index cannot be computed: every reason once, in words, with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.errors import DiagnosisError, Problem

_, _n = catalogue("diagnosis")


def index_problem(code: str, **words: str) -> Problem:
    """Return the problem of a code; `Problem.at` says where it is.

    Args:
        code: One of the codes below; KeyError when it is none of them.
        words: What stands between braces in its sentences.
    """
    message, hint = {
        "unknown_method": (
            _("There is no method “{method}”."),
            _("Choose one of: {methods}."),
        ),
        "unknown_column": (
            _("The table has no such sphere or indicator."),
            _("Check the name in the data dictionary."),
        ),
        "no_spheres": (
            _("It is not said which sphere any indicator belongs to."),
            _("Describe the columns in the data dictionary: sphere and direction."),
        ),
        "no_direction": (
            _("It is not said whether a higher value means a worse situation."),
            _("Give the direction: 1 when higher is worse, -1 when higher is better."),
        ),
        "no_reference": (
            _("The value of the whole municipality is missing for this indicator."),
            _("Give numerators and denominators, or the value itself."),
        ),
        "bad_weight": (
            _("The weight is missing, negative, or all weights are zero."),
            _("Give every indicator a weight of zero or more, at least one above zero."),
        ),
        "too_few_units": (
            _("An index needs at least two units and one indicator."),
            _("Add units or indicators."),
        ),
        "text_in_numbers": (
            _("The column holds text."),
            _("Read the table with read_units, or correct the cells."),
        ),
    }[code]
    return Problem.of(code, message.format(**words), hint.format(**words))


def unknown_method(method: str, known: tuple[str, ...]) -> Problem:
    """Return the problem of a method that does not exist."""
    return index_problem("unknown_method", method=method, methods=", ".join(known))


def stop_columns(frame: pd.DataFrame, faults: Mapping[int, str]) -> None:
    """Raise `DiagnosisError` for columns that a method cannot take: ``{position: fault}``."""
    if faults:
        problems = [_column_fault(str(frame.columns[i]), code) for i, code in faults.items()]
        raise DiagnosisError(problems)


def _column_fault(column: str, code: str) -> Problem:
    message, hint = {
        "constant_column": (
            _("The indicator has the same value in every unit."),
            _("Leave it out: it cannot tell units apart."),
        ),
        "zero_mad": (
            _("More than half of the units have the same value."),
            _("Choose another normalisation for this indicator."),
        ),
        "nonpositive_reference": (
            _("The value to divide by is not greater than zero."),
            _("Choose standardisation or zero unitarisation for this indicator."),
        ),
        "nonpositive_value": (
            _("This method needs values greater than zero."),
            _("Choose standardisation or zero unitarisation for this indicator."),
        ),
        "too_few_units": (
            _("Too few units have a value of this indicator."),
            _("Leave the indicator out or complete the data."),
        ),
    }[code]
    return Problem(None, column, code, message, hint)


def duplicated(frame: pd.DataFrame) -> list[Problem]:
    """Return the units and columns whose names stand twice."""
    units = frame.index[frame.index.duplicated()].unique()
    columns = frame.columns[frame.columns.duplicated()].unique()
    message, hint = _("The name stands twice."), _("Give every unit and column its own name.")
    return [
        *(Problem(str(unit), None, "duplicated_unit", message, hint) for unit in units),
        *(Problem(None, str(name), "duplicated_column", message, hint) for name in columns),
    ]


def not_numeric(frame: pd.DataFrame) -> list[Problem]:
    """Return the columns that hold text."""
    numeric = pd.api.types.is_numeric_dtype
    texts = [str(column) for column in frame.columns if not numeric(frame[column])]
    return [index_problem("text_in_numbers").at(column) for column in texts]


def not_finite(frame: pd.DataFrame, values: np.ndarray) -> list[Problem]:
    """Return the first cells that are missing or infinite."""
    problems = []
    for i, j in np.argwhere(~np.isfinite(values))[:50]:
        infinite = np.isinf(values[i, j])
        code = "infinite_value" if infinite else "missing_value"
        message = _("The value is infinite.") if infinite else _("The value is missing.")
        hint = _("Fill it in, or leave the unit or the indicator out, and say so.")
        problems.append(Problem(str(frame.index[i]), str(frame.columns[j]), code, message, hint))
    return problems
