"""Counts of a synthetic municipality: denominators from population, numerators by chance."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .catalogue import INDICATORS
from .model import BLOCKS, DOWNTOWN, HOUSES, LAST_YEAR, VILLAGE, YEARS, Municipality, Unit, stream
from .processes import BREAK_YEAR, EVENTS, PEOPLE, PROCESSES, Process

Counts = dict[str, float]
#: No share comes closer to everybody than this, however bad the unit.
HIGHEST_SHARE = 0.97
DWELLINGS_PER_BUILDING = {DOWNTOWN: 8.5, BLOCKS: 41.0, HOUSES: 1.25, VILLAGE: 1.1}
HEAT_SOURCES_PER_DWELLING = {DOWNTOWN: 0.55, BLOCKS: 0.06, HOUSES: 0.92, VILLAGE: 1.02}


def draw_counts(town: Municipality, areas_ha: Mapping[str, float]) -> dict[tuple[str, int], Counts]:
    """Return all counts by (unit id, year); `areas_ha` by unit id."""
    return {
        (unit.id, year): unit_counts(town, unit, year, areas_ha[unit.id])
        for unit in town.units
        for year in YEARS
    }


def unit_counts(town: Municipality, unit: Unit, year: int, area_ha: float) -> Counts:
    """Return denominators and numerators of one unit in one year."""
    counts = denominators(town.seed, unit, year) | {"powierzchnia_ha": area_ha}
    for name in INDICATORS:
        drawn = numerator(town.seed, unit, name, year, counts)
        counts[name] = town.pinned.get((unit.id, name, year), drawn)
    return counts


def denominators(seed: int, unit: Unit, year: int) -> Counts:
    """Return inhabitants, their age groups, dwellings and buildings."""
    people = population(seed, unit, year)
    if people == 0:
        return dict.fromkeys(
            ("ludnosc", "wiek_produkcyjny", "dzieci_0_17", "uczniowie", "mieszkania",
             "budynki_mieszkalne", "zrodla_ciepla"), 0
        )  # fmt: skip
    rng = stream(seed, unit.id, "structure")
    working, young = rng.uniform(0.565, 0.6), rng.uniform(0.155, 0.195)
    dwellings = round(unit.population / rng.uniform(2.2, 2.9))
    return {
        "ludnosc": people,
        # The working-age share falls everywhere: an ageing municipality.
        "wiek_produkcyjny": round(people * (working - 0.004 * (year - LAST_YEAR))),
        "dzieci_0_17": round(people * young),
        "uczniowie": round(people * young * 0.48),
        "mieszkania": dwellings,
        "budynki_mieszkalne": max(1, round(dwellings / DWELLINGS_PER_BUILDING[unit.kind])),
        "zrodla_ciepla": max(1, round(dwellings * HEAT_SOURCES_PER_DWELLING[unit.kind])),
    }


def population(seed: int, unit: Unit, year: int) -> int:
    """Return inhabitants in a year; the last year is the declared number."""
    if year == LAST_YEAR:
        return unit.population
    wobble = 1 + stream(seed, unit.id, "population", year).normal(0, 0.003)
    return round(unit.population * (1 + unit.growth) ** (year - LAST_YEAR) * wobble)


def numerator(seed: int, unit: Unit, name: str, year: int, counts: Counts) -> int:
    """Draw the numerator of one indicator."""
    process = PROCESSES[name]
    base = counts[process.within or INDICATORS[name].denominator]
    expected = rate(seed, unit, name, year)
    rng = stream(seed, unit.id, name, year)
    if process.draw == EVENTS:
        return int(rng.poisson(base * expected))
    if process.draw == PEOPLE:
        return int(rng.binomial(round(base), expected))
    return round(base * expected)


def rate(seed: int, unit: Unit, name: str, year: int) -> float:
    """Return the expected numerator per one of the denominator."""
    process, indicator = PROCESSES[name], INDICATORS[name]
    own = float(np.exp(stream(seed, unit.id, name).normal(0, process.spread)))
    severity = unit.severity.get(indicator.sphere, 1.0)
    factor = severity ** (indicator.direction * process.sensitivity) * unit.special.get(name, 1.0)
    value = process.rate[unit.kind] * factor * own * time_factor(process, year)
    return (
        value if process.draw == EVENTS or indicator.multiplier == 1 else min(value, HIGHEST_SHARE)
    )


def time_factor(process: Process, year: int) -> float:
    """Return trend and break relative to the last year."""
    trend = process.yearly ** (year - LAST_YEAR)
    return float(trend * (process.before_break if year < BREAK_YEAR else 1.0))
