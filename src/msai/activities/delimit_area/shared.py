"""What of exercise 3 goes into *Mój program*: the area and its subareas (chapter 3.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msai.base.form_values import number_text
from msai.base.forms import MADE_UP
from msai.base.i18n import catalogue
from msai.diagnosis import UnitTable, sphere_label

_, ngettext = catalogue("activities_area")


def for_programme(
    table: UnitTable,
    selected: Sequence[str],
    spheres: Mapping[str, Mapping[str, float]],
    made_up: str,
) -> dict[str, Any]:
    """Return the parts of the draft (`msai.programme.cards.Area` and `Subarea`).

    Args:
        table: The units.
        selected: The chosen units, each a subarea.
        spheres: Sphere indices by unit: standard deviations above the mean of inhabited units.
        made_up: Invented place that the table describes; empty: it is a real one.
    """
    if not selected:
        return {}
    origin = {MADE_UP: made_up} if made_up else {}
    area = {key: value for key, value in _area(table).items() if value is not None}
    subareas = [_subarea(table, unit, spheres.get(unit, {})) for unit in selected]
    return {"area": {**area, **origin}, "subareas": [{**one, **origin} for one in subareas]}


def _area(table: UnitTable) -> dict[str, Any]:
    known = table.description
    people, hectares = known.municipality_population, known.municipality_area_ha
    return {
        "municipality_population": None if people is None else round(people),
        "municipality_area": hectares,
    }


def _subarea(table: UnitTable, unit: str, spheres: Mapping[str, float]) -> dict[str, Any]:
    subarea: dict[str, Any] = {"name": unit}
    if table.population is not None:
        subarea["population"] = round(float(table.population[unit]))
    if table.area_ha is not None:
        subarea["area_ha"] = round(float(table.area_ha[unit]), 2)
    if spheres.get("social", 0) > 0:
        words = _("index of the {sphere} sphere: {value} above the mean")
        subarea["social"] = words.format(
            sphere=sphere_label("social"), value=number_text(spheres["social"])
        )
    worse = [sphere for sphere, value in spheres.items() if sphere != "social" and value > 0]
    return {**subarea, "spheres": worse}
