"""Checks of a table that was read: what is possible but probably wrong. Nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.base.numbers import fixed_text, number_text, typed_number
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.impossible import doubts
from msai.diagnosis.measures import is_share
from msai.diagnosis.schema import ColumnSchema
from msai.diagnosis.table import UnitTable
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: Share by which the sum of units may differ from the known total of the municipality.
SUM_TOLERANCE = 0.005
#: Spearman correlation with population from which whole numbers look like absolute counts.
COUNT_CORRELATION = 0.9
#: Correlation with the mean of the other indicators from which a direction looks reversed.
REVERSED_CORRELATION = -0.6
CORRELATED = 0.9

_SIGNED = ("saldo", "przyrost", "zmian", "dynamik", "roznic", "balance", "change", "temp")
_WORSE = ("bezrobot", "przestep", "wykrocz", "ubost", "przemoc", "niebieska kart", "azbest")
_BETTER = ("frekwencj", "zdawaln", "wynik egzamin", "organizacj")


def check_table(table: UnitTable) -> list[Problem]:
    """Return warnings about a table, each with the units or column concerned."""
    checks: tuple[Callable[[UnitTable], Iterator[Problem]], ...] = (
        _sums,
        _missing,
        _constant,
        _negative,
        _over_hundred,
        _years,
        _rates,
        _absolute,
        _directions,
    )
    asked = [problem for check in checks for problem in check(table)]
    return [*asked, *(doubt.problem() for doubt in doubts(table))]


def correlated_indicators(table: UnitTable, *, limit: float = CORRELATED) -> list[Problem]:
    """Return pairs within a sphere that nearly repeat each other, so that one counts twice.

    Correlation alone is no reason to drop an indicator (OECD/JRC Handbook 2008, §1.6).
    """
    problems = []
    for names in table.spheres.values():
        for i, first in enumerate(names):
            for second in names[i + 1 :]:
                r = _pearson(table.frame[first].to_numpy(), table.frame[second].to_numpy())
                if abs(r) >= limit:
                    problems.append(_pair(first, second, r))
    return problems


def _pair(first: str, second: str, r: float) -> Problem:
    return Problem(
        f"r = {fixed_text(r)}",
        f"{first}, {second}",
        "correlated",
        _("The two indicators say almost the same."),
        _("With equal weights the phenomenon counts twice: keep one, or halve their weights."),
    )


def _sums(table: UnitTable) -> Iterator[Problem]:
    description = table.description
    for name, values, declared in (
        (description.population_column, table.population, description.municipality_population),
        (description.area_column, table.area_ha, description.municipality_area_ha),
    ):
        if values is None or name is None:
            continue
        if declared is None and table.total_row is not None and name in table.total_row:
            declared = float(table.total_row[name])
        total = float(values.sum())
        if declared and abs(total - declared) > SUM_TOLERANCE * declared:
            code = "population_sum" if values is table.population else "area_sum"
            yield Problem(
                None,
                name,
                code,
                _("The units add up to {sum}; the municipality has {known}.").format(
                    sum=number_text(total, 0), known=number_text(declared, 0)
                ),
                _("Is a unit missing, counted twice, or from another year?"),
            )


def _missing(table: UnitTable) -> Iterator[Problem]:
    inhabited = table.inhabited
    for name in table.frame:
        below = table.column(table.schema[str(name)].denominator)
        explained = (below == 0).to_numpy() if below is not None else ~inhabited
        empty = table.frame.index[table.frame[name].isna().to_numpy() & inhabited & ~explained]
        if len(empty):
            yield Problem(
                units_in_words(empty),
                str(name),
                "missing_value",
                _n("One value is missing.", "{n} values are missing.", len(empty)).format(
                    n=len(empty)
                ),
                _("Ask the keeper of the data. No reports is not the same as no problem."),
            )


def _constant(table: UnitTable) -> Iterator[Problem]:
    for name in table.frame:
        values = table.frame[name].to_numpy(dtype=float)
        values = values[~np.isnan(values)]
        if len(values) > 1 and np.ptp(values) == 0:
            yield Problem(
                None,
                str(name),
                "constant_column",
                _("The indicator has the same value in every unit."),
                _("It cannot tell units apart and will be left out of the index."),
            )


def _negative(table: UnitTable) -> Iterator[Problem]:
    signed = [n for n in table.frame if _mentions(table.schema[str(n)], _SIGNED)]
    for frame in (table.frame.drop(columns=signed), table.counts):
        for name in frame:
            below = frame.index[frame[name].to_numpy(dtype=float) < 0]
            if len(below):
                yield Problem(
                    units_in_words(below),
                    str(name),
                    "negative_value",
                    _("The value is negative."),
                    _("A count or a share cannot be: check the sign and the formula."),
                )


def _over_hundred(table: UnitTable) -> Iterator[Problem]:
    for name in table.frame:
        column = table.schema[str(name)]
        above = table.frame.index[table.frame[name].to_numpy(dtype=float) > 100]
        percent = is_share(f"{column.label} {column.unit}")
        if percent and len(above) and not _mentions(column, _SIGNED):
            yield Problem(
                units_in_words(above),
                str(name),
                "over_100_percent",
                _("The share is greater than 100 %."),
                _("Check whether the numerator is a part of the denominator."),
            )


def _years(table: UnitTable) -> Iterator[Problem]:
    for name in table.frame:
        column = table.schema[str(name)]
        below = table.schema.get(column.denominator or "")
        if column.year and below and below.year and below.year != column.year:
            yield Problem(
                None,
                str(name),
                "denominator_year",
                _("The numerator is from {year}, the denominator from {other}.").format(
                    year=column.year, other=below.year
                ),
                _("Take both from the same year, or say in the diagnosis why they differ."),
            )


def _rates(table: UnitTable) -> Iterator[Problem]:
    """Compare given rates with numerator / denominator × multiplier."""
    for name in table.frame:
        column = table.schema[str(name)]
        above, below = table.column(column.numerator), table.column(column.denominator)
        if above is None or below is None:
            continue
        numerator, denominator = above.to_numpy(dtype=float), below.to_numpy(dtype=float)
        values = table.frame[name].to_numpy(dtype=float)
        known = (denominator > 0) & (numerator > 0) & (values > 0)
        if not known.any():
            continue
        given, counts = values[known], numerator[known]
        rates = counts / denominator[known] * column.multiplier
        if np.allclose(given, counts) and not np.allclose(given, rates, rtol=0.02):
            yield _absolute_count().at(str(name))
            continue
        ratios = given / rates
        wrong = np.abs(ratios - 1) > 0.02
        if wrong.any():
            yield _mismatch(str(name), table.frame.index[known][wrong], ratios)


def _mismatch(name: str, units: pd.Index[str], ratios: np.ndarray) -> Problem:
    middle = float(np.median(ratios))
    power = round(np.log10(middle))
    if power and abs(middle / 10.0**power - 1) < 0.02:
        message = _("The rate is {factor} times what numerator and denominator give.")
        hint = _("Correct the multiplier (per 100, per 1000…); the ranking alone does not show it.")
        return Problem(
            None, name, "unit_mismatch", message.format(factor=typed_number(10.0**power)), hint
        )
    message = _("The rate differs from numerator / denominator × multiplier.")
    hint = _("Is the denominator from another year or another area?")
    return Problem(units_in_words(units), name, "rate_mismatch", message, hint)


def _absolute(table: UnitTable) -> Iterator[Problem]:
    """Suspect whole numbers that follow the population: counts where a rate is due."""
    if table.population is None or len(table.frame) < 5:
        return
    people = table.population.to_numpy(dtype=float)
    for name in table.frame:
        column, values = table.schema[str(name)], table.frame[name].to_numpy(dtype=float)
        if column.sphere is None or table.column(column.numerator) is not None:
            continue
        known = ~np.isnan(values) & (people > 0)
        whole = known.sum() >= 5 and np.all(values[known] == np.round(values[known]))
        if whole and _spearman(values[known], people[known]) >= COUNT_CORRELATION:
            yield _absolute_count().at(str(name))


def _absolute_count() -> Problem:
    return Problem.of(
        "absolute_count",
        _("These look like counts, not rates: the biggest units seem the worst."),
        _("Divide by the right population, such as people of working age."),
    )


def _directions(table: UnitTable) -> Iterator[Problem]:
    """Ask about directions that contradict the name or all the other indicators."""
    odd_ones = _against_the_rest(table)
    for name, direction in table.directions.items():
        column = table.schema[name]
        against = _BETTER if direction == 1 else _WORSE
        if _mentions(column, against) or name in odd_ones:
            yield Problem(
                None,
                name,
                "reversed_direction",
                _("The direction of this indicator may be reversed."),
                _("Does a higher value really mean a worse situation? Check the dictionary.")
                if direction == 1
                else _("Does a higher value really mean a better situation? Check the dictionary."),
            )


def _against_the_rest(table: UnitTable) -> set[str]:
    """Return indicators that go against the mean of all the others, over complete units."""
    directions = table.directions
    values = table.frame[[*directions]].to_numpy(dtype=float) * [*directions.values()]
    complete = values[~np.isnan(values).any(axis=1)]
    if len(directions) < 4 or len(complete) < 8:
        return set()
    spread = complete.std(axis=0)
    if (spread == 0).any():
        return set()
    z = (complete - complete.mean(axis=0)) / spread
    rest = (z.sum(axis=1, keepdims=True) - z) / (z.shape[1] - 1)
    return {
        name
        for at, name in enumerate(directions)
        if _pearson(z[:, at], rest[:, at]) <= REVERSED_CORRELATION
    }


def _mentions(column: ColumnSchema, stems: tuple[str, ...]) -> bool:
    text = plain_name(f"{column.label} {column.unit}")
    return any(stem in text for stem in stems)


def _spearman(a: np.ndarray, b: np.ndarray) -> float:
    return _pearson(_ranks(a), _ranks(b))


def _ranks(values: np.ndarray) -> np.ndarray:
    order = np.sort(values)
    low, high = np.searchsorted(order, values, "left"), np.searchsorted(order, values, "right")
    return (low + high) / 2.0


def _pearson(a: np.ndarray, b: np.ndarray) -> float:
    known = ~(np.isnan(a) | np.isnan(b))
    x, y = a[known], b[known]
    if len(x) < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return 0.0
    return float(np.corrcoef(x, y)[0, 1])
