"""Steps 4 to 6 of exercise 4: ranking to choose from, the act's answer, protection of people."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.activities.common.area_charts import area_bars, area_rows
from msai.activities.own_table.state import OwnTable
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.diagnosis import Diagnosis, SelectionCheck, sphere_label
from msai.diagnosis.reference_values import reference_header, reference_rows

_, ngettext = catalogue("activities_data")

#: Units shown at most; the whole ranking is in the report.
MOST_ROWS = 60
#: Bars drawn at most.
MOST_BARS = 30
#: Indicators named at most in one sentence.
MOST_NAMES = 6


def ranked_units(state: OwnTable, diagnosis: Diagnosis) -> list[ui.Node]:
    """Return chart and table of the ranking, and the reports to take home."""
    units = [str(unit) for unit in diagnosis.index.index]
    left_out = [
        str(unit) for unit in diagnosis.table.frame.index if unit not in diagnosis.index.index
    ]
    shown = [*units[:MOST_ROWS], *(unit for unit in units[MOST_ROWS:] if unit in state.selected)]
    shown += left_out[: max(0, MOST_ROWS - len(shown))]
    nodes: list[ui.Node] = [_bars(state, diagnosis)] if len(units) <= MOST_BARS else []
    nodes += [_how_to_read(diagnosis), _table(state, diagnosis, shown)]
    hidden = len(units) + len(left_out) - len(shown)
    if hidden > 0:
        text = ngettext(
            "{n} more unit is in the report.", "{n} more units are in the report.", hidden
        )
        nodes.append(ui.Text(text.format(n=hidden), small=True))
    nodes += _beside(diagnosis)
    reports: list[ui.Node] = [
        ui.Button("report:docx", _("Download the report (DOCX)")),
        ui.Button("report:xlsx", _("Download the report (XLSX)")),
    ]
    return [*nodes, ui.Columns(reports)]


def _beside(diagnosis: Diagnosis) -> list[ui.Node]:
    """Return the units together beside larger areas of the same table; nothing without any."""
    rows = reference_rows(diagnosis.table, diagnosis.threshold)
    if not rows:
        return []
    header = reference_header(diagnosis.table)
    return [ui.Table(_("Beside larger areas"), header, rows, numeric=tuple(range(1, len(header))))]


def _how_to_read(diagnosis: Diagnosis) -> ui.Text:
    text = _("Tick the units you choose. Above 0: worse than the average.")
    article = _("“Art. 9” says whether a unit can be in the degraded area.")
    return ui.Text(f"{text} {article}" if diagnosis.area else text)


def _bars(state: OwnTable, diagnosis: Diagnosis) -> ui.Chart:
    index = {str(unit): float(value) for unit, value in diagnosis.index.items()}
    return area_bars(area_rows(index, state.selected))


def _table(state: OwnTable, diagnosis: Diagnosis, units: Sequence[str]) -> ui.Table:
    spheres = list(map(str, diagnosis.area.indices.values.columns)) if diagnosis.area else []
    judged = [_("Art. 9")] if diagnosis.area else []
    header = [_("Unit"), _("Index"), *judged, *(sphere_label(sphere) for sphere in spheres)]
    return ui.Table(
        _("Units from the highest overall index"),
        header,
        [_unit_row(state, diagnosis, unit) for unit in units],
        numeric=(1, *range(3, len(header))),
        marked=[at for at, unit in enumerate(units) if unit in state.selected],
        mark=_("chosen"),
    )


def _unit_row(state: OwnTable, diagnosis: Diagnosis, unit: str) -> list[str | ui.Node]:
    cells: list[str | ui.Node] = [ui.Check(f"unit:{unit}", unit, unit in state.selected)]
    cells.append(_shown(float(diagnosis.index[unit])) if unit in diagnosis.index.index else "–")
    if diagnosis.area:
        cells.append(_("yes") if unit in diagnosis.area.degraded else _("no"))
        cells += [_shown(value) for value in diagnosis.area.indices.of(unit).values()]
    return cells


def _shown(value: float) -> str:
    return "–" if value != value else number_text(value)


def verdict(state: OwnTable, diagnosis: Diagnosis, check: SelectionCheck) -> list[ui.Node]:
    """Return what art. 9 and 10 say of the chosen units."""
    proposal = ui.Button("proposal", _("Tick the proposal of the course"))
    if not check.selected:
        nothing = diagnosis.area.nothing_proposed if diagnosis.area else ""
        if nothing:
            return [ui.Message("question", nothing), ui.Text(_("Tick units in the table."))]
        return [ui.Text(_("Tick units in the table, or take the proposal.")), proposal]
    empty = set(diagnosis.table.frame.index[~diagnosis.table.inhabited])
    label = _("{unit}: how will works here help people in need? (art. 10 par. 3)")
    purposes = [
        ui.Input(f"purpose:{unit}", label.format(unit=unit), state.purposes.get(unit, ""), rows=2)
        for unit in check.selected
        if unit in empty
    ]
    findings = [ui.Message(finding.status, finding.message) for finding in check.findings]  # type: ignore[arg-type]
    return [*purposes, *findings, proposal]


def protection(state: OwnTable, diagnosis: Diagnosis) -> list[ui.Node]:
    """Return what is hidden in the report, and what the table cannot tell."""
    hidden = diagnosis.shown.frame.isna() & ~diagnosis.table.frame.isna()
    count = int(hidden.to_numpy().sum())
    text = ngettext(
        "In the report {n} value is hidden, so that nobody can be recognised.",
        "In the report {n} values are hidden, so that nobody can be recognised.",
        count,
    ).format(n=count)
    return [
        ui.Message("info", text if count else _("No value of the report had to be hidden.")),
        *_unjudged(diagnosis),
        ui.Number(
            "threshold",
            _("Smallest count that may be shown"),
            state.threshold,
            help=_("The law names no number. Agree on it with your data protection officer."),
        ),
    ]


def _unjudged(diagnosis: Diagnosis) -> list[ui.Node]:
    table = diagnosis.table
    unknown = [
        table.schema[name].label
        for name in table.directions
        if table.column(table.schema[name].numerator) is None
        and table.column(table.schema[name].denominator) is None
    ]
    if not unknown:
        return []
    text = _(
        "For these indicators the table does not say what they were divided by, so small counts "
        "behind them cannot be found: {names}. Check them yourself."
    )
    return [ui.Message("question", text.format(names="; ".join(unknown[:MOST_NAMES])))]


def summary(diagnosis: Diagnosis, check: SelectionCheck | None) -> str:
    """Return the one sentence that sums up the present result."""
    units = ngettext("{n} unit", "{n} units", len(diagnosis.index)).format(n=len(diagnosis.index))
    worst = ", ".join(str(unit) for unit in diagnosis.index.index[:3])
    first = _("Result for {units}. Hardest: {worst}.").format(units=units, worst=worst)
    if check is None or not check.selected:
        return f"{first} {_('You have not chosen any unit yet.')}"
    chosen = ngettext("Chosen: {n} unit", "Chosen: {n} units", len(check.selected))
    return _("{first} {chosen}{shares}. {verdict}").format(
        first=first,
        chosen=chosen.format(n=len(check.selected)),
        shares=_shares(check),
        verdict=_("This choice meets articles 9 and 10.")
        if check.ok
        else _("This choice does not meet articles 9 and 10, or the data cannot tell."),
    )


def _shares(check: SelectionCheck) -> str:
    if check.area_share is None or check.population_share is None:
        return ""
    return _("; {area} % of the area, {people} % of the inhabitants").format(
        area=number_text(100 * check.area_share, 1),
        people=number_text(100 * check.population_share, 1),
    )
