"""Values that can hardly be true: more unemployed than people, a town on one hectare.

Nothing is changed: each is a question that names the unit. What is asked about here is never
praised as a finding (`doubted_cells`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.diagnosis.column_words import is_population, plain_name
from msai.diagnosis.measures import is_share
from msai.diagnosis.schema import ColumnSchema
from msai.diagnosis.table import UnitTable
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: People on a hectare: dense blocks of flats have up to 300.
MOST_PEOPLE_PER_HA = 500.0
#: Hectares: the largest municipality of Poland, Pisz, has 63,400 (GUS, Powierzchnia i ludność).
MOST_HECTARES = 70_000.0
#: Share of the area without inhabitants from which the limits of article 10 change their meaning.
MUCH_EMPTY = 0.4
TIMES = 10.0
#: Growth of a population between two years that no village has.
JUMP = 1.5
#: Events expected in a unit from which none at all is no accident (Poisson: 0.1 %).
EXPECTED = 7.0
#: Numerators that are no people and may exceed any denominator.
_MEASURES = re.compile(r"\b(kg|ton|tony|zl|m2|m3|km|mwh|kwh|gj|mg|ug|godz|min|pkt)\b|µg")
_PER = re.compile(r"\bna (100|1 ?000|10 ?000) (osob|mieszkanc|ludnosci|os\b)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Values that can hardly be true.

    Attributes:
        code: Stable English name.
        column: Column of the table.
        units: Units concerned; none: the whole column.
        message: What is odd.
        hint: What to do.
    """

    code: str
    column: str | None
    units: tuple[str, ...]
    message: str
    hint: str

    def problem(self) -> Problem:
        """Return it as a warning."""
        place = units_in_words(self.units) if self.units else None
        return Problem(place, self.column, self.code, self.message, self.hint)


def doubts(table: UnitTable) -> list[Doubt]:
    """Return what can hardly be true of a table."""
    checks: Sequence[Callable[[UnitTable], Iterator[Doubt]]] = (
        _above_the_line,
        _ten_times,
        _nearly_all,
        _population,
        _density,
        _area,
        _equal,
        _zeros,
        _parts_of_one,
    )
    return [doubt for check in checks for doubt in check(table)]


def doubted_cells(table: UnitTable) -> frozenset[tuple[str, str]]:
    """Return unit and indicator of each value that is doubted, itself or by what it is made of."""
    found = set()
    for doubt in doubts(table):
        for name in map(str, table.frame.columns):
            column = table.schema[name]
            if doubt.column in (name, column.numerator, column.denominator):
                found |= {(unit, name) for unit in doubt.units or map(str, table.frame.index)}
    return frozenset(found)


def _units(table: UnitTable, mask: np.ndarray | pd.Series[bool]) -> tuple[str, ...]:
    return tuple(map(str, table.frame.index[np.asarray(mask, dtype=bool)]))


def _above_the_line(table: UnitTable) -> Iterator[Doubt]:
    message = _("The part is greater than the whole: more above the line than below it.")
    hint = _("Check both numbers: a wrong digit, a wrong row, thousands, another denominator?")
    for name in map(str, table.frame.columns):
        column = table.schema[name]
        above, below = table.column(column.numerator), table.column(column.denominator)
        if _is_measured(column, table.schema.get(column.numerator or "")):
            continue
        if above is not None and below is not None:
            if column.multiplier >= 100 and (more := (above > below) & (below > 0)).any():
                yield Doubt("part_above_whole", name, _units(table, more), message, hint)
        elif per := _PER.search(plain_name(f"{column.label} {column.unit}")):
            more = table.frame[name] > float(per[1].replace(" ", ""))
            if more.any():
                yield Doubt("part_above_whole", name, _units(table, more), message, hint)


def _is_measured(*columns: ColumnSchema | None) -> bool:
    return any(
        column is not None and _MEASURES.search(plain_name(f"{column.label} {column.unit}"))
        for column in columns
    )


def _ten_times(table: UnitTable) -> Iterator[Doubt]:
    columns = [(str(name), values) for name, values in table.frame.items()]
    columns += [(str(v.name), v) for v in (table.population, table.area_ha) if v is not None]
    for name, values in columns:
        numbers = values.to_numpy(dtype=float)
        known = np.sort(numbers[~np.isnan(numbers)])
        if len(known) < 5 or known[0] < 0 or known[-2] <= 0 or known[-1] < TIMES * known[-2]:
            continue
        message = _("The value is at least ten times that of any other unit.")
        hint = _("Is a digit or a comma wrong, or is it the whole and not a unit?")
        yield Doubt("ten_times", name, _units(table, numbers == known[-1]), message, hint)


def _nearly_all(table: UnitTable) -> Iterator[Doubt]:
    """Ask about a row with nearly as many people as all the others: the whole of another day."""
    people = table.population
    if people is None or len(people) < 5:
        return
    others = float(people.sum()) - people
    near = (people > 0) & ((people - others).abs() <= 0.02 * others)
    if near.any():
        message = _("It has as many people as all the other units together.")
        hint = _("Is it the whole? Then delete the row, or name it “razem”.")
        yield Doubt("nearly_total", str(people.name), _units(table, near), message, hint)


def _population(table: UnitTable) -> Iterator[Doubt]:
    people = table.population
    if people is None:
        return
    known = people.dropna()
    if len(known) > 2 and (known < 1000).all() and (known != known.round()).any():
        message = _("Numbers of people are not whole: are they thousands?")
        hint = _("Write “w tysiącach” into the header, or multiply them by 1000.")
        yield Doubt("people_not_whole", str(people.name), (), message, hint)
    yield from _jumps(table, people)
    yield from _out_of_step(table, people)


