"""What the act says of a choice: two gauges, one verdict, the conditions one by one."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.activities.common.town import town
from msai.activities.delimit_area.state import Delimiting
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.diagnosis import LegalFinding, LegalRule, SelectionCheck

_, ngettext = catalogue("activities_area")

#: What is told first: what contradicts the act, then what is asked, then what agrees.
_ORDER = {"problem": 0, "question": 1, "ok": 2}


def answer(state: Delimiting) -> list[ui.Node]:
    """Return what has to be in sight: both limits and the verdict."""
    check = state.outcome.check
    if check is None:
        return [ui.Status(_("First correct what you look at (step 1)."))]
    return [*_gauges(check), ui.Status(_summary(check))]


def conditions(state: Delimiting) -> list[ui.Node]:
    """Return the sentence of the act, then its conditions one by one, the most useful first."""
    check = state.outcome.check
    law = _("At most 20 % of the area and 30 % of the inhabitants, both at once (art. 10 par. 2).")
    return [ui.Text(law, small=True), *_told(check)] if check else []


def _told(check: SelectionCheck) -> list[ui.Node]:
    ordered = sorted(check.findings, key=_rank) if check.selected else []
    return [ui.Message(one.status, one.message) for one in ordered]  # type: ignore[arg-type]


def _rank(finding: LegalFinding) -> int:
    return _ORDER[finding.status]


def _gauges(check: SelectionCheck) -> list[ui.Node]:
    rule = LegalRule()
    measured = [
        (_("Part of the area"), check.area_share, rule.max_area),
        (_("Part of the inhabitants"), check.population_share, rule.max_population),
    ]
    return [
        _gauge(name, 100 * share, 100 * most) for name, share, most in measured if share is not None
    ]


def _gauge(name: str, share: float, most: float) -> ui.Gauge:
    text = (
        _("{share} % – more than {most} %") if share > most else _("{share} % of at most {most} %")
    )
    told = text.format(share=number_text(share, 1), most=number_text(most, 0))
    return ui.Gauge(name, told, round(share, 1), most)


def purposes(state: Delimiting) -> Sequence[ui.Node]:
    """Return the questions that works on uninhabited land have to answer."""
    table = town()
    empty = [
        unit for unit in state.selected if not table.inhabited[table.frame.index.get_loc(unit)]
    ]
    label = _("{unit}: how will works here help people in need? (art. 10 par. 3)")
    return [
        ui.Input(f"purpose:{unit}", label.format(unit=unit), state.purposes.get(unit, ""), rows=2)
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
