"""The figures of Wierzbogród's units beside the question that asks for them.

An assignment is about the town on every site, also on an edition's, whose exercises show the
figures of a municipality of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.common.unit_figures import Figure, figures_part, unit_table
from msai.assignments import town
from msai.base.i18n import catalogue
from msai.ui import Node

_, ngettext = catalogue("activities_assignments")


def town_figures(chosen: Sequence[str]) -> list[Node]:
    """Return a part to open with a table for each chosen unit of the town."""
    of_town = [unit for unit in town.unit_names() if unit in chosen]
    return figures_part([unit_table(unit, _figures(unit)) for unit in of_town])


def _figures(unit: str) -> list[Figure]:
    residents = Figure(_("Inhabitants"), town.population(unit), town.population())
    return [
        residents,
        *(
            Figure(label, town.rate(name, unit), town.rate(name), town.worse(name, unit))
            for name, label in town.indicators()
        ),
    ]
