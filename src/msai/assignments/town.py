"""What the assignments need to know about Wierzbogród, read without pandas.

A form has to open fast, and a test cell needs a few rates: numerator, denominator, multiplier.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from msai.base.resources import data_path

_FOLDER = "wierzbogrod"
#: The year the assignments ask about.
YEAR = 2024


def unit_names() -> list[str]:
    """Return the names of the 28 units in the order of the table."""
    return [unit["name"] for unit in _units()]


def indicators(sphere: str | None = None) -> list[tuple[str, str]]:
    """Return ``(id, label)`` of the indicators, of one sphere, or of all but social ("other")."""
    return [
        (item["id"], f"{item['label_pl']} ({item['unit']})")
        for item in _dictionary().values()
        if sphere in (None, item["sphere"]) or (sphere == "other" and item["sphere"] != "social")
    ]


def sphere(indicator: str) -> str:
    """Return the sphere of an indicator: social, economic, environmental, spatial, technical."""
    return str(_dictionary()[indicator]["sphere"])


def direction(indicator: str) -> int:
    """Return +1 where a higher value means a worse situation, -1 where a better one."""
    return int(_dictionary()[indicator]["direction"])


@cache
def rate(indicator: str, unit: str | None = None) -> float | None:
    """Return the indicator in a unit, or in the whole town: sum of numerators / denominators.

    Returns:
        The rate in the indicator's unit; None where there is nobody to count.
    """
    counts = [_counts()[indicator, name] for name in ([unit] if unit else unit_names())]
    below = sum(denominator for _numerator, denominator in counts)
    above = sum(numerator for numerator, _denominator in counts)
    return above / below * float(_dictionary()[indicator]["multiplier"]) if below else None


def worse(indicator: str, unit: str) -> bool:
    """Return whether a unit is worse off than the town as a whole."""
    here, town = rate(indicator, unit), rate(indicator)
    if here is None or town is None:
        return False
    return (here - town) * direction(indicator) > 0


def share_of_area(units: list[str]) -> float:
    """Return the share of the town's area that the units take, in per cent."""
    return _share("area_ha", units)


def share_of_population(units: list[str]) -> float:
    """Return the share of the town's inhabitants who live in the units, in per cent."""
    return _share(f"population_{YEAR}", units)


def population(unit: str | None = None) -> int:
    """Return the number of inhabitants of a unit, or of the whole town."""
    chosen = [row for row in _units() if unit in (None, row["name"])]
    return sum(int(row[f"population_{YEAR}"]) for row in chosen)


def _share(column: str, units: list[str]) -> float:
    chosen = sum(float(row[column]) for row in _units() if row["name"] in units)
    return chosen / sum(float(row[column]) for row in _units()) * 100


@cache
def _units() -> list[dict[str, str]]:
    return list(_read("units.csv"))


@cache
def _dictionary() -> dict[str, Any]:
    path = data_path(f"{_FOLDER}/indicators.schema.json")
    found = json.loads(path.read_text(encoding="utf-8"))["indicators"]
    return {item["id"]: item for item in found}


@cache
def _counts() -> dict[tuple[str, str], tuple[float, float]]:
    names = {unit["unit"]: unit["name"] for unit in _units()}
    return {
        (row["indicator"], names[row["unit"]]): (float(row["numerator"]), float(row["denominator"]))
        for row in _read("indicators.csv")
        if row["year"] == str(YEAR)
    }


def _read(name: str) -> Iterator[dict[str, str]]:
    with data_path(f"{_FOLDER}/{name}").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
