"""What exercise 3 shows: indicators to choose, ranking and map, and the act's answer in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from msai.activities.common.town import shapes, synthetic_note, town
from msai.activities.delimit_area.figures import figures
from msai.activities.delimit_area.outcome import AreaOutcome, IndicatorSetting
from msai.activities.delimit_area.state import Delimiting
from msai.base.charts import area_map, ranking
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.diagnosis import SelectionCheck, delimit, sphere_label
from msai.ui import (
    Chart,
    Check,
    Choice,
    Columns,
    Details,
    Group,
    Input,
    Items,
    Message,
    Node,
    Number,
    Option,
    Status,
    Table,
)

_, ngettext = catalogue("activities_area")


def view(state: Delimiting) -> Sequence[Node]:
    """Return the three steps of the exercise: the choice and what follows from it."""
    outcome = state.outcome
    problems = [Message("problem", text) for text in outcome.problems]
    return [
        synthetic_note(),
        Group(_("1. What you look at"), [*_indicators(state), _method(state)]),
        Group(_("2. Which units you choose"), [*problems, *_units(state, outcome)]),
        Group(_("3. What the act says"), _verdict(state, outcome.check)),
    ]


def _method(state: Delimiting) -> Node:
    labels = {
        "perkal": _("mean of standardised values (Perkal's index)"),
        "zero_unitarisation": _("mean of values from 0 to 1 (zero unitarisation)"),
    }
    options = [Option(name, label) for name, label in labels.items()]
    choice = Choice("method", _("How indicators are put together"), options, state.method)
    return Details(_("For the inquisitive: the method"), [choice])


def _indicators(state: Delimiting) -> list[Node]:
    summary = _("{sphere} sphere: {used} of {all} indicators chosen")
    return [
        Details(
            summary.format(
                sphere=sphere_label(sphere),
                used=sum(name in state.used for name in names),
                all=len(names),
            ),
            [_sphere_table(state, sphere, names)],
        )
        for sphere, names in town().spheres.items()
    ]


def _sphere_table(state: Delimiting, sphere: str, names: Sequence[str]) -> Table:
    return Table(
        _("Indicators of the sphere: {sphere}").format(sphere=sphere_label(sphere)),
        [_("Indicator"), _("A higher value means"), _("Weight")],
        [_indicator_row(state.settings[name], name) for name in names],
        hide_caption=True,
    )


def _indicator_row(setting: IndicatorSetting, name: str) -> list[str | Node]:
    label = town().schema[name].label
    options = [Option("1", _("worse")), Option("-1", _("better"))]
    direction = _("What a higher value means: {indicator}").format(indicator=label)
    weight = _("Weight from 0 to 5: {indicator}").format(indicator=label)
    return [
        Check(f"use:{name}", label, setting.used),
        Choice(f"direction:{name}", direction, options, str(setting.direction), hide_label=True),
        Number(f"weight:{name}", weight, setting.weight, hide_label=True),
    ]


def _units(state: Delimiting, outcome: AreaOutcome) -> list[Node]:
    rows = [
        {"unit": unit, "index": round(value, 4), "chosen": unit in state.selected}
        for unit, value in outcome.index.items()
    ]
    # A municipality may have no boundaries at hand: bars and the table say the same.
    charts: Node = Columns([_bars(rows), _map(rows)]) if shapes() else _bars(rows)
    return [charts, _unit_table(state, outcome), *figures(state)]


def _bars(rows: list[dict[str, Any]]) -> Chart:
    worst = ", ".join(row["unit"] for row in rows[:3])
    alt = _("Bar chart of the index. Highest: {units}. All values stand in the table below.")
    return Chart("ranking", _ranking_spec(), {"rows": rows}, alt.format(units=worst), pick="unit")


def _map(rows: list[dict[str, Any]]) -> Chart:
    chosen = ", ".join(row["unit"] for row in rows if row["chosen"]) or _("none")
    alt = _("Map of the town: the darker a unit, the higher its index. Chosen: {units}.")
    return Chart("map", _map_spec(), {"rows": rows}, alt.format(units=chosen), pick="unit")


@cache
def _ranking_spec() -> dict[str, Any]:
    return ranking(name="unit", value="index", chosen="chosen", title=_("index of degradation"))


@cache
def _map_spec() -> dict[str, Any]:
    features = [
        {**feature, "properties": {"unit": feature["properties"]["name"]}} for feature in shapes()
    ]
    return area_map(
        features=features, name="unit", value="index", chosen="chosen", title=_("index")
    )


def _unit_table(state: Delimiting, outcome: AreaOutcome) -> Table:
    ranked = list(outcome.index)
    order = [*ranked, *(unit for unit in town().frame.index if unit not in ranked)]
    return Table(
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


def _unit_row(state: Delimiting, outcome: AreaOutcome, unit: str) -> list[str | Node]:
    table = town()
    ranked = unit in outcome.index
    return [
        Check(f"unit:{unit}", unit, unit in state.selected),
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


def _verdict(state: Delimiting, check: SelectionCheck | None) -> list[Node]:
    if check is None:
        return [Status(_("First correct what you look at (step 1)."))]
    findings = [Message(finding.status, finding.message) for finding in check.findings]  # type: ignore[arg-type]
    return [Status(_summary(check)), *_purposes(state), *(findings if check.selected else [])]


def _purposes(state: Delimiting) -> list[Node]:
    table = town()
    empty = [
        unit for unit in state.selected if not table.inhabited[table.frame.index.get_loc(unit)]
    ]
    label = _("{unit}: how will works here help people in need? (art. 10 par. 3)")
    return [
        Input(f"purpose:{unit}", label.format(unit=unit), state.purposes.get(unit, ""), rows=2)
        for unit in empty
    ]


def _summary(check: SelectionCheck) -> str:
    if not check.selected:
        return _("You have not chosen any unit yet.")
    chosen = ngettext("Chosen: {n} unit", "Chosen: {n} units", len(check.selected))
    return _("{chosen}; {area} % of the area, {people} % of the inhabitants. {verdict}").format(
        chosen=chosen.format(n=len(check.selected)),
        area=number_text(100 * (check.area_share or 0), 1),
        people=number_text(100 * (check.population_share or 0), 1),
        verdict=_("This choice meets articles 9 and 10.")
        if check.ok
        else _("This choice does not meet articles 9 and 10 yet."),
    )


def solution(_state: Delimiting) -> Sequence[Node]:
    """Show one choice that can be defended: the model's proposal, with its reasons."""
    proposal = delimit(town())
    units = ", ".join(proposal.revitalisation)
    reasons = [finding.message for finding in proposal.check.findings]
    return [
        Message("info", _("One choice that can be defended: {units}.").format(units=units)),
        Items(reasons),
    ]
