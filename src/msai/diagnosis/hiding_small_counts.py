"""Hiding small counts before a table is shown or exported, so that nobody can be recognised.

Two families with a Blue Card in one village are known to everyone there. A count from 1 up to
the threshold is hidden (primary); further cells are hidden until subtraction from the known total
of a column leaves open whether the hidden counts are small (secondary). The threshold is a choice
of the office (GDPR, recital 26): the revitalisation act names none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.diagnosis.table import UnitTable
from msai.errors import DiagnosisError, Problem

_, _n = catalogue("diagnosis")

DEFAULT_THRESHOLD = 5


@dataclass(frozen=True, eq=False)
class Suppressed:
    """A table that may be shown.

    Attributes:
        frame: Counts with NaN in place of hidden cells.
        primary: True where the count itself is small.
        secondary: True where a cell is hidden to protect another.
        hidden_totals: Columns whose total must not be published either.
        threshold: Counts from 1 to below it are small.
    """

    frame: pd.DataFrame
    primary: pd.DataFrame
    secondary: pd.DataFrame
    hidden_totals: tuple[str, ...]
    threshold: int

    @property
    def hidden(self) -> pd.DataFrame:
        """Return True where a cell is hidden for either reason."""
        return self.primary | self.secondary


def suppress(counts: pd.DataFrame, *, threshold: int = DEFAULT_THRESHOLD) -> Suppressed:
    """Return a table of counts with small cells, and those that would betray them, hidden.

    In each column the total is taken as known. Cells are hidden from the smallest until at least
    two are, and until one of them could be as great as ``threshold`` for all that the total
    tells: then subtraction shows neither a value nor that it is small. Zeros stay visible.

    Args:
        counts: Units × counts, whole numbers or NaN.
        threshold: Smallest count that may be shown; 1 hides nothing.

    Raises:
        DiagnosisError: The threshold is below 1.
    """
    if threshold < 1:
        raise DiagnosisError(_bad_threshold())
    values = counts.to_numpy(dtype=float)
    primary = (values >= 1) & (values < threshold)
    hidden = primary.copy()
    betrayed = [
        str(counts.columns[j])
        for j in range(values.shape[1])
        if not _protect(values[:, j], hidden[:, j], threshold)
    ]
    return Suppressed(
        counts.astype(float).mask(hidden),
        _like(counts, primary),
        _like(counts, hidden & ~primary),
        tuple(betrayed),
        threshold,
    )


def _protect(values: np.ndarray, hidden: np.ndarray, threshold: int) -> bool:
    """Hide further cells of a column in place; tell whether its total may be published."""
    candidates = [i for i in np.argsort(values, kind="stable") if values[i] > 0 and not hidden[i]]
    while hidden.any() and not cells_are_safe(values[hidden], threshold):
        if not candidates:
            return False
        hidden[candidates.pop(0)] = True
    return True


def cells_are_safe(cells: np.ndarray, threshold: int) -> bool:
    """Tell whether cells of at least 1 with a known sum may include one that is not small."""
    return len(cells) >= 2 and float(cells.sum()) - (len(cells) - 1) >= threshold


def sums_may_be_shown(
    counts: pd.DataFrame, chosen: Iterable[str], safe: Suppressed
) -> dict[str, bool]:
    """Tell for each column whether the sum over some units may stand beside the table itself.

    A sum over an area is one more total: with it and the visible cells, the hidden ones of the
    area and of the rest can be summed apart. Each group must be as safe as `suppress` asks for.

    Args:
        counts: Units × counts.
        chosen: Units of the area.
        safe: The table as it is shown: ``suppress(counts)``.
    """
    inside = counts.index.isin(list(chosen))
    hidden, threshold = safe.hidden, safe.threshold
    return {
        str(name): all(
            not part.any() or cells_are_safe(counts[name].to_numpy(dtype=float)[part], threshold)
            for part in (hidden[name].to_numpy() & inside, hidden[name].to_numpy() & ~inside)
        )
        for name in counts.columns
    }


def protect(table: UnitTable, *, threshold: int = DEFAULT_THRESHOLD) -> UnitTable:
    """Return a table for showing: small numerators and the rates made of them are hidden.

    A rate betrays its numerator as soon as the denominator is known, so both go. Compute indices
    first, on the full table; show the raw values of this one. Hidden cells are NaN, and a warning
    per column says how many there are and whether its total must stay unpublished.

    Raises:
        DiagnosisError: The threshold is below 1.
    """
    numerators = numerators_of(table)
    result = suppress(numerators, threshold=threshold)
    hidden = result.hidden
    rates = pd.DataFrame(False, index=table.frame.index, columns=table.frame.columns)
    rates[hidden.columns] = hidden
    counts = table.counts.copy()
    for name, column in table.schema.items():
        if name in hidden and column.numerator in counts:
            counts[column.numerator] = counts[column.numerator].mask(hidden[name])
    notes = [
        _hidden(name, int(hidden[name].sum()), name in result.hidden_totals)
        for name in hidden.columns
        if hidden[name].any()
    ]
    protected = replace(table, frame=table.frame.mask(rates), counts=counts)
    return protected.with_warnings(*notes)


def numerators_of(table: UnitTable) -> pd.DataFrame:
    """Return the count behind each rate: its numerator, or the rate times its denominator."""
    made = {}
    for name in table.frame.columns:
        column = table.schema[name]
        above, below = table.column(column.numerator), table.column(column.denominator)
        if above is not None:
            made[name] = above
        elif below is not None:
            made[name] = (table.frame[name] * below / column.multiplier).round()
    return pd.DataFrame(made, index=table.frame.index)


def _like(frame: pd.DataFrame, mask: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(mask, index=frame.index, columns=frame.columns)


def _hidden(column: str, number: int, total: bool) -> Problem:
    message = _n(
        "One value is hidden to protect people.",
        "{n} values are hidden to protect people.",
        number,
    ).format(n=number)
    hint = (
        _("Do not publish the total of this column either: it would give them away.")
        if total
        else _("Join units or years if you need to show it.")
    )
    return Problem(None, column, "suppressed", message, hint)


def _bad_threshold() -> Problem:
    return Problem.of(
        "bad_threshold",
        _("The threshold must be at least 1."),
        _("Usual choices are 5 or 10."),
    )
