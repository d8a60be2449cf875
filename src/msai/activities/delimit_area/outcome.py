"""What follows from a choice of indicators and units: the ranking and the act's answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from msai.activities.common.town import town
from msai.diagnosis import (
    SelectionCheck,
    SphereIndices,
    UnitTable,
    check_selection,
    composite_index,
    sphere_indices,
)
from msai.errors import DiagnosisError


@dataclass(frozen=True)
class IndicatorSetting:
    """How one indicator takes part: whether, in which direction, with which weight."""

    used: bool
    direction: int
    weight: float = 1.0

    @property
    def counts(self) -> bool:
        """Tell whether the indicator has any influence."""
        return self.used and self.weight > 0


Settings = Mapping[str, IndicatorSetting]


@dataclass(frozen=True, eq=False)
class AreaOutcome:
    """What follows: index (worst first), sphere indices by unit, the act's answer – or problems."""

    index: Mapping[str, float]
    spheres: Mapping[str, Mapping[str, float]]
    check: SelectionCheck | None
    problems: tuple[str, ...] = ()


def outcome(
    settings: Settings, method: str, selected: Sequence[str], purposes: Mapping[str, str]
) -> AreaOutcome:
    """Run the models on a choice; what they cannot count with is told instead of raised."""
    table = _as_understood(settings)
    weights = {name: setting.weight for name, setting in settings.items() if setting.counts}
    try:
        index = composite_index(
            table.frame.loc[table.inhabited, list(weights)],
            method=method,
            directions=table.directions,
            weights=weights,
        )
        groups = {s: [n for n in names if n in weights] for s, names in table.spheres.items()}
        spheres = sphere_indices(table, groups, method=method, weights=weights)
        check = check_selection(table, selected, indices=spheres, purposes=purposes)
    except DiagnosisError as error:
        return AreaOutcome({}, {}, None, tuple(map(str, error.problems)))
    return AreaOutcome(_worst_first(index), _by_unit(spheres), check)


def _worst_first(index: pd.Series[float]) -> dict[str, float]:
    ranked = index.sort_values(ascending=False, kind="stable")
    return {str(unit): value for unit, value in ranked.items()}


def _by_unit(spheres: SphereIndices) -> dict[str, dict[str, float]]:
    values = spheres.values
    return {
        str(unit): dict(zip(values.columns, row, strict=True))
        for unit, row in zip(values.index, values.to_numpy(), strict=True)
    }


def _as_understood(settings: Settings) -> UnitTable:
    """Return the table with the directions that the learner gave."""
    table = town()
    turned = {
        name: replace(table.schema[name], direction=setting.direction)
        for name, setting in settings.items()
        if setting.direction != table.schema[name].direction
    }
    return replace(table, schema={**table.schema, **turned}) if turned else table
