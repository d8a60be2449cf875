"""Exercise 3: delimit the area – choose indicators and units, see at once what the act says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.common import made_up_marks
from msai.activities.common.town import town
from msai.activities.common.town_origin import made_up
from msai.activities.delimit_area import files
from msai.activities.delimit_area import screen as delimit_area_view
from msai.activities.delimit_area.shared import for_programme
from msai.base.i18n import catalogue
from msai.diagnosis import (
    SelectionCheck,
    UnitTable,
    check_selection,
    composite_index,
    delimit,
    sphere_indices,
)
from msai.errors import DiagnosisError
from msai.ui import Download, Event, Items, Message, Node, Program

_, ngettext = catalogue("activities_area")

METHODS = ("perkal", "zero_unitarisation")
HEAVIEST = 5


@dataclass(frozen=True)
class Setting:
    """How one indicator takes part: whether, in which direction, with which weight."""

    used: bool
    direction: int
    weight: float = 1.0

    @property
    def counts(self) -> bool:
        """Tell whether the indicator has any influence."""
        return self.used and self.weight > 0


@dataclass(frozen=True)
class Delimiting:
    """What the learner has chosen; ``purposes``: what works on uninhabited land are for."""

    settings: Mapping[str, Setting]
    method: str = "perkal"
    selected: tuple[str, ...] = ()
    purposes: Mapping[str, str] = field(default_factory=dict)

    @property
    def used(self) -> list[str]:
        """Return the indicators that count."""
        return [name for name, one in self.settings.items() if one.counts]


@dataclass(frozen=True, eq=False)
class Outcome:
    """What follows: index (worst first), sphere indices by unit, the act's answer – or problems."""

    index: Mapping[str, float]
    spheres: Mapping[str, Mapping[str, float]]
    check: SelectionCheck | None
    problems: tuple[str, ...] = ()


def initial() -> Delimiting:
    """Return the start: two indicators of each sphere as the table declares them, no unit."""
    table = town()
    first = {name for names in table.spheres.values() for name in names[:2]}
    directions = table.directions.items()
    return Delimiting({name: Setting(name in first, sign) for name, sign in directions})


def compute(state: Delimiting) -> Outcome:
    """Run the models on a choice."""
    table = _as_understood(state)
    weights = {name: state.settings[name].weight for name in state.used}
    try:
        index = composite_index(
            table.frame.loc[table.inhabited, state.used],
            method=state.method,
            directions=table.directions,
            weights=weights,
        )
        groups = {s: [n for n in names if n in weights] for s, names in table.spheres.items()}
        spheres = sphere_indices(table, groups, method=state.method, weights=weights)
        check = check_selection(table, state.selected, indices=spheres, purposes=state.purposes)
    except DiagnosisError as error:
        return Outcome({}, {}, None, tuple(map(str, error.problems)))
    worst_first = index.sort_values(ascending=False, kind="stable")
    by_unit = {
        str(unit): dict(zip(spheres.values.columns, row, strict=True))
        for unit, row in zip(spheres.values.index, spheres.values.to_numpy(), strict=True)
    }
    return Outcome({str(unit): value for unit, value in worst_first.items()}, by_unit, check)


def _as_understood(state: Delimiting) -> UnitTable:
    """Return the table with the directions that the learner gave."""
    table = town()
    turned = {
        name: replace(table.schema[name], direction=one.direction)
        for name, one in state.settings.items()
        if one.direction != table.schema[name].direction
    }
    return replace(table, schema={**table.schema, **turned}) if turned else table


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
    if what == "use":
        setting = replace(setting, used=bool(value))
    elif what == "direction":
        setting = replace(setting, direction=-1 if str(value) == "-1" else 1)
    elif isinstance(value, (int, float)) and 0 <= value <= HEAVIEST:
        setting = replace(setting, weight=float(value))
    return replace(state, settings={**state.settings, name: setting})


def _toggled(state: Delimiting, unit: str) -> Delimiting:
    if unit not in town().frame.index:
        return state
    others = tuple(name for name in state.selected if name != unit)
    return replace(state, selected=others if unit in state.selected else (*others, unit))


def view(state: Delimiting) -> Sequence[Node]:
    """Show the choice and what follows from it."""
    return delimit_area_view.view(state, compute(state))


def encode(state: Delimiting) -> dict[str, Any]:
    """Return the choice as the learner's record keeps it."""
    return {
        "settings": {n: [one.used, one.direction, one.weight] for n, one in state.settings.items()},
        "method": state.method,
        "selected": list(state.selected),
        "purposes": dict(state.purposes),
        "programme": for_programme(town(), state.selected, compute(state).spheres, made_up()),
    }


def decode(record: Mapping[str, Any]) -> Delimiting:
    """Read a record; what the town no longer has is left out.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    fresh = initial()
    saved = {
        name: Setting(
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


def solution(_state: Delimiting) -> Sequence[Node]:
    """Show one choice that can be defended: the model's proposal, with its reasons."""
    proposal = delimit(town())
    units = ", ".join(proposal.revitalisation)
    reasons = [finding.message for finding in proposal.check.findings]
    return [
        Message("info", _("One choice that can be defended: {units}.").format(units=units)),
        Items(reasons),
    ]


def program() -> Program[Delimiting]:
    """Return exercise 3: delimit the area."""
    return Program(
        id="delimit-area",
        title=_("Delimit the area"),
        instruction=_(
            "Choose indicators and units, and see whether your area meets articles 9 and 10 of "
            "the revitalisation act."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Start with the social sphere: without it no unit can be in a degraded area."),
            _("Look at shares, not at numbers of people: a small estate may be worse off."),
            _("Add units one by one and watch both limits: 20 % of the area, 30 % of the people."),
        ),
        solution=solution,
        downloads=(
            Download(_("Download your choice (DOCX)"), files.document),
            Download(_("Download the ranking (XLSX)"), files.workbook),
        ),
        version=2,
        migrations={1: made_up_marks.area},
    )
