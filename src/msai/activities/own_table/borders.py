"""Outlines of the learner's units: read from her file, kept with her table, never guessed."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from msai.activities.own_table.described import saved_notes
from msai.diagnosis import UnitTable
from msai.diagnosis.boundaries import BoundaryError, neighbours, outlines_of, thinned
from msai.diagnosis.remedies import parts_of
from msai.diagnosis.remedy_offers import Neighbours
from msai.errors import Problem
from msai.programme.given import OWN_TABLE
from msai.programme.given_outlines import KEY, read_outlines, write_outlines
from msai.programme.pictures_area import Outlines
from msai.ui import Event

#: Characters that the outlines of all units take at most.
LARGEST = 150_000


@dataclass(frozen=True)
class Borders:
    """What the learner's file says of where her units lie.

    Attributes:
        filename: Name of the file; "": none was chosen.
        outlines: GeoJSON features (EPSG:2180) as text, so that a state can be compared.
        notes: What of it a person should look at.
        problems: Why the last file could not be used.
        near: Unit without an outline → names in the file that look like it.
        same: Unit → name in the file that the learner said to be the same.
        files: The last file while names in it are being sorted out; not kept between visits.
    """

    filename: str = ""
    outlines: str = ""
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    near: tuple[tuple[str, tuple[str, ...]], ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()

    @cached_property
    def features(self) -> list[dict[str, Any]]:
        """Return the outlines as data."""
        return list(json.loads(self.outlines)) if self.outlines else []

    @property
    def near_pairs(self) -> list[tuple[str, str]]:
        """Return each unit without an outline with each name that looks like it."""
        return [(unit, name) for unit, names in self.near for name in names]

    def of(self, units: Sequence[str]) -> list[dict[str, Any]]:
        """Return the outlines of the units that the table has now; a joined one has its parts'."""
        known = {one["properties"]["name"]: one for one in self.features}
        found = ([known[p] for p in _there(unit, known)] for unit in units)
        return [_together(unit, parts) for unit, parts in zip(units, found, strict=True) if parts]

    def neighbours(self, table: UnitTable) -> Neighbours:
        """Return the neighbours of each unit; nothing without outlines."""
        units = [str(unit) for unit in table.frame.index]
        return _neighbours(self, tuple(units)) if self.outlines else {}


def chosen(borders: Borders, event: Event, table: UnitTable) -> Borders:
    """Read a file; a bad one leaves the outlines that were there and says what to correct.

    Raises:
        ModuleNotFoundError: The page has to fetch the reader of Shapefiles first.
    """
    files = tuple((one.name, one.content) for one in event.files)
    return _read(replace(borders, same=(), files=files), table) if files else borders


def confirmed(borders: Borders, which: str, table: UnitTable) -> Borders:
    """Take a name of the file for a unit, as the learner said; what was not offered is ignored."""
    pairs = borders.near_pairs
    if not which.isdecimal() or int(which) >= len(pairs):
        return borders
    return _read(replace(borders, same=(*borders.same, pairs[int(which)])), table)


def _read(borders: Borders, table: UnitTable) -> Borders:
    try:
        found = outlines_of(table, dict(borders.files), dict(borders.same))
    except BoundaryError as error:
        return replace(borders, problems=tuple(error.problems), near=tuple(error.near.items()))
    text = json.dumps(thinned(found.features, LARGEST), ensure_ascii=False, separators=(",", ":"))
    name = ", ".join(name for name, _content in borders.files)
    return Borders(name[:200], text, found.notes)


def encode(borders: Borders, units: Sequence[str], made_up: str) -> dict[str, Any]:
    """Return what the learner's record keeps, as *Mój program* reads it."""
    joined = {part for unit in units for part in parts_of(unit)}.difference(units)
    return {
        **write_outlines(Outlines(borders.of(units), made_up)),
        "borders": {
            "filename": borders.filename,
            "notes": [asdict(one) for one in borders.notes],
            # Units that were joined have their outlines again when that is taken back.
            "parts": [one for one in borders.features if one["properties"]["name"] in joined],
        },
    }


def decode(record: Mapping[str, Any]) -> Borders:
    """Read a record; without outlines there is nothing.

    Raises:
        ValueError, KeyError, TypeError: The notes are none.
    """
    kept = dict(record.get("borders") or {})
    parts = {KEY: {"features": kept.get("parts", [])}}
    features = [
        one for part in (record, parts) for one in read_outlines({OWN_TABLE: part}).features
    ]
    if not features:
        return Borders()
    text = json.dumps(features, ensure_ascii=False, separators=(",", ":"))
    return Borders(str(kept.get("filename", ""))[:200], text, saved_notes(kept.get("notes", ())))


@lru_cache(maxsize=8)
def _neighbours(borders: Borders, units: tuple[str, ...]) -> Neighbours:
    return neighbours(borders.of(units))


def _there(unit: str, known: Collection[str]) -> tuple[str, ...]:
    """Return whose outlines show a unit: its own, or those of all its parts; else nobody's."""
    parts = (unit,) if unit in known else parts_of(unit)
    return parts if all(part in known for part in parts) else ()


def _together(unit: str, parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    polygons = [one for part in parts for one in part["geometry"]["coordinates"]]
    geometry = {**parts[0]["geometry"], "coordinates": polygons}
    return {**parts[0], "properties": {"name": unit}, "geometry": geometry}
