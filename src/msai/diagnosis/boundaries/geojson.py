"""Areas of a GeoJSON file (RFC 7946, and the member "crs" of the standard of 2008)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msai.diagnosis.boundaries.areas import AreaFile, area_of, known_system, plain_words

_DEFAULT = "EPSG:4326"


def read_geojson(parts: Mapping[str, bytes]) -> AreaFile:
    """Return the areas of a file.

    Raises:
        BoundaryError: Its system is not known.
        ValueError, LookupError, TypeError: It is no collection of features.
    """
    (content,) = parts.values()
    found = _object(json.loads(content.decode("utf-8-sig")))
    # Without a declaration coordinates are WGS 84; the old "crs" member may say more.
    declared = _object(_object(found.get("crs") or {}).get("properties") or {})
    epsg = known_system(str(declared.get("name", _DEFAULT)))
    areas = [
        area_of(plain_words(_object(one.get("properties") or {})), one.get("geometry"))
        for one in map(_object, found["features"])
    ]
    return AreaFile(areas, epsg)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value
