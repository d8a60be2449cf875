"""How large the made-up numbers are. Nothing here was measured anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .model import BLOCKS, DERELICT, DOWNTOWN, HOUSES, VILLAGE

PEOPLE = "people"  # binomial: each of the denominator may be counted
EVENTS = "events"  # Poisson: things that happen
STOCK = "stock"  # no chance from year to year: buildings, distances, certificates

#: First year after the income criteria of social assistance rose.
BREAK_YEAR = 2022


@dataclass(frozen=True, slots=True)
class Process:
    """How the numerator of an indicator comes about.

    Attributes:
        draw: `PEOPLE`, `EVENTS` or `STOCK`.
        rate: Expected numerator per one of the denominator in the last year, by kind of unit.
        yearly: Factor of the rate from one year to the next.
        spread: Standard deviation of the logarithm of a unit's own lasting factor.
        before_break: Factor of the rate before `BREAK_YEAR`.
        within: Indicator whose numerator this one is a part of; the rate is then a share of it.
        sensitivity: Power with which the unit's severity acts on the rate.
    """

    draw: str
    rate: Mapping[str, float]
    yearly: float = 1.0
    spread: float = 0.12
    before_break: float = 1.0
    within: str | None = None
    sensitivity: float = 1.0


def everywhere(rate: float) -> dict[str, float]:
    """Return the same rate for all kinds of units."""
    return dict.fromkeys((DOWNTOWN, BLOCKS, HOUSES, VILLAGE, DERELICT), rate)


def by_kind(
    downtown: float, blocks: float, houses: float, village: float, derelict: float = 0.0
) -> dict[str, float]:
    """Return one rate for each kind of unit."""
    rates = (downtown, blocks, houses, village, derelict)
    return dict(zip((DOWNTOWN, BLOCKS, HOUSES, VILLAGE, DERELICT), rates, strict=True))


PROCESSES = {
    "pomoc_spoleczna": Process(PEOPLE, by_kind(0.056, 0.043, 0.021, 0.052), 0.97, before_break=0.9),
    "zasilek_okresowy": Process(
        PEOPLE, everywhere(0.40), 0.985, 0.08, 0.82, "pomoc_spoleczna", sensitivity=0.35
    ),
    "dozywianie": Process(PEOPLE, by_kind(0.085, 0.07, 0.03, 0.09), 0.97),
    "niebieskie_karty": Process(EVENTS, by_kind(0.0021, 0.0018, 0.0009, 0.0018), 1.01),
    "niepelnosprawnosc": Process(
        STOCK, by_kind(0.112, 0.108, 0.074, 0.092), 1.008, 0.07, sensitivity=0.4
    ),
    "bezrobotni": Process(PEOPLE, by_kind(0.046, 0.038, 0.022, 0.047), 0.965, 0.1),
    "dlugotrwale_bezrobotni": Process(
        PEOPLE, everywhere(0.40), 1.0, 0.05, within="bezrobotni", sensitivity=0.3
    ),
    "przestepstwa": Process(EVENTS, by_kind(0.021, 0.014, 0.007, 0.009, 0.0), 0.97, 0.15),
    "absencja": Process(PEOPLE, by_kind(0.05, 0.042, 0.018, 0.04), 1.03),
    "budzet_obywatelski": Process(PEOPLE, by_kind(0.115, 0.105, 0.15, 0.1), 1.04, sensitivity=0.8),
    "organizacje": Process(
        STOCK, by_kind(0.0058, 0.0021, 0.0028, 0.0034), 1.01, 0.15, sensitivity=0.5
    ),
    "podmioty": Process(STOCK, by_kind(0.165, 0.088, 0.135, 0.078), 1.015, 0.1, sensitivity=0.9),
    "nowe_podmioty": Process(EVENTS, by_kind(0.0145, 0.0125, 0.0155, 0.011), 1.01, 0.1),
    "wykreslone_podmioty": Process(
        PEOPLE, by_kind(0.078, 0.066, 0.055, 0.06), 1.02, 0.1, within="podmioty"
    ),
    "azbest": Process(STOCK, by_kind(38, 9, 95, 64, 310), 0.955, 0.25),
    "stare_piece": Process(STOCK, by_kind(0.27, 0.02, 0.2, 0.42), 0.88, 0.12),
    "dzikie_wysypiska": Process(EVENTS, by_kind(0.045, 0.03, 0.02, 0.004, 0.06), 0.98, 0.15),
    "daleko_przystanek": Process(STOCK, by_kind(0.03, 0.06, 0.28, 0.34), 0.99, 0.15),
    "daleko_przychodnia": Process(STOCK, by_kind(0.03, 0.12, 0.5, 0.86), 1.0, 0.08),
    "blisko_zieleni": Process(STOCK, by_kind(0.62, 0.74, 0.55, 0.3), 1.005, 0.08, sensitivity=0.7),
    "bez_kanalizacji": Process(STOCK, by_kind(0.012, 0.0, 0.09, 0.58), 0.94, 0.12),
    "stare_budynki": Process(STOCK, by_kind(0.55, 0.0, 0.045, 0.2), 0.998, 0.08, sensitivity=0.5),
    "zly_stan": Process(STOCK, by_kind(0.14, 0.02, 0.025, 0.07), 1.0, 0.12),
    "bez_ogrzewania": Process(STOCK, by_kind(0.17, 0.012, 0.04, 0.17), 0.965, 0.1),
}
