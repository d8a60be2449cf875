"""Which remedies make hidden indicators publishable, and what each of them changes.

Guard against subtraction: people may have seen the table with its small counts hidden. A sum over
joined units must then tell no more than that: in each group either nothing was hidden, or at least
two counts whose sum leaves open that one of them is not small (`hiding_small_counts`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd

from msai.diagnosis.hiding_small_counts import cells_are_safe, numerators_of, suppress
from msai.diagnosis.remedies import Remedy, applied, joined_name, years_of
from msai.diagnosis.table import UnitTable

Neighbours: TypeAlias = Mapping[str, Collection[str]]
Touching: TypeAlias = np.ndarray
#: Groups that must be left, so that units can still be compared.
FEWEST_GROUPS = 3


@dataclass(frozen=True, slots=True)
class Withheld:
    """An indicator with hidden counts and the units where they are small."""

    indicator: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedRemedy:
    """A remedy with what can be published before and after.

    Attributes:
        remedy: What would be done.
        before: Indicators without any hidden count now.
        after: The same afterwards.
        units: Number of units afterwards.
    """

    remedy: Remedy
    before: tuple[str, ...]
    after: tuple[str, ...]
    units: int


def withheld(table: UnitTable, threshold: int) -> tuple[Withheld, ...]:
    """Return the indicators with small counts, and the units that have them, never how many."""
    counts = numerators_of(table)
    small = suppress(counts, threshold=threshold).primary
    found = ((str(n), tuple(map(str, counts.index[small[n]]))) for n in counts.columns)
    return tuple(Withheld(name, units) for name, units in found if units)


def publishable(table: UnitTable, threshold: int) -> tuple[str, ...]:
    """Return the indicators of which no count is hidden and none is missing."""
    counts = numerators_of(table)
    hidden = suppress(counts, threshold=threshold).hidden
    there = counts.notna() | ~table.inhabited[:, None]
    return tuple(str(n) for n in counts.columns if not hidden[n].any() and there[n].all())


def offers(
    table: UnitTable, threshold: int, near: Neighbours | None = None
) -> tuple[OfferedRemedy, ...]:
    """Return the remedies that make at least one more indicator publishable, the units first.

    Args:
        table: The table.
        threshold: Smallest count that may be shown.
        near: Names of the neighbours of each unit, where boundaries tell: they are joined first.
    """
    before = publishable(table, threshold)
    hidden = withheld(table, threshold)
    if not hidden:
        return ()
    remedies = [
        *_units(table, threshold, before, near or {}),
        *_years(table, hidden),
        *_wider(table, hidden, threshold),
    ]
    made = (_offer(table, remedy, before, threshold) for remedy in remedies)
    return tuple(one for one in made if set(one.after) - set(one.before))


def _offer(
    table: UnitTable, remedy: Remedy, before: tuple[str, ...], threshold: int
) -> OfferedRemedy:
    found = applied(table, [remedy])
    return OfferedRemedy(remedy, before, publishable(found, threshold), len(found.frame))


def _units(
    table: UnitTable, threshold: int, before: Sequence[str], near: Neighbours
) -> Iterator[Remedy]:
    """Yield the grouping of neighbours, then one of any units if that leaves more indicators."""
    found = [_grouping(table, threshold, before, one) for one in ((near, {}) if near else ({},))]
    most = 0
    for remedy in found:
        if remedy is not None and len(remedy.columns) > most:
            most = len(remedy.columns)
            yield remedy


def _grouping(
    table: UnitTable, threshold: int, before: Sequence[str], near: Neighbours
) -> Remedy | None:
    """Return a grouping for as many indicators as leave `FEWEST_GROUPS`, the greatest first."""
    touching = _touching([str(unit) for unit in table.frame.index], near)
    counts = numerators_of(table)
    safe = suppress(counts, threshold=threshold)
    order = sorted((str(n) for n in counts if n not in before), key=lambda n: -counts[n].sum())
    chosen: list[str] = []
    groups: list[list[int]] = []
    for name in order:
        found = _grouped(
            counts[[*chosen, name]],
            safe.hidden[[*chosen, name]],
            _sizes(table),
            threshold,
            touching,
        )
        if len(found) >= FEWEST_GROUPS:
            chosen, groups = [*chosen, name], found
    if not chosen:
        return None
    names = [[str(counts.index[at]) for at in group] for group in groups if len(group) > 1]
    # What is wholly visible now stays so: sums of visible counts tell nothing new.
    kept = (*before, *chosen, *(n for n in table.directions if n not in counts))
    return Remedy("units", groups=tuple(tuple(one) for one in names), columns=kept)


def _touching(units: Sequence[str], near: Neighbours) -> Touching:
    """Return whether two units, by their places, are neighbours."""
    return np.array([[two in near.get(one, ()) for two in units] for one in units], dtype=bool)


def _grouped(
    counts: pd.DataFrame,
    hidden: pd.DataFrame,
    sizes: np.ndarray,
    threshold: int,
    touching: Touching,
) -> list[list[int]]:
    """Join the smallest group that is not safe with a small neighbour, until all of them are."""
    values, covered = np.nan_to_num(counts.to_numpy(dtype=float)), hidden.to_numpy()
    groups = [[at] for at in range(len(values))]
    while len(groups) >= FEWEST_GROUPS:
        groups.sort(key=lambda group: (sizes[group].sum(), group))
        telling = [_telling(values[group], covered[group], threshold) for group in groups]
        first = next((at for at, columns in enumerate(telling) if columns), None)
        if first is None:
            return groups
        # Only what is hidden too makes a sum over hidden counts safe; visible ones add nothing.
        helping = [
            at
            for at, group in enumerate(groups)
            if at != first and covered[np.ix_(group, telling[first])].any()
        ]
        if not helping:
            return []
        beside = [at for at in helping if touching[np.ix_(groups[first], groups[at])].any()]
        likely = beside or helping
        other = next((at for at in likely if telling[at]), likely[0])
        joined = sorted(groups[first] + groups[other])
        groups = [group for at, group in enumerate(groups) if at not in (first, other)] + [joined]
    return []


def _telling(values: np.ndarray, covered: np.ndarray, threshold: int) -> list[int]:
    """Return the columns where the sum of a group uncovers counts that were hidden.

    A sum that is small itself is one of hidden counts alone, so that these columns hold it too.
    """
    parts = (values[covered[:, j], j] for j in range(values.shape[1]))
    return [j for j, part in enumerate(parts) if len(part) and not cells_are_safe(part, threshold)]


def _sizes(table: UnitTable) -> np.ndarray:
    people = table.population
    return (
        np.ones(len(table.frame)) if people is None else np.nan_to_num(people.to_numpy(dtype=float))
    )


def _years(table: UnitTable, hidden: Iterable[Withheld]) -> Iterator[Remedy]:
    for one in hidden:
        numerator = table.schema[one.indicator].numerator or ""
        stem, year = years_of(numerator)
        same = sorted(str(c) for c in table.counts if year and years_of(str(c))[0] == stem)
        if len(same) > 1:
            yield Remedy("years", one.indicator, columns=tuple(same))


def _wider(table: UnitTable, hidden: Iterable[Withheld], threshold: int) -> Iterator[Remedy]:
    """Yield the narrowest count that may hold the hidden one; a person judges whether it does."""
    below = {column.denominator for column in table.schema.values()}
    used = {column.numerator for column in table.schema.values() if column.sphere}
    free = table.counts[[c for c in table.counts if c not in below | used]]
    for one in hidden:
        narrow = table.column(table.schema[one.indicator].numerator)
        if narrow is None:
            continue
        fitting = [c for c in free if _may_hold(free[c], narrow, table.counts, threshold)]
        if fitting:
            best = min(fitting, key=lambda c: free[c].to_numpy(dtype=float).sum())
            yield Remedy("wider", one.indicator, columns=(str(best),))


def _may_hold(
    wide: pd.Series[float], narrow: pd.Series[float], counts: pd.DataFrame, threshold: int
) -> bool:
    """Tell whether a count is never smaller, has no small cell, and no column is the difference."""
    if (
        not (wide >= narrow).all()
        or (wide == narrow).all()
        or ((wide >= 1) & (wide < threshold)).any()
    ):
        return False
    rest = wide - narrow
    return not any((counts[c] == rest).all() for c in counts)


def groups_in_words(remedy: Remedy) -> list[str]:
    """Return the names of the joined units."""
    return [joined_name(group) for group in remedy.groups]
