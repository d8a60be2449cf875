"""Cards of the draft that a chosen area gives: whole, subareas, ranking (chapter 3.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.diagnosis import UnitTable, sphere_label
from msai.programme.cards import Area, RankedUnit, Subarea

_, ngettext = catalogue("activities_area")


@dataclass(frozen=True, slots=True)
class Indices:
    """Results of the units: standard deviations above the mean of inhabited units.

    Attributes:
        overall: Unit → index, the worst first; None: it must not be shown.
        spheres: Unit → sphere → index; what must not be shown is not there.
    """

    overall: Mapping[str, float | None]
    spheres: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class AreaCards:
    """The cards of an area."""

    area: Area
    subareas: tuple[Subarea, ...]
    ranking: tuple[RankedUnit, ...]


def area_cards(
    table: UnitTable, selected: Sequence[str], indices: Indices, made_up: str
) -> AreaCards:
    """Return what the chosen units give to the draft, each a subarea.

    Args:
        table: The units.
        selected: The chosen units.
        indices: Their results.
        made_up: Invented place that the table describes; empty: it is a real one.
    """
    return AreaCards(
        area=_area(table, made_up),
        subareas=tuple(
            _subarea(table, unit, indices.spheres.get(unit, {}), made_up) for unit in selected
        ),
        ranking=_ranking(indices, selected, made_up),
    )


def _ranking(indices: Indices, selected: Collection[str], made_up: str) -> tuple[RankedUnit, ...]:
    rounded = {
        unit: None if value is None else round(value, 2) for unit, value in indices.overall.items()
    }
    return tuple(
        RankedUnit(unit, value, unit in selected, made_up) for unit, value in rounded.items()
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
