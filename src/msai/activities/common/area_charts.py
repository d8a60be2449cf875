"""Bars and map of the units of a diagnosis, for the town of the course and for one's own table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from msai import ui
from msai.base.charts_area import Place, ranking, without_crowding
from msai.base.i18n import catalogue
from msai.base.numbers import number_text

_, ngettext = catalogue("activities_area")

#: Worst places that have their name on the map.
WORST = 3


def area_rows(
    index: Mapping[str, float], chosen: Collection[str], average: float = 0
) -> list[dict[str, Any]]:
    """Return the rows that bars and map show.

    Args:
        index: Index by unit, the worst first (no unit).
        chosen: The chosen units.
        average: Value of the index that is neither better nor worse.
    """
    return [
        _row(at, unit, value, unit in chosen, average)
        for at, (unit, value) in enumerate(index.items())
    ]


def _row(at: int, unit: str, value: float, chosen: bool, average: float) -> dict[str, Any]:
    text = number_text(value)
    said = _("{unit}: {value}, place {place}").format(unit=unit, value=text, place=at + 1)
    mark = f"✓ {unit}" if chosen else unit
    return {
        "unit": unit,
        "index": round(value, 4),
        "shade": round(value - average, 4),
        "label": f"{text} ✓" if chosen else text,
        "named": mark if chosen or at < WORST else "",
        "chosen": chosen,
        "said": _("{said}, chosen").format(said=said) if chosen else said,
    }


def area_bars(rows: Sequence[Mapping[str, Any]]) -> ui.Chart:
    """Return the bars; a click or Enter picks a unit."""
    worst = ", ".join(row["unit"] for row in rows[:WORST])
    alt = _("Bar chart of the index. Highest: {units}. All values stand in the table below.")
    return ui.Chart(
        "ranking",
        _ranking_spec(),
        {"rows": rows},
        alt.format(units=worst),
        pick="unit",
        title=_("Hardest: {units}").format(units=worst) if worst else "",
        note=_("Brown: worse than the average; blue: better. Frame and ✓: chosen."),
    )


def area_map_chart(
    spec: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], places: Mapping[str, Place]
) -> ui.Chart:
    """Return the map; a click or Enter picks a unit.

    Args:
        spec: Its specification.
        rows: Those of the bars.
        places: Where the names of the units can stand (metres).
    """
    first = sorted(rows, key=lambda row: not row["chosen"])
    named = without_crowding({row["unit"]: row["named"] for row in first if row["named"]}, places)
    rows = [{**row, "named": named.get(row["unit"], "")} for row in rows]
    chosen = ", ".join(row["unit"] for row in rows if row["chosen"])
    alt = _("Map of the units in the colours of the bars. Chosen: {units}.")
    nothing = _("Nothing is chosen yet: pick a unit on the map or at the bars")
    return ui.Chart(
        "map",
        spec,
        {"rows": rows},
        alt.format(units=chosen or _("none")),
        pick="unit",
        title=_("Chosen: {units}").format(units=chosen) if chosen else nothing,
        note=_("The colours of the bars. Dashed and without colour: no result."),
    )


@cache
def _ranking_spec() -> dict[str, Any]:
    return ranking(title=_("index of degradation; 0 is the average"))
