"""Whose data the town of the exercises are, and its shapes; apart, because no table is loaded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from msai.base.resources import data_path, edition_path
from msai.programme.made_up import WIERZBOGROD

TOWN = "wierzbogrod"


@dataclass(frozen=True, slots=True)
class EditionData:
    """What an edition says of the table that it brought.

    Attributes:
        name: Name of the edition.
        source: Who keeps the data; empty: the municipality.
        synthetic: Whether they are made up.
    """

    name: str
    source: str
    synthetic: bool


def about_edition() -> EditionData | None:
    """Return what the edition says of its data; None: they are the course's own."""
    about = edition_path("edition.json")
    if about is None:
        return None
    told = json.loads(about.read_text(encoding="utf-8"))
    return EditionData(str(told["name"]), str(told.get("source") or ""), bool(told["synthetic"]))


def edition_name() -> str:
    """Return the name of the edition whose data are here; empty: those of the course itself."""
    about = about_edition()
    return about.name if about else ""


def made_up() -> str:
    """Return the name of the invented place that the town's figures are of; empty: they are real.

    This goes with the figures wherever they go (`msai.base.forms.made_up_field`).
    """
    about = about_edition()
    if about is None:
        return WIERZBOGROD
    return about.name if about.synthetic else ""


@cache
def shapes() -> list[dict[str, Any]]:
    """Return the units' polygons as GeoJSON features (EPSG:2180, metres), if it has any."""
    if not is_own():
        path = data_path(f"{TOWN}/units.geojson")
    elif (own := edition_path("units.geojson")) is None:
        return []
    else:
        path = own
    text = path.read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


def edition_table() -> Path | None:
    """Return the table that an edition brought, its dictionary beside it; None: it brought none."""
    return edition_path("units.csv")


def is_own() -> bool:
    """Tell whether an edition brought the town's table."""
    return edition_table() is not None