def _jumps(table: UnitTable, people: pd.Series[float]) -> Iterator[Doubt]:
    """Ask about units whose population of another year is much greater or smaller."""
    others = {**table.counts, **table.frame}
    for name in (str(one) for one in others if is_population(str(one))):
        before = others[name]
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = people / before
        far = (before > 0) & (people > 0) & ((ratio > JUMP) | (ratio < 1 / JUMP))
        if 0 < far.sum() < len(people):
            message = _("The population differs by more than half from that of another year.")
            hint = _("Compare both columns: is a digit wrong, or were borders changed?")
            yield Doubt("population_jump", str(people.name), _units(table, far), message, hint)


def _out_of_step(table: UnitTable, people: pd.Series[float]) -> Iterator[Doubt]:
    """Ask about a unit where all counts together say that its population is wrong."""
    counts = table.counts.loc[:, (table.counts.median() >= 5).to_numpy()]
    if table.area_ha is not None:
        counts = counts.assign(area=table.area_ha)
    if counts.shape[1] < 2 or counts.shape[1] == (table.area_ha is not None) or len(people) < 5:
        return
    rates = counts.where(counts > 0).div(people.where(people > 0), axis=0)
    apart = rates / rates.median()
    low, high = (apart < 1 / 5).all(axis=1), (apart > 5).all(axis=1)
    if (low | high).any():
        message = _("All counts are far too small or too great for this population.")
        hint = _("Check the number of inhabitants first: one digit too many or too few?")
        yield Doubt(
            "people_out_of_step", str(people.name), _units(table, low | high), message, hint
        )


def _parts_of_one(table: UnitTable) -> Iterator[Doubt]:
    """Ask about per cent of which none is above 1: parts of one that a spreadsheet shows so."""
    for name in map(str, table.frame.columns):
        column, values = table.schema[name], table.frame[name].dropna()
        if not is_share(f"{column.label} {column.unit}") or len(values) < 3:
            continue
        if column.numerator is None and 0 < values.abs().max() <= 1 and values.nunique() > 2:
            message = _("The header says per cent, but no value is above 1.")
            hint = _("Are they parts of one? Multiply them by 100, or take “%” out of the header.")
            yield Doubt("parts_of_one", name, (), message, hint)


def _density(table: UnitTable) -> Iterator[Doubt]:
    people, area = table.population, table.area_ha
    if people is None or area is None:
        return
    dense = (area > 0) & (people / area.where(area > 0) > MOST_PEOPLE_PER_HA)
    if dense.any():
        message = _("More than {n} people would live on a hectare.")
        hint = _("Check the population, and whether the area is in hectares.")
        said = message.format(n=number_text(MOST_PEOPLE_PER_HA, 0))
        yield Doubt("impossible_density", str(area.name), _units(table, dense), said, hint)


def _area(table: UnitTable) -> Iterator[Doubt]:
    area = table.area_ha
    if area is None or not table.description.is_municipality or not (whole := float(area.sum())):
        return
    if whole > MOST_HECTARES:
        message = _("The units have {n} hectares: more than any municipality of Poland.")
        said = message.format(n=number_text(whole, 0))
        hint = _("Is the area in square metres or ares?")
        yield Doubt("area_too_large", str(area.name), (), said, hint)
    empty = ~table.inhabited
    share = float(area[empty].sum()) / whole
    if share >= MUCH_EMPTY:
        message = _("Units without inhabitants have {n} % of the area.")
        hint = _("Is it water or forest? It makes every other share of the area look small.")
        said = message.format(n=number_text(100 * share, 1))
        yield Doubt("much_empty_area", str(area.name), _units(table, empty), said, hint)


def _equal(table: UnitTable) -> Iterator[Doubt]:
    """Ask about counts, people or hectares that are the same everywhere: filled down by mistake."""
    columns = [table.counts[name] for name in table.counts]
    columns += [one for one in (table.population, table.area_ha) if one is not None]
    for values in columns:
        known = values.dropna()
        if len(known) > 2 and known.nunique() == 1 and known.iloc[0] != 0:
            message = _("All units have the same number.")
            hint = _("Was a cell filled down, or the number of the whole repeated?")
            yield Doubt("all_equal", str(values.name), (), message, hint)


def _zeros(table: UnitTable) -> Iterator[Doubt]:
    """Ask about units that have 0 in most columns where several cases were to be expected.

    One such 0 is often true: old houses stand together. A row of them is a row nobody filled in.
    """
    people = table.population
    used = {column.numerator for column in table.schema.values()}
    counts = table.counts.loc[:, [name in used for name in table.counts]]
    if people is None or counts.empty:
        return
    rates = counts.sum() / max(1.0, float(people.sum()))
    expected = pd.DataFrame(np.outer(people.fillna(0), rates), counts.index, counts.columns)
    odd = (counts == 0) & (expected >= EXPECTED)
    odd &= (odd.sum(axis=1) * 2 >= counts.shape[1]).to_numpy()[:, None]
    message = _("It says 0 where several cases were to be expected.")
    hint = _("Does 0 mean “none” or “no data”? Leave the cell empty if nobody knows.")
    for name in counts.columns[odd.any().to_numpy()]:
        yield Doubt("zero_or_missing", str(name), _units(table, odd[name]), message, hint)
