"""Pictures of the diagnosis: the map of the area and the ranking of units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msai.base import export
from msai.base.charts_paper import PaperBar, bars_on_paper
from msai.base.fold import fold
from msai.base.form_values import date_text
from msai.base.i18n import catalogue
from msai.base.map_paper import MOST_NAMED, SHADES, MapKey, MapUnit, has_surface, map_on_paper
from msai.base.numbers import fixed_text, number_text
from msai.programme.cards import RankedUnit
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

#: Units shown in the ranking from the first on, and chosen ones further down.
MOST_BARS, MOST_LATE = 30, 8
#: Units that a sentence names.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Outlines:
    """Outlines of the units of a municipality.

    Attributes:
        features: GeoJSON features in metres (such as EPSG:2180) with ``properties["name"]``.
        made_up: Invented place that they are of; empty: it is a real one.
    """

    features: Sequence[Mapping[str, Any]] = ()
    made_up: str = ""

    @property
    def surfaces(self) -> list[Mapping[str, Any]]:
        """Return the outlines that can be shown."""
        return [one for one in self.features if has_surface(one.get("geometry"))]


def area_map(programme: Programme, outlines: Outlines) -> list[export.Block]:
    """Return the map of the area, or one line on what it lacks; nothing without subareas."""
    numbers = _numbers(programme, outlines)
    if not numbers:
        text = _("There is no map: the draft does not know the boundaries of the subareas.")
        return [export.Paragraph(text, quiet=True)] if programme.subareas else []
    index = {fold(unit.name): unit.index for unit in programme.ranking if unit.index is not None}
    classes, words = _classes(index)
    units = [
        MapUnit(one["geometry"], classes.get(_name(one), None if index else _flat(one, numbers)),
                numbers.get(_name(one), 0))
        for one in outlines.surfaces
    ]  # fmt: skip
    names = [one.name for one in programme.subareas if fold(one.name) in numbers]
    key = MapKey(
        heading=_("Index of the diagnosis (higher: worse)") if index else "",
        shades=words,
        no_value=_("not in the ranking") if index and len(index) < len(units) else "",
        chosen=_("Chosen for the area:"),
        names=names,
    )
    found = _finding(programme, names, len(units))
    alt = _("Map of the municipality. Chosen for the area: {units}. {finding}")
    return [
        export.PaperChart(
            map_on_paper(units, key),
            alt=alt.format(units=", ".join(names[:MOST_NAMED]), finding=found),
            caption=found,
            note=_map_note(programme, numbers, outlines.made_up),
        )
    ]


def can_show(programme: Programme, outlines: Outlines) -> bool:
    """Tell whether outlines hold a subarea of the draft, from the same place."""
    return bool(_numbers(programme, outlines))


def ranking_chart(programme: Programme) -> list[export.Block]:
    """Return the ranking of units as bars, or one line that it is missing; nothing without units.

    Whose ranking it is does not matter: the exercise's or that of one's own table.
    """
    known = [unit for unit in programme.ranking if unit.index is not None]
    ranked = sorted(known, key=lambda unit: -(unit.index or 0.0))
    if not ranked:
        text = _("There is no chart of the ranking: the draft does not know the index of any unit.")
        there = programme.subareas or programme.ranking
        return [export.Paragraph(text, quiet=True)] if there else []
    places = dict(enumerate(ranked, start=1))
    late = [at for at, unit in places.items() if at > MOST_BARS and unit.chosen][:MOST_LATE]
    shown = [at for at in places if at <= MOST_BARS] + late
    bars = [_bar(at, places[at]) for at in shown]
    chosen = sum(unit.chosen for unit in ranked)
    finding = _("The highest index: {units}. Chosen for the area: {chosen} of {all} units.").format(
        units=", ".join(unit.name for unit in ranked[:_NAMED]), chosen=chosen, all=len(ranked)
    )
    alt = _("Bar chart of the units in the order of the index. {finding}").format(finding=finding)
    return [
        export.PaperChart(
            bars_on_paper(bars, zero=_("average of the units")), alt, finding,
            _ranking_note(programme, ranked, len(shown)),
        )
    ]  # fmt: skip


def made_up_note(programme: Programme, place: str = "") -> str:
    """Return where the data of a picture are invented; empty: they are real."""
    found = place or programme.start.made_up
    return _("Made-up data: {place}.").format(place=found) if found else ""


def _numbers(programme: Programme, outlines: Outlines) -> dict[str, int]:
    """Return the numbers of the subareas that the map shows, by folded name.

    A unit of an invented town never stands for a real one that happens to have its name.
    """
    there = {_name(feature) for feature in outlines.surfaces}
    names = [
        fold(one.name) for one in programme.subareas
        if (one.made_up or programme.start.made_up) == outlines.made_up
        and fold(one.name) in there
    ]  # fmt: skip
    return {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}


def _name(feature: Mapping[str, Any]) -> str:
    return fold(str((feature.get("properties") or {}).get("name") or ""))


def _flat(feature: Mapping[str, Any], numbers: Mapping[str, int]) -> int | None:
    """Return the shade of a chosen unit where no index tells one."""
    return len(SHADES) // 2 if _name(feature) in numbers else None


def _classes(index: Mapping[str, float]) -> tuple[dict[str, int], list[str]]:
    """Return the shade of each unit, as many units in each shade, and the words of the shades."""
    ordered = sorted(index, key=lambda name: index[name])
    classes = {name: at * len(SHADES) // len(ordered) for at, name in enumerate(ordered)}
    words = []
    for shade in range(len(SHADES)):
        values = [index[name] for name in ordered if classes[name] == shade]
        text = _("from {low} to {high}")
        ends = {"low": fixed_text(values[0]), "high": fixed_text(values[-1])} if values else {}
        words.append(text.format(**ends) if ends else "")
    return classes, words


def _finding(programme: Programme, names: Sequence[str], units: int) -> str:
    """Return how many units are chosen and how many people live there."""
    chosen = [one for one in programme.subareas if one.name in names]
    found = _("Area of the programme: {n} of {all} units").format(n=len(chosen), all=units)
    people = [one.population for one in chosen if one.population is not None]
    whole = programme.area.municipality_population
    if len(people) < len(chosen) or not whole:
        return f"{found}."
    text = _("{found}, {people} inhabitants – {share} % of the municipality.")
    share = number_text(100 * sum(people) / whole, 1)
    return text.format(found=found, people=number_text(sum(people)), share=share)


def _map_note(programme: Programme, numbers: Mapping[str, int], place: str) -> str:
    missing = [one.name for one in programme.subareas if fold(one.name) not in numbers]
    told = _("Not on the map: {units}.").format(units=", ".join(missing)) if missing else ""
    beyond = len(numbers) - MOST_NAMED
    more = _("The table tells the names of {n} more.").format(n=beyond) if beyond > 0 else ""
    return " ".join(filter(None, (_day(programme), told, more, made_up_note(programme, place))))


def _bar(place: int, unit: RankedUnit) -> PaperBar:
    value = unit.index or 0.0
    return PaperBar(f"{place}. {unit.name}", value, fixed_text(value), unit.chosen)


def _ranking_note(programme: Programme, ranked: Sequence[RankedUnit], shown: int) -> str:
    parts = [
        _("Above 0: worse than the average of inhabited units. Dark bars: chosen for the area.")
    ]
    if shown < len(ranked):
        text = _("Shown: the first {first} and those chosen; all {all} stand in the table.")
        parts.append(text.format(first=MOST_BARS, all=len(ranked)))
    place = next((unit.made_up for unit in ranked if unit.made_up), "")
    return " ".join(filter(None, [*parts, _day(programme), made_up_note(programme, place)]))


def _day(programme: Programme) -> str:
    day = programme.start.data_date
    return _("Data as of {day}.").format(day=date_text(day)) if day else ""
