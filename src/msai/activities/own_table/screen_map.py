"""The file of boundaries in exercise 4, what is odd about it, and the map of the units."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from msai import ui
from msai.activities.common.area_charts import area_map_chart, area_rows
from msai.activities.own_table.state import OwnTable
from msai.base.charts_area import area_map, middles
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
    index = {str(unit): float(value) for unit, value in diagnosis.index.items()}
    rows = area_rows(index, state.selected)
    features = [{**one, "properties": {"unit": one["properties"]["name"]}} for one in outlines]
    return [area_map_chart(_spec(json.dumps(features)), rows, middles(features))]


@cache
def _spec(features: str) -> dict[str, Any]:
    return area_map(features=json.loads(features))
