"""Outlines of one's own units, as the diagnosis of one's own table gives them to the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msai.base.map_paper import has_surface
from msai.programme.given import OWN_TABLE, Records
from msai.programme.pictures_area import Outlines

#: Key of the record under which they stand.
KEY = "outlines"


def write_outlines(outlines: Outlines) -> dict[str, Any]:
    """Return what a record holds of outlines; nothing without any."""
    if not outlines.features:
        return {}
    return {KEY: {"features": list(outlines.features), "made_up": outlines.made_up}}


def read_outlines(records: Records) -> Outlines:
    """Return the outlines in saved work; none where they cannot be read."""
    kept = (records.get(OWN_TABLE) or {}).get(KEY)
    if not isinstance(kept, Mapping) or not isinstance(kept.get("features"), list):
        return Outlines()
    features = [one for one in kept["features"] if _can_be_drawn(one)]
    return Outlines(features, str(kept.get("made_up") or ""))


def _can_be_drawn(feature: Any) -> bool:
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
        return False
    try:
        return has_surface(feature.get("geometry")) and all(map(_is_ring, _rings(feature)))
    except (TypeError, LookupError):
        return False


def _rings(feature: Mapping[str, Any]) -> list[Any]:
    return [ring for polygon in feature["geometry"]["coordinates"] for ring in polygon]


def _is_ring(ring: Any) -> bool:
    return all(isinstance(x, int | float) and isinstance(y, int | float) for x, y in ring)
