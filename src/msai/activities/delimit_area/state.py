"""What the learner chooses in exercise 3: indicators, their weights, the method, the units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from msai.activities.common.town import town
from msai.activities.common.town_origin import made_up
from msai.activities.delimit_area.for_programme import given_area
from msai.activities.delimit_area.outcome import AreaOutcome, IndicatorSetting, outcome
from msai.programme.given import GivenArea, write_gift
from msai.ui import Event

METHODS = ("perkal", "zero_unitarisation")
#: Greatest weight of an indicator.
HEAVIEST = 5


@dataclass(frozen=True)
class Delimiting:
    """What the learner has chosen.

    Attributes:
        settings: How each indicator takes part.
        method: How they are put together.
        selected: The units.
        purposes: What works on uninhabited land are for, by unit.
        refused: What was typed as a weight and is none, by indicator; the last good one counts.
    """

    settings: Mapping[str, IndicatorSetting]
    method: str = "perkal"
    selected: tuple[str, ...] = ()
    purposes: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, Any] = field(default_factory=dict)

    @property
    def used(self) -> list[str]:
        """Return the indicators that count."""
        return [name for name, setting in self.settings.items() if setting.counts]

    @cached_property
    def outcome(self) -> AreaOutcome:
        """Return what follows from the choice."""
        return outcome(self.settings, self.method, self.selected, self.purposes)

    @property
    def given(self) -> GivenArea:
        """Return what other activities get of it."""
        return given_area(town(), self.selected, self.outcome, made_up())


def initial() -> Delimiting:
    """Return the start: two indicators of each sphere as the table declares them, no unit."""
    table = town()
    first = {name for names in table.spheres.values() for name in names[:2]}
    directions = table.directions.items()
    return Delimiting({name: IndicatorSetting(name in first, sign) for name, sign in directions})


def update(state: Delimiting, event: Event) -> Delimiting:
    """Take one choice of the learner."""
    what, _colon, name = event.id.partition(":")
    if what in ("use", "direction", "weight") and name in state.settings:
        return _with_setting(state, what, name, event.value)
    if what == "unit" or event.id in ("ranking", "map"):
        return _toggled(state, name if what == "unit" else str(event.value))
    if what == "method" and event.value in METHODS:
        return replace(state, method=event.value)
    if what == "purpose" and name in state.selected:
        return replace(state, purposes={**state.purposes, name: str(event.value)})
    return state


def _with_setting(state: Delimiting, what: str, name: str, value: Any) -> Delimiting:
    setting = state.settings[name]
    refused = {other: typed for other, typed in state.refused.items() if other != name}
    if what == "use":
        setting = replace(setting, used=bool(value))
    elif what == "direction":
        setting = replace(setting, direction=-1 if str(value) == "-1" else 1)
    elif isinstance(value, (int, float)) and 0 <= value <= HEAVIEST:
        setting = replace(setting, weight=float(value))
    else:
        refused[name] = value
    return replace(state, settings={**state.settings, name: setting}, refused=refused)


def _toggled(state: Delimiting, unit: str) -> Delimiting:
    if unit not in town().frame.index:
        return state
    others = tuple(name for name in state.selected if name != unit)
    return replace(state, selected=others if unit in state.selected else (*others, unit))


def encode(state: Delimiting) -> dict[str, Any]:
    """Return the choice as the learner's record keeps it."""
    return {
        "settings": {
            name: [setting.used, setting.direction, setting.weight]
            for name, setting in state.settings.items()
        },
        "method": state.method,
        "purposes": dict(state.purposes),
        **write_gift(state.given),
    }


def decode(record: Mapping[str, Any]) -> Delimiting:
    """Read a record; what the town no longer has is left out.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    fresh = initial()
    saved = {
        name: IndicatorSetting(
            bool(used), -1 if direction == -1 else 1, max(0.0, min(float(weight), HEAVIEST))
        )
        for name, (used, direction, weight) in dict(record["settings"]).items()
        if name in fresh.settings
    }
    selected = tuple(unit for unit in record["selected"] if unit in town().frame.index)
    purposes = dict(record.get("purposes") or {})
    return Delimiting(
        settings={**fresh.settings, **saved},
        method=record["method"] if record["method"] in METHODS else fresh.method,
        selected=selected,
        # Words for a unit that is not chosen now wait for the day it is chosen again.
        purposes={unit: str(why) for unit, why in purposes.items() if unit in town().frame.index},
    )
