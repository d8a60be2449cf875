"""The town of the exercises: its table, its shapes, and the note that it is made up."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from msai.diagnosis import UnitTable, read_units
from msai.i18n import catalogue
from msai.resources import data_path
from msai.ui import Text

_, ngettext = catalogue("ui")

TOWN = "wierzbogrod"
YEAR = 2024


@cache
def town() -> UnitTable:
    """Return the table of the town's units; shared, do not change it."""
    table = data_path(f"{TOWN}/{TOWN}_{YEAR}.csv")
    schema = data_path(f"{TOWN}/{TOWN}_{YEAR}.schema.json")
    return read_units(table, schema=schema)


@cache
def shapes() -> list[dict[str, Any]]:
    """Return the units' polygons as GeoJSON features (EPSG:2180, metres)."""
    text = data_path(f"{TOWN}/units.geojson").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


def synthetic_note() -> Text:
    """Return the note that stands wherever the town's figures are shown."""
    return Text(_("Wierzbogród is made up, and so are all its figures."), small=True)
