"""The figures behind a choice of exercise 3, of the indicators that are used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from msai.activities.common.town import town
from msai.activities.common.unit_figures import Figure, figures_part, unit_table
from msai.activities.delimit_area.state import Delimiting
from msai.diagnosis import UnitTable
from msai.ui import Node


def figures(state: Delimiting) -> Sequence[Node]:
    """Return a part to open with a table for each chosen unit; nothing while none is chosen."""
    if not state.used:
        return []
    return figures_part([unit_table(unit, _figures(state, unit)) for unit in state.selected])


@cache
def _whole(table: UnitTable) -> Mapping[str, float]:
    return {str(name): float(value) for name, value in table.totals().items()}


def _figures(state: Delimiting, unit: str) -> list[Figure]:
    here, whole = town().frame.loc[unit].to_dict(), _whole(town())
    return [
        Figure(
            _label(name),
            None if here[name] != here[name] else here[name],
            None if whole[name] != whole[name] else whole[name],
            (here[name] - whole[name]) * state.settings[name].direction > 0,
        )
        for name in state.used
    ]


def _label(name: str) -> str:
    column = town().schema[name]
    return f"{column.label} ({column.unit})" if column.unit else column.label
