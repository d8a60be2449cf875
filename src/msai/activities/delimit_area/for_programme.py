"""What of exercise 3 goes into *Mój program*: the area and its subareas (chapter 3.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msai.activities.delimit_area.outcome import AreaOutcome
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.diagnosis import UnitTable, sphere_label
from msai.programme.cards import Area, RankedUnit, Subarea
from msai.programme.given import GivenArea

_, ngettext = catalogue("activities_area")


def given_area(
    table: UnitTable,
    selected: Sequence[str],
    outcome: AreaOutcome,
    made_up: str,
) -> GivenArea:
    """Return the chosen units and the parts of the draft that come from them.

    Args:
        table: The units.
        selected: The chosen units, each a subarea.
        outcome: Index and sphere indices: standard deviations above the mean of inhabited units.
        made_up: Invented place that the table describes; empty: it is a real one.
    """
    if not selected:
        return GivenArea()
    return GivenArea(
        selected=tuple(selected),
        area=_area(table, made_up),
        subareas=tuple(
            _subarea(table, unit, outcome.spheres.get(unit, {}), made_up) for unit in selected
        ),
        ranking=tuple(
            RankedUnit(unit, round(value, 2), unit in selected, made_up)
            for unit, value in outcome.index.items()
        ),
    )


def _area(table: UnitTable, made_up: str) -> Area:
    people = table.description.municipality_population
    return Area(
        municipality_population=None if people is None else round(people),
        municipality_area=table.description.municipality_area_ha,
        made_up=made_up,
    )


def _subarea(table: UnitTable, unit: str, spheres: Mapping[str, float], made_up: str) -> Subarea:
    people, hectares = table.population, table.area_ha
    return Subarea(
        name=unit,
        population=None if people is None else round(float(people[unit])),
        area_ha=None if hectares is None else round(float(hectares[unit]), 2),
        social=_social(spheres.get("social", 0)),
        spheres=tuple(name for name, value in spheres.items() if name != "social" and value > 0),
        made_up=made_up,
    )


def _social(index: float) -> str:
    """Return in words by how much the social sphere is worse than the mean."""
    if not index > 0:
        return ""
    words = _("index of the {sphere} sphere: {value} above the mean")
    return words.format(sphere=sphere_label("social"), value=number_text(index))
