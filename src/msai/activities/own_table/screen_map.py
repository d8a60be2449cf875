"""The file of boundaries in exercise 4, what is odd about it, and the map of the units."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from msai import ui
from msai.activities.own_table.state import OwnTable
from msai.base.charts import area_map
from msai.base.i18n import catalogue
from msai.diagnosis import Diagnosis
from msai.diagnosis.boundaries import ACCEPTED

_, ngettext = catalogue("activities_data")


def borders(state: OwnTable) -> list[ui.Node]:
    """Return the field for boundaries, and what is to be said of the last file."""
    found = state.borders
    nodes: list[ui.Node] = [
        ui.File(
            "borders",
            _("Boundaries of the units (GeoJSON, GML, zipped Shapefile)"),
            ACCEPTED,
            help=_("You need them for the map only. There may be more areas than your units."),
            multiple=True,
        )
    ]
    if found.filename:
        nodes.append(ui.Text(_("Boundaries: {name}.").format(name=f"**{found.filename}**")))
    nodes += [ui.Message("problem", str(problem)) for problem in found.problems]
    label = _("“{name}” in the file is “{unit}”")
    nodes += [
        ui.Button(f"border-name:{at}", label.format(name=name, unit=unit))
        for at, (unit, name) in enumerate(found.near_pairs)
    ]
    return [*nodes, *(ui.Message("question", str(note)) for note in found.notes)]


def unit_map(state: OwnTable, diagnosis: Diagnosis) -> list[ui.Node]:
    """Return the map of the units; nothing as long as there are no outlines of them."""
    outlines = state.borders.of([str(unit) for unit in diagnosis.table.frame.index])
    if not outlines:
        return []
    rows = [
        {"unit": str(unit), "index": round(float(value), 4), "chosen": unit in state.selected}
        for unit, value in diagnosis.index.items()
    ]
    chosen = ", ".join(str(row["unit"]) for row in rows if row["chosen"]) or _("none")
    alt = _("Map of your units: the darker a unit, the higher its index. Chosen: {units}.")
    spec = _spec(json.dumps(outlines))
    return [ui.Chart("map", spec, {"rows": rows}, alt.format(units=chosen), pick="unit")]


@cache
def _spec(outlines: str) -> dict[str, Any]:
    features = [
        {**one, "properties": {"unit": one["properties"]["name"]}} for one in json.loads(outlines)
    ]
    return area_map(
        features=features, name="unit", value="index", chosen="chosen", title=_("index")
    )
