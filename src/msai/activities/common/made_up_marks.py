"""Marks of made-up data for records of version 1, which do not say where their data come from.

The exercise about the area always shows the town's figures. In the other two, cards that are still
what the example put there are the example's; a card that was changed may be anybody's by now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai.activities.common.town_origin import made_up
from msai.base.forms import MADE_UP, from_dict, title_of
from msai.programme import WIERZBOGROD, example_partners, example_voices
from msai.programme.given import DELIMIT_AREA, RESIDENTS_VOICE, SHARED, STAKEHOLDER_MAP, Records
from msai.programme.older import in_present_terms
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
    return _marked(
        record, {"stakeholders": example_partners.partners()}, {"partners": "stakeholders"}
    )


def residents_voice(record: Record) -> Record:
    """Return a record of assets and voices with the example's cards marked."""
    own: dict[str, Sequence[Any]] = {
        "assets": example_voices.assets(),
        "conversations": example_voices.voices(),
        "conclusions": [example_voices.conclusion()],
    }
    given = {"assets": "assets", "voices": "conversations", "conclusions": "conclusions"}
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
    record: Record, examples: Mapping[str, Sequence[Any]], given: Mapping[str, str]
) -> Record:
    """Return a record with a mark on the cards that are still an example's.

    Args:
        record: The record.
        examples: Cards of the example for each list of the record.
        given: For each list that the record gives to others, the list that it was made from.
    """
    own = {name: _own(record.get(name), cards) for name, cards in examples.items()}
    marked = {name: cards for name, cards in own.items() if cards is not None}
    shared = record.get(SHARED)
    if not isinstance(shared, Mapping):
        return {**record, **marked}
    present = in_present_terms(shared)
    lists = {
        name: _given(present[name], examples[source], marked.get(source) or [])
        for name, source in given.items()
        if isinstance(present.get(name), (list, tuple))
    }
    return {**record, **marked, SHARED: {**present, **lists}}


def _own(cards: Any, examples: Sequence[Any]) -> list[Any] | None:
    if not isinstance(cards, (list, tuple)):
        return None
    return [_with_mark(card) if _read(card, examples) in examples else card for card in cards]


def _given(cards: Sequence[Any], examples: Sequence[Any], own: Sequence[Any]) -> list[Any]:
    """Mark what was made from a card that is marked; it bears the same title."""
    titles = {title_of(_read(card, examples)) for card in own if _is_marked(card)}
    return [
        _with_mark(card) if title_of(_read(card, examples)) in titles else card for card in cards
    ]


def _read(card: Any, examples: Sequence[Any]) -> Any:
    """Return a card as an example would be read, with the mark."""
    return replace(from_dict(type(examples[0]), card)[0], made_up=WIERZBOGROD)


def _is_marked(card: Any) -> bool:
    return isinstance(card, Mapping) and bool(card.get(MADE_UP))


def _with_mark(card: Any) -> Any:
    return {**card, MADE_UP: WIERZBOGROD} if isinstance(card, Mapping) else card
