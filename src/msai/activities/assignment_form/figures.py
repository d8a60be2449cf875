"""The figures of the chosen units beside the question that asks for them.

An assignment is about Wierzbogród on every site, also on an edition's, whose exercises show the
figures of a municipality of its own, unless the learner works on hers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msai.activities.common.unit_figures import Figure, figures_part, unit_table
from msai.assignments import Municipality, place_of
from msai.base.i18n import catalogue
from msai.ui import Node

_, ngettext = catalogue("activities_assignments")


def place_figures(name: str, given: Mapping[str, Any], chosen: Sequence[str]) -> list[Node]:
    """Return a part to open with a table for each chosen unit of the place of an assignment."""
    place = place_of(name, given)
    units = [unit for unit in place.unit_names() if unit in chosen]
    return figures_part([unit_table(unit, _figures(place, unit)) for unit in units])


def _figures(place: Municipality, unit: str) -> list[Figure]:
    residents = Figure(_("Inhabitants"), place.population(unit), place.population())
    return [
        residents,
        *(
            Figure(label, place.rate(name, unit), place.rate(name), place.worse(name, unit))
            for name, label in place.indicators()
        ),
    ]
