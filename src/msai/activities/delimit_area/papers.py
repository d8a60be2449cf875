"""What exercise 3 gives to take home: the choice, the ranking and the act's answer, on paper."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.common.take_home import about_sheet, deliver_docx, deliver_xlsx
from msai.activities.common.town import origin, town
from msai.activities.common.town_origin import is_own
from msai.activities.delimit_area.outcome import AreaOutcome
from msai.activities.delimit_area.state import Delimiting
from msai.base import export
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.diagnosis import SelectionCheck, sphere_label
from msai.diagnosis.report import made_up
from msai.ui import Deliver

_, ngettext = catalogue("activities_data")


def document(state: Delimiting) -> Deliver:
    """Return the choice as a document: area and reasons first, then ranking and indicators."""
    outcome = state.outcome
    header, ranking = _ranking_header(outcome), _ranking(state, outcome)
    blocks: list[export.Block] = [
        export.PaperHeading(_("Delimiting the area: your choice"), 0),
        export.Paragraph(_origin()),
        export.PaperHeading(_("The area and the act")),
        *_area(outcome.check),
        export.PaperHeading(_("Ranking of units")),
        export.Paragraph(_("Above 0: worse than the average of inhabited units.")),
        export.PaperTable(header, ranking),
        export.PaperHeading(_("What was looked at")),
        export.PaperTable(_indicator_header(), _indicators(state)),
        export.PaperHeading(_("Before you show it to anybody")),
        export.Bullets(_questions(), numbered=True),
    ]
    return deliver_docx(_("area"), blocks)


def workbook(state: Delimiting) -> Deliver:
    """Return the same as tables to count with."""
    outcome = state.outcome
    findings = outcome.check.findings if outcome.check else ()
    answers: list[list[export.Cell]] = [
        [finding.unit, finding.article, finding.message] for finding in findings
    ]
    sheets = [
        export.Sheet(_("Ranking"), [_ranking_header(outcome), *_ranking(state, outcome)]),
        export.Sheet(_("The act"), [[_("Unit"), _("Article"), _("Answer")], *answers]),
        export.Sheet(_("Indicators"), [_indicator_header(), *_indicators(state)]),
        about_sheet(_origin()),
    ]
    return deliver_xlsx(_("area"), sheets)


def _origin() -> str:
    return origin() if is_own() else made_up()


def _area(check: SelectionCheck | None) -> list[export.Block]:
    if check is None or not check.selected:
        return [export.Paragraph(_("No unit was chosen."), strong=True)]
    shares = _("{area} % of the area, {people} % of the inhabitants").format(
        area=number_text(100 * (check.area_share or 0), 1),
        people=number_text(100 * (check.population_share or 0), 1),
    )
    return [
        export.Paragraph(", ".join(check.selected), strong=True),
        export.Paragraph(shares),
        export.Bullets([finding.message for finding in check.findings]),
    ]


def _spheres(outcome: AreaOutcome) -> list[str]:
    return list(next(iter(outcome.spheres.values()), {}))


def _ranking_header(outcome: AreaOutcome) -> list[str]:
    spheres = [sphere_label(sphere) for sphere in _spheres(outcome)]
    return [_("Unit"), _("Index"), *spheres, _("Inhabitants"), _("Area (ha)"), _("Chosen")]


def _ranking(state: Delimiting, outcome: AreaOutcome) -> list[list[export.Cell]]:
    left_out = [str(unit) for unit in town().frame.index if unit not in outcome.index]
    return [_unit(state, outcome, unit) for unit in [*outcome.index, *left_out]]


def _unit(state: Delimiting, outcome: AreaOutcome, unit: str) -> list[export.Cell]:
    table = town()
    values = outcome.spheres.get(unit, {})
    people, area = table.population, table.area_ha
    return [
        unit,
        _rounded(outcome.index.get(unit)),
        *(_rounded(values.get(sphere)) for sphere in _spheres(outcome)),
        None if people is None else int(people[unit]),
        None if area is None else round(float(area[unit]), 1),
        _("yes") if unit in state.selected else _("no"),
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None or value != value else round(float(value), 2)


def _indicator_header() -> list[str]:
    return [_("Indicator"), _("Sphere"), _("A higher value means"), _("Weight")]


def _indicators(state: Delimiting) -> list[list[export.Cell]]:
    schema = town().schema
    return [
        [
            schema[name].label,
            sphere_label(schema[name].sphere or "social"),
            _("worse") if state.settings[name].direction == 1 else _("better"),
            state.settings[name].weight,
        ]
        for name in state.used
    ]


def _questions() -> Sequence[str]:
    return (
        _("Who would say that a place is missing here?"),
        _("Which indicator would change the result if it were left out?"),
        _("What do residents say, what no number shows?"),
    )
