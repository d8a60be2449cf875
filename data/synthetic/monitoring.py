"""A panel for the question "did it work?": one estate with a programme, three without.

Half-years 2021–2024; the programme starts in the second half of 2022. The made-up truth: fewer
pupils miss school, more people take part in neighbours' initiatives, rent arrears don't change.
The series of the periodic benefit breaks on 1.01.2022 for everybody: a trap, not an effect.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .draw import Counts
from .model import Municipality, stream
from .tables import SYNTHETIC, write_csv, write_json

HALF_YEARS = tuple((year, half) for year in range(2021, 2025) for half in (1, 2))
START = (2022, 2)


@dataclass(frozen=True, slots=True)
class Panel:
    """Which unit has the programme and which ones it is compared with."""

    programme: str
    comparisons: tuple[str, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Return all units, the one with the programme first."""
        return (self.programme, *self.comparisons)


@dataclass(frozen=True, slots=True)
class Result:
    """A result indicator of the panel.

    Attributes:
        label: Full Polish name.
        direction: +1 where a higher value means a worse situation, -1 where a better one.
        unit: Unit of the rate.
        counted: What the numerator counts.
        among: What the denominator counts.
        source: Who keeps the data.
        base: Annual count the denominator comes from, and the share of it.
        rate: Made-up share; None: four fifths of the annual benefit recipients.
        effect: Made-up change of the share three half-years after the start.
        note: What a reader must know.
    """

    label: str
    direction: int
    unit: str
    counted: str
    among: str
    source: str
    base: tuple[str, float]
    rate: float | None
    effect: float
    note: str = ""


RESULTS = {
    "absencja_polrocze": Result(
        "Uczniowie, którzy w półroczu opuścili ponad jedną piątą zajęć",
        1, "na 100 uczniów", "Uczniowie, którzy przekroczyli próg nieobecności", "Uczniowie",
        "szkoły (zestawienie zbiorcze, według adresów)", ("uczniowie", 1.0), 0.2, -0.09,
    ),
    "inicjatywy_sasiedzkie": Result(
        "Osoby, które w półroczu wzięły udział w inicjatywie sąsiedzkiej",
        -1, "na 100 osób w wieku produkcyjnym", "Uczestniczki i uczestnicy (karty inicjatyw)",
        "Mieszkańcy w wieku produkcyjnym", "karty inicjatyw, animatorka", ("wiek_produkcyjny", 1.0),
        0.035, 0.05,
    ),
    "zaleglosci_czynszowe": Result(
        "Mieszkania komunalne z zaległością czynszową ponad 3 miesiące",
        1, "na 100 mieszkań komunalnych", "Mieszkania z zaległością", "Mieszkania komunalne",
        "zarządca zasobu gminy", ("mieszkania", 0.3), 0.31, 0.0,
    ),
    "zasilek_okresowy_polrocze": Result(
        "Osoby, którym w półroczu przyznano zasiłek okresowy",
        1, "na 100 mieszkańców", "Osoby z przyznanym zasiłkiem okresowym", "Mieszkańcy",
        "OPS lub CUS (system dziedzinowy)", ("ludnosc", 1.0), None, 0.0,
        "Zerwana seria: kryteria dochodowe wzrosły 1.01.2022. Wzrost w 2022 r. nie jest skutkiem "
        "programu i nie wyklucza jego skutku.",
    ),
}  # fmt: skip


def write_panel(
    town: Municipality, panel: Panel, counts: Mapping[tuple[str, int], Counts], folder: Path
) -> None:
    """Write ``monitoring.csv`` and its dictionary."""
    names = {unit.id: unit.name for unit in town.units}
    rows = [
        panel_row(town.seed, panel, unit, names[unit], half_year, result, counts)
        for result in RESULTS
        for unit in panel.units
        for half_year in HALF_YEARS
    ]
    write_csv(folder / "monitoring.csv", rows)
    write_json(folder / "monitoring.schema.json", panel_schema(panel))


def panel_row(
    seed: int, panel: Panel, unit: str, name: str, half_year: tuple[int, int], result: str,
    counts: Mapping[tuple[str, int], Counts],
) -> dict[str, object]:  # fmt: skip
    """Draw one numerator of the panel."""
    year, half = half_year
    annual, rng = counts[unit, year], stream(seed, unit, result, *half_year)
    column, share = RESULTS[result].base
    denominator = round(annual[column] * share)
    if (rate := RESULTS[result].rate) is None:
        numerator = rng.binomial(int(annual["zasilek_okresowy"]), 0.8)
    else:
        level = stream(seed, unit, result).normal(1, 0.08)
        change = effect(RESULTS[result], half_year) if unit == panel.programme else 0.0
        numerator = rng.binomial(denominator, rate * level + change)
    return {
        "unit": unit, "name": name, "period": f"{year}-H{half}",
        "group": "program" if unit == panel.programme else "porównanie",
        "phase": "przed" if half_year < START else "po",
        "indicator": result, "numerator": int(numerator), "denominator": denominator,
    }  # fmt: skip


def effect(result: Result, half_year: tuple[int, int]) -> float:
    """Return the made-up effect: it grows for three half-years, then stays."""
    passed = HALF_YEARS.index(half_year) - HALF_YEARS.index(START) + 1
    return result.effect * min(max(passed, 0), 3) / 3


def panel_schema(panel: Panel) -> dict[str, Any]:
    """Return the dictionary of the panel."""
    year, half = START
    return {
        "title": "Czy to działa? Panel półroczny",
        "synthetic": True,
        "note": SYNTHETIC,
        "programme_unit": panel.programme,
        "comparison_units": list(panel.comparisons),
        "starts": f"{year}-H{half}",
        "indicators": [describe_result(name, result) for name, result in RESULTS.items()],
    }


def describe_result(name: str, result: Result) -> dict[str, Any]:
    """Return one result indicator of the dictionary."""
    return {
        "id": name,
        "label_pl": result.label,
        "direction": result.direction,
        "unit": result.unit,
        "numerator": result.counted,
        "denominator": result.among,
        "multiplier": 100,
        "source": result.source,
        "note": result.note,
    }
