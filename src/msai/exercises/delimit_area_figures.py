"""The figures behind a choice of exercise 3: each chosen unit beside the whole municipality.

An index says that a place is worse off; an argument needs the indicators themselves, here and in
the whole municipality.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msai.diagnosis import UnitTable
from msai.exercises.town import town
from msai.form_values import number_text
from msai.i18n import catalogue
from msai.ui import Details, Node, Table

if TYPE_CHECKING:
    from msai.exercises.delimit_area import Delimiting

_, ngettext = catalogue("exercises_area")


def figures(state: Delimiting) -> Sequence[Node]:
    """Return a part to open with a table for each chosen unit; nothing while none is chosen."""
    if not state.selected or not state.used:
        return []
    return [
        Details(_("Figures of the chosen units"), [_unit_table(state, u) for u in state.selected])
    ]


@cache
def _whole(table: UnitTable) -> Mapping[str, float]:
    return {str(name): float(value) for name, value in table.totals().items()}


def _unit_table(state: Delimiting, unit: str) -> Table:
    here, whole = town().frame.loc[unit].to_dict(), _whole(town())
    worse = [
        at
        for at, name in enumerate(state.used)
        if (here[name] - whole[name]) * state.settings[name].direction > 0
    ]
    return Table(
        unit,
        [_("Indicator"), _("Here"), _("Whole municipality")],
        [[_label(name), _figure(here[name]), _figure(whole[name])] for name in state.used],
        numeric=(1, 2),
        marked=worse,
        mark=_("worse"),
    )


def _label(name: str) -> str:
    column = town().schema[name]
    return f"{column.label} ({column.unit})" if column.unit else column.label


def _figure(value: float) -> str:
    return "–" if value != value else number_text(value, 1)
