"""The files of a synthetic municipality."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .catalogue import DENOMINATORS, INDICATORS
from .draw import Counts, draw_counts
from .geometry import area_ha, rings
from .model import DERELICT, LAST_YEAR, YEARS, Indicator, Municipality

SYNTHETIC = "Dane zmyślone na potrzeby kursu. Nie opisują żadnej prawdziwej gminy."


def write_municipality(town: Municipality, folder: Path) -> dict[tuple[str, int], Counts]:
    """Write all files of the municipality and return its counts by (unit id, year)."""
    shapes = rings(town)
    areas = {name: area_ha(ring) for name, ring in shapes.items()}
    counts = draw_counts(town, areas)
    write_csv(folder / "units.csv", unit_rows(town, areas, counts))
    write_csv(folder / "indicators.csv", indicator_rows(town, counts))
    write_csv(folder / f"{town.id}_{LAST_YEAR}.csv", wide_rows(town, counts))
    write_json(folder / "indicators.schema.json", dictionary(town))
    write_json(folder / f"{town.id}_{LAST_YEAR}.schema.json", table_schema(town, areas))
    write_geojson(folder / "units.geojson", town, shapes)
    return counts


def write_csv(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write rows as UTF-8 CSV with commas, decimal points and newlines of one kind."""
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_json(path: Path, content: object) -> None:
    """Write readable JSON with a final newline."""
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def unit_rows(
    town: Municipality, areas: Mapping[str, float], counts: Mapping[tuple[str, int], Counts]
) -> list[dict[str, object]]:
    """Return one row per unit: name, kind, population by year, area."""
    return [
        {"unit": unit.id, "name": unit.name, "kind": unit.kind}
        | {f"population_{year}": counts[unit.id, year]["ludnosc"] for year in YEARS}
        | {"area_ha": areas[unit.id]}
        for unit in town.units
    ]


def indicator_rows(
    town: Municipality, counts: Mapping[tuple[str, int], Counts]
) -> list[dict[str, object]]:
    """Return one row per unit, year and indicator."""
    return [
        {"unit": unit.id, "year": year, "indicator": name,
         "numerator": counts[unit.id, year][name],
         "denominator": counts[unit.id, year][INDICATORS[name].denominator]}
        for unit in town.units for year in YEARS for name in town.indicators
    ]  # fmt: skip


def wide_rows(
    town: Municipality, counts: Mapping[tuple[str, int], Counts]
) -> list[dict[str, object]]:
    """Return one row per unit for the last year: names, denominators, numerators."""
    names = count_names(town)
    return [
        {"id": unit.id, "jednostka": unit.name, "rodzaj": unit.kind,
         "poprzemyslowy": int(unit.kind == DERELICT)}
        | {count_column(name): counts[unit.id, LAST_YEAR][name] for name in names}
        for unit in town.units
    ]  # fmt: skip


def count_column(name: str) -> str:
    """Return the column of a count; an indicator's bare id names its rate."""
    return f"{name}_licznik" if name in INDICATORS else name


def count_names(town: Municipality) -> list[str]:
    """Return the counts of the wide table: denominators first, each once."""
    chosen = [INDICATORS[name] for name in town.indicators]
    used = {indicator.denominator for indicator in chosen} | {"ludnosc", "powierzchnia_ha"}
    first = [column for column in DENOMINATORS if column in used]
    return [*first, *(indicator.id for indicator in chosen if indicator.id not in used)]


def dictionary(town: Municipality) -> dict[str, Any]:
    """Return the declaration of the indicators that every other schema is made from."""
    return {
        "title": f"Wskaźniki: {town.name}",
        "synthetic": True,
        "note": SYNTHETIC,
        "years": list(YEARS),
        "indicators": [describe(INDICATORS[name]) for name in town.indicators],
    }


def describe(indicator: Indicator) -> dict[str, Any]:
    """Return one indicator of the dictionary."""
    return {
        "id": indicator.id,
        "label_pl": indicator.label,
        "sphere": indicator.sphere,
        "direction": indicator.direction,
        "unit": indicator.unit,
        "numerator": {"column": count_column(indicator.id), "label": indicator.counted},
        "denominator": {
            "column": count_column(indicator.denominator),
            "label": DENOMINATORS[indicator.denominator],
        },
        "multiplier": indicator.multiplier,
        "source": indicator.source,
        "note": indicator.note,
    }


def table_schema(town: Municipality, areas: Mapping[str, float]) -> dict[str, Any]:
    """Return the sidecar of the wide table, as `msai.diagnosis.read_units` takes it."""
    chosen = [INDICATORS[name] for name in town.indicators]
    columns: dict[str, Any] = {
        count_column(name): {"label": count_label(name), "year": LAST_YEAR}
        for name in count_names(town)
        if name not in ("ludnosc", "powierzchnia_ha")
    }
    return {
        "title": f"{town.name} {LAST_YEAR}",
        "kind": "municipality",
        "synthetic": True,
        "source": f"{SYNTHETIC} Tablicę wytwarza data/{town.id}/make.py.",
        "reference_year": LAST_YEAR,
        "units_column": "jednostka",
        "population_column": "ludnosc",
        "area_column": "powierzchnia_ha",
        "post_industrial_column": "poprzemyslowy",
        "text_columns": ["id", "rodzaj"],
        "missing_codes": [],
        "municipality": {
            "population": sum(unit.population for unit in town.units),
            "area_ha": round(sum(areas.values()), 2),
        },
        "columns": columns | {indicator.id: rate_entry(indicator) for indicator in chosen},
    }


def count_label(name: str) -> str:
    """Return what a count counts."""
    return DENOMINATORS.get(name) or INDICATORS[name].counted


def rate_entry(indicator: Indicator) -> dict[str, Any]:
    """Return the sidecar's entry of one indicator, computed from two count columns."""
    return {
        "label": indicator.label,
        "sphere": indicator.sphere,
        "direction": indicator.direction,
        "unit": indicator.unit,
        "numerator": count_column(indicator.id),
        "denominator": count_column(indicator.denominator),
        "multiplier": indicator.multiplier,
        "source": indicator.source,
        "year": LAST_YEAR,
    }


def write_geojson(
    path: Path, town: Municipality, shapes: Mapping[str, Sequence[tuple[float, float]]]
) -> None:
    """Write the map, one feature per line; coordinates are easting, northing in metres."""
    features = [
        {
            "type": "Feature",
            "id": unit.id,
            "properties": {"unit": unit.id, "name": unit.name, "kind": unit.kind},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[int(x), int(y)] for x, y in shapes[unit.id]]],
            },
        }
        for unit in town.units
    ]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2180"}}
    head = f'{{"type": "FeatureCollection", "name": "{town.id}", "crs": {json.dumps(crs)},\n'
    path.write_text(f'{head}"features": [\n{lines}\n]}}\n', encoding="utf-8", newline="\n")
