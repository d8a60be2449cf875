"""What exercise 3 shows: indicators to choose, ranking and map, and the act's answer in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from msai import ui
from msai.activities.common.area_charts import area_bars, area_map_chart, area_rows
from msai.activities.common.stage import with_answer
from msai.activities.common.town import synthetic_note, town
from msai.activities.common.town_origin import shapes
from msai.activities.delimit_area.figures import figures
from msai.activities.delimit_area.outcome import AreaOutcome
from msai.activities.delimit_area.screen_answer import answer, conditions, purposes
from msai.activities.delimit_area.state import HEAVIEST, Delimiting
from msai.base.charts_area import area_map, middles
from msai.base.i18n import catalogue
from msai.base.numbers import number_text, typed_number
from msai.diagnosis import delimit, sphere_label

_, ngettext = catalogue("activities_area")


def view(state: Delimiting) -> Sequence[ui.Node]:
    """Return the choice, and beside it what the act says of it."""
    outcome = state.outcome
    problems = [ui.Message("problem", text) for text in outcome.problems]
    return [
        synthetic_note(),
        with_answer(
            [
                ui.Group(_("1. What you look at"), [*_indicators(state), _method(state)]),
                ui.Group(_("2. Which units you choose"), [*problems, *_units(state, outcome)]),
                *purposes(state),
            ],
            answer(state),
            _("All conditions of the act"),
            conditions(state),
        ),
    ]


def _method(state: Delimiting) -> ui.Node:
    labels = {
        "perkal": _("mean of standardised values (Perkal's index)"),
        "zero_unitarisation": _("mean of values from 0 to 1 (zero unitarisation)"),
    }
    options = [ui.Option(name, label) for name, label in labels.items()]
    choice = ui.Choice("method", _("How indicators are put together"), options, state.method)
    return ui.Details(_("For the inquisitive: the method"), [choice])


def _indicators(state: Delimiting) -> list[ui.Node]:
    summary = _("{sphere} sphere: {used} of {all} indicators chosen")
    return [
        ui.Details(
            summary.format(
                sphere=sphere_label(sphere),
                used=sum(name in state.used for name in names),
                all=len(names),
            ),
            [_sphere_table(state, sphere, names)],
        )
        for sphere, names in town().spheres.items()
    ]


def _sphere_table(state: Delimiting, sphere: str, names: Sequence[str]) -> ui.Table:
    return ui.Table(
        _("Indicators of the sphere: {sphere}").format(sphere=sphere_label(sphere)),
        [_("Indicator"), _("A higher value means"), _("Weight")],
        [_indicator_row(state, name) for name in names],
        hide_caption=True,
    )


def _indicator_row(state: Delimiting, name: str) -> list[str | ui.Node]:
    setting, label = state.settings[name], town().schema[name].label
    options = [ui.Option("1", _("worse")), ui.Option("-1", _("better"))]
    direction = _("What a higher value means: {indicator}").format(indicator=label)
    weight = _("Weight from 0 to 5: {indicator}").format(indicator=label)
    return [
        ui.Check(f"use:{name}", label, setting.used),
        ui.Choice(f"direction:{name}", direction, options, str(setting.direction), hide_label=True),
        ui.Number(
            f"weight:{name}",
            weight,
            state.refused.get(name, setting.weight),
            hide_label=True,
            error=_not_a_weight(setting.weight) if name in state.refused else "",
        ),
    ]


def _not_a_weight(counts: float) -> str:
    text = _("A weight is a number from 0 to {most}. Until then {weight} counts.")
    return text.format(most=HEAVIEST, weight=typed_number(counts))


def _units(state: Delimiting, outcome: AreaOutcome) -> list[ui.Node]:
    values = list(outcome.index.values())
    # Standardised values have their average at zero, those from 0 to 1 have not.
    average = 0.0 if state.method == "perkal" or not values else sum(values) / len(values)
    rows = area_rows(outcome.index, state.selected, average)
    # A municipality may have no boundaries at hand: bars and the table say the same.
    charts: ui.Node = (
        ui.Columns([area_bars(rows), area_map_chart(_map_spec(), rows, middles(_features()))])
        if shapes()
        else area_bars(rows)
    )
    return [charts, _unit_table(state, outcome), *figures(state)]


@cache
def _map_spec() -> dict[str, Any]:
    return area_map(features=_features())


def _features() -> list[dict[str, Any]]:
    return [
        {**feature, "properties": {"unit": feature["properties"]["name"]}} for feature in shapes()
    ]


def _unit_table(state: Delimiting, outcome: AreaOutcome) -> ui.Table:
    ranked = list(outcome.index)
    order = [*ranked, *(unit for unit in town().frame.index if unit not in ranked)]
    return ui.Table(
        _("Units from the highest overall index; tick those you choose"),
        [
            _("Unit"),
            _("Index"),
            _("Social sphere"),
            _("Worse other spheres"),
            _("Inhabitants"),
            _("Area (ha)"),
        ],
        [_unit_row(state, outcome, unit) for unit in order],
        numeric=(1, 2, 3, 4, 5),
        marked=[at for at, unit in enumerate(order) if unit in state.selected],
        mark=_("chosen"),
    )


def _unit_row(state: Delimiting, outcome: AreaOutcome, unit: str) -> list[str | ui.Node]:
    table = town()
    ranked = unit in outcome.index
    return [
        ui.Check(f"unit:{unit}", unit, unit in state.selected),
        number_text(outcome.index[unit]) if ranked else "–",
        *_spheres_of(outcome, unit),
        number_text(table.population[unit], 0) if table.population is not None else "–",
        number_text(table.area_ha[unit], 0) if table.area_ha is not None else "–",
    ]


def _spheres_of(outcome: AreaOutcome, unit: str) -> tuple[str, str]:
    if unit not in outcome.index:
        return "–", _("nobody lives here")
    values = outcome.spheres.get(unit, {})
    others = [value for sphere, value in values.items() if sphere != "social"]
    social = number_text(values["social"]) if "social" in values else "–"
    worse = sum(value > 0 for value in others)
    return social, _("{worse} of {all}").format(worse=worse, all=len(others))


def solution(_state: Delimiting) -> Sequence[ui.Node]:
    """Show one choice that can be defended: the model's proposal, with its reasons."""
    proposal = delimit(town())
    units = ", ".join(proposal.revitalisation)
    reasons = [finding.message for finding in proposal.check.findings]
    return [
        ui.Message("info", _("One choice that can be defended: {units}.").format(units=units)),
        ui.Items(reasons),
    ]
