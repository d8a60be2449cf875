"""What a synthetic municipality is made of."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

YEARS = tuple(range(2019, 2025))
LAST_YEAR = YEARS[-1]

DOWNTOWN = "kwartał śródmiejski"
BLOCKS = "osiedle bloków"
HOUSES = "osiedle domów"
VILLAGE = "wieś"
DERELICT = "teren poprzemysłowy"
KINDS = (DOWNTOWN, BLOCKS, HOUSES, VILLAGE, DERELICT)

SPHERES = ("social", "economic", "environmental", "spatial", "technical")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as it is published: the one declaration all schemas are made from.

    Attributes:
        id: Short name: the column of the rate; ``<id>_licznik`` is the column of the numerator.
        label: Full Polish name.
        sphere: One of `SPHERES`.
        direction: +1 where a higher value means a worse situation, -1 where a better one.
        unit: Unit of the rate.
        counted: What the numerator counts.
        denominator: Name of the denominator, a key of `catalogue.DENOMINATORS`.
        multiplier: The rate is numerator / denominator × multiplier.
        source: Who keeps the data in a real municipality.
        note: What a reader of the data must know.
    """

    id: str
    label: str
    sphere: str
    direction: int
    unit: str
    counted: str
    denominator: str
    multiplier: int
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the municipality.

    Attributes:
        id: Stable identifier.
        name: Name on maps and in tables.
        kind: One of `KINDS`.
        population: Inhabitants on 31 December of the last year.
        site: Point of the map the unit grows around, kilometres east and north of the centre.
        growth: Yearly change of population, 0.01 = one per cent.
        severity: Per sphere, how many times worse than usual for its kind; 1 where not named.
        special: Per indicator, a further factor on its rate.
    """

    id: str
    name: str
    kind: str
    population: int
    site: Point
    growth: float = 0.0
    severity: Mapping[str, float] = field(default_factory=dict)
    special: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A synthetic municipality.

    Attributes:
        id: Folder and start of file names.
        name: Its name.
        seed: Seed of everything that is drawn.
        units: Its units.
        indicators: Ids of the catalogue's indicators that it publishes.
        centre: Easting and northing of the map's origin in EPSG:2180, metres.
        radii: Half-axes of the outline, kilometres.
        pinned: Numerators set by hand for teaching, by (unit, indicator, year).
    """

    id: str
    name: str
    seed: int
    units: tuple[Unit, ...]
    indicators: tuple[str, ...]
    centre: Point
    radii: Point
    pinned: Mapping[tuple[str, str, int], int] = field(default_factory=dict)


def stream(seed: int, *names: object) -> np.random.Generator:
    """Return a generator of its own for a name, so that adding one draw changes no other."""
    key = "/".join(map(str, names)).encode()
    return np.random.default_rng([seed, zlib.crc32(key)])
