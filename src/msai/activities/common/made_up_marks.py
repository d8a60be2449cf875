"""Marks of made-up data for records of version 1, which do not say where their data come from.

The exercise about the area always shows the town's figures. In the other two, cards that are still
what the example put there are the example's; a card that was changed may be anybody's by now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msai.activities.common.town_origin import made_up
from msai.base.forms import MADE_UP, to_dict
from msai.partnership import (
    programme_asset,
    programme_conclusion,
    programme_partner,
    programme_voice,
)
from msai.programme import WIERZBOGROD, example_partners, example_voices
from msai.programme.given import DELIMIT_AREA, RESIDENTS_VOICE, SHARED, STAKEHOLDER_MAP, Records
from msai.ui.records import VERSION_KEY

Record = Mapping[str, Any]


def area(record: Record) -> Record:
    """Return a record of “Delimit the area” with the town's mark."""
    place, given = made_up(), record.get(SHARED)
    if not place or not isinstance(given, Mapping):
        return record
    subareas = given.get("subareas")
    marked = dict(given)
    if isinstance(given.get("area"), Mapping):
        marked["area"] = {MADE_UP: place, **given["area"]}
    if isinstance(subareas, (list, tuple)):
        marked["subareas"] = [
            {MADE_UP: place, **card} if isinstance(card, Mapping) else card for card in subareas
        ]
    return {**record, SHARED: marked}


def partner_map(record: Record) -> Record:
    """Return a record of the map of partners with the example's cards marked."""
    cards = example_partners.example()
    given = {"partners": map(programme_partner, cards)}
    return _marked(record, {"stakeholders": map(to_dict, cards)}, given)


def residents_voice(record: Record) -> Record:
    """Return a record of assets and voices with the example's cards marked."""
    assets, talks = example_voices.assets(), example_voices.conversations()
    ends = [example_voices.conclusion()]
    own = {
        "assets": map(to_dict, assets),
        "conversations": map(to_dict, talks),
        "conclusions": map(to_dict, ends),
    }
    given = {
        "assets": map(programme_asset, assets),
        "voices": map(programme_voice, talks),
        "conclusions": map(programme_conclusion, ends),
    }
    return _marked(record, own, given)


MARKERS: Mapping[str, Callable[[Record], Record]] = {
    DELIMIT_AREA: area,
    STAKEHOLDER_MAP: partner_map,
    RESIDENTS_VOICE: residents_voice,
}


def of_others(records: Records) -> dict[str, Record]:
    """Return the records of other exercises, those of version 1 with their marks."""
    return {
        name: MARKERS[name](record)
        if name in MARKERS and record.get(VERSION_KEY, 1) == 1
        else record
        for name, record in records.items()
    }


def _marked(
    record: Record, own: Mapping[str, Iterable[Record]], given: Mapping[str, Iterable[Record]]
) -> Record:
    shared = record.get(SHARED)
    if isinstance(shared, Mapping):
        record = {**record, SHARED: {**shared, **_lists(shared, given)}}
    return {**record, **_lists(record, own)}


def _lists(parts: Record, examples: Mapping[str, Iterable[Record]]) -> dict[str, Any]:
    """Return the lists with a mark on each card that is one of the examples."""
    return {
        name: [_marked_card(card, example) for card in parts[name]]
        for name, cards in examples.items()
        if isinstance(parts.get(name), (list, tuple))
        and (example := [_bare(card) for card in cards])
    }


def _marked_card(card: Any, example: list[dict[str, Any]]) -> Any:
    if isinstance(card, Mapping) and _bare(card) in example:
        return {**card, MADE_UP: WIERZBOGROD}
    return card


def _bare(card: Record) -> dict[str, Any]:
    return {key: value for key, value in card.items() if key != MADE_UP}
