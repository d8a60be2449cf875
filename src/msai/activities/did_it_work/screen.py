"""What exercise 11 shows: the question, the prediction, the comparison, the two sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from msai import ui
from msai.activities.common.feedback import finding_messages
from msai.activities.common.stage import with_answer
from msai.activities.did_it_work.state import (
    LONGEST,
    Monitoring,
    comparison_of,
    limit_of,
    panel,
    period_label,
    period_words,
    result_of,
)
from msai.base.charts_time import lines
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.indicators.comparison import Comparison
from msai.indicators.credibility import ladder
from msai.indicators.intervals import Share
from msai.indicators.monitoring import same_half
from msai.indicators.telling import Listener, check_claim, for_participant, for_payer

_, ngettext = catalogue("activities_change")


def view(state: Monitoring) -> Sequence[ui.Node]:
    """Return the steps that are open: the comparison only after a prediction."""
    note = ui.Chip(_("Made-up data: half-years of the town of Wierzbogród."))
    steps: list[ui.Node] = [
        ui.Group(_("1. What you look at"), _question(state)),
        _prediction(state),
    ]
    if not state.prediction:
        first = ui.Status(_("Choose an answer; then the comparison appears."))
        return [note, with_answer(steps, [first])]
    told = ui.Status(" ".join(comparison_of(state).sentences))
    return [
        note,
        with_answer([*steps, ui.Group(_("3. See"), _comparison(state))], [told]),
        ui.Group(_("4. Say it to two people"), _telling(state)),
        ui.Details(_("For the inquisitive: were the lines side by side before?"), _earlier(state)),
        ui.Details(_("For the inquisitive: how strong is such a comparison?"), [_ladder(state)]),
    ]


def _question(state: Monitoring) -> list[ui.Node]:
    half_years = panel()
    indicators = [ui.Option(name, measured.label) for name, measured in half_years.measured.items()]
    before = [ui.Option(period, period_words(period)) for period in half_years.before]
    after = [ui.Option(period, period_words(period)) for period in half_years.after]
    periods = ui.Columns(
        [
            ui.Choice("before", _("Before"), before, state.before),
            ui.Choice("after", _("After"), after, state.after),
        ]
    )
    season = [] if same_half(state.before, state.after) else [ui.Message("question", _season())]
    choice = ui.Choice("indicator", _("Indicator"), indicators, state.indicator)
    return [choice, periods, *season, _chart(state), table_of(state)]


def _season() -> str:
    return _("You compare spring with autumn. The season alone may make a difference.")


def _chart(state: Monitoring) -> ui.Chart:
    half_years, measured = panel(), panel().measured[state.indicator]
    rows = [_point(state, period, ours=True) for period in half_years.periods]
    if state.compared_with:
        rows += [_point(state, period, ours=False) for period in half_years.periods]
    start = [{"period": period_label(half_years.starts)}]
    data = {"rows": rows, "start": start}
    alt = _alt(state, measured.label)
    begins = _("Dotted line: the programme began. Values per 100; made-up data.")
    return ui.Chart(
        "lines", _spec(bool(state.compared_with)), data, alt, title=_found(state), note=begins
    )


def _found(state: Monitoring) -> str:
    """Return what the line of the place itself shows."""
    first, last = (_measured(state, panel().periods[at]) for at in (0, -1))
    text = _("{place}: from {first} to {last} %")
    return text.format(place=panel().names[panel().ours], first=first, last=last)


def _measured(state: Monitoring, period: str) -> str:
    share = panel().share(state.indicator, [panel().ours], period)
    return number_text(100 * share.value, 1)


def _point(state: Monitoring, period: str, *, ours: bool) -> dict[str, Any]:
    half_years = panel()
    units = [half_years.ours] if ours else state.compared_with
    share = half_years.share(state.indicator, units, period)
    series = _ours() if ours else _theirs()
    value = round(100 * share.value, 2)
    told = _("{series}, {period}: {value} %")
    said = told.format(series=series, period=period_label(period), value=number_text(value, 1))
    return {"period": period_label(period), "value": value, "series": series, "said": said}


def _ours() -> str:
    return _("{place} (with the programme)").format(place=panel().names[panel().ours])


def _theirs() -> str:
    return _("estates to compare with (without it)")


@cache
def _spec(compared: bool) -> dict[str, Any]:
    return lines(
        period="period",
        value="value",
        series="series",
        title="%",
        ours=_ours(),
        theirs=_theirs(),
        compared=compared,
    )


def _alt(state: Monitoring, label: str) -> str:
    text = _("Lines over half-years: {label}. {place}: from {first} to {last} %.")
    half_years = panel()
    ours = [
        half_years.share(state.indicator, [half_years.ours], p).value for p in half_years.periods
    ]
    alt = text.format(
        label=label,
        place=half_years.names[half_years.ours],
        first=number_text(100 * ours[0], 1),
        last=number_text(100 * ours[-1], 1),
    )
    if not state.compared_with:
        return alt
    others = [
        half_years.share(state.indicator, state.compared_with, p).value for p in half_years.periods
    ]
    more = _("Estates to compare with: from {first} to {last} %. The programme began in {start}.")
    return f"{alt} " + more.format(
        first=number_text(100 * others[0], 1),
        last=number_text(100 * others[-1], 1),
        start=period_words(half_years.starts),
    )


def table_of(state: Monitoring) -> ui.Table:
    """Return the counts before and after, for every estate that is shown."""
    half_years = panel()
    rows = [_counts(state, unit) for unit in (half_years.ours, *state.compared_with)]
    measured = half_years.measured[state.indicator]
    caption = f"{measured.counted} / {measured.among}. " + _("Source: {source}.").format(
        source=measured.source
    )
    columns = [_("Estate"), period_words(state.before), period_words(state.after), _("Change")]
    return ui.Table(caption, columns, rows, numeric=(3,), marked=(0,), mark=_("with the programme"))


def _counts(state: Monitoring, unit: str) -> list[str | ui.Node]:
    half_years = panel()
    before, after = (
        half_years.share(state.indicator, [unit], period) for period in (state.before, state.after)
    )
    change = number_text(100 * (after.value - before.value), 1)
    return [half_years.names[unit], _share(before), _share(after), _("{n} points").format(n=change)]


def _share(share: Share) -> str:
    text = _("{part} of {whole} ({rate} %)")
    return text.format(part=share.part, whole=share.whole, rate=number_text(100 * share.value, 1))


def _prediction(state: Monitoring) -> ui.Group:
    labels = {
        "worked": _("It worked"),
        "not": _("It did not work"),
        "unknown": _("One cannot tell from this"),
    }
    options = [ui.Option(value, label) for value, label in labels.items()]
    label = _("Did the programme work? Choose before you see the comparison.")
    choice = ui.Choice("prediction", label, options, state.prediction, style="radio")
    return ui.Group(_("2. Predict"), [choice])


def _comparison(state: Monitoring) -> list[ui.Node]:
    half_years = panel()
    options = [ui.Option(unit, half_years.names[unit]) for unit in half_years.comparisons]
    told = comparison_of(state)
    broken = half_years.series_break(state.indicator, state.before, state.after)
    trap = [ui.Message("problem", broken, _("The series is broken."))] if broken else []
    return [
        ui.Checks("comparisons", _("Estates to compare with"), options, state.comparisons),
        *trap,
        ui.Message("info", reply(state.prediction, told, broken=bool(broken))),
        ui.Text(_("What this comparison cannot show: {limit}").format(limit=limit_of(state))),
        ui.Items(list(told.cautions)),
    ]


def reply(prediction: str, told: Comparison, *, broken: bool) -> str:
    """Return what the prediction looks like beside the data; each has a sensible reason."""
    if broken:
        return _("Here nobody can tell: the rules of counting changed between the two half-years.")
    shown = told.difference or told.ours
    if not shown.excludes_zero:
        return {
            "worked": _("You expected an effect. With so few people it cannot be seen either way."),
            "not": _("No effect can be seen, but that is not the same as “it did not work”."),
            "unknown": _("That is how it is: the difference may be chance."),
        }[prediction]
    return {
        "worked": _("The data are in line with it. Still ask what else changed there."),
        "not": _("There is a difference that chance hardly explains. Ask what else changed there."),
        "unknown": _("You were careful. The difference is clear, its cause is not."),
    }[prediction]


def _telling(state: Monitoring) -> list[ui.Node]:
    result = result_of(state)
    return [
        *_said("payer", _("To the one who pays (the council, the treasurer)"), state.payer),
        ui.Details(
            _("Show how one could say it to the one who pays"), [ui.Items(for_payer(result))]
        ),
        *_said("participant", _("To the one who comes"), state.participant),
        ui.Details(_("Show how one could say it to the one who comes"), _yard(result)),
    ]


def _yard(result: Any) -> list[ui.Node]:
    return [ui.Text(" ".join(for_participant(result)))]


def _said(listener: Listener, label: str, text: str) -> list[ui.Node]:
    hint = _("Two or three sentences: what changed, against what, what is not known.")
    box = ui.Input(listener, label, text, rows=3, help=hint, max_length=LONGEST)
    return [box, *finding_messages(check_claim(text, listener))]


def _earlier(state: Monitoring) -> list[ui.Node]:
    """Return the same comparison inside the time before the programme: it should show nothing."""
    half_years = panel()
    if not state.compared_with:
        return [ui.Text(_("Choose at least one estate to compare with."))]
    first, last = half_years.before[0], half_years.before[-1]
    told = half_years.compare(state.indicator, first, last, state.compared_with)
    intro = _(
        "Between {first} and {last} there was no programme, so no difference should be seen. If"
        " there is one, the estates go different ways by themselves."
    ).format(first=period_words(first), last=period_words(last))
    return [ui.Text(intro), ui.Items(list(told.sentences[:3]))]


def _ladder(state: Monitoring) -> ui.Table:
    here = "similar_area" if state.compared_with else "before_after"
    rungs = ladder()
    return ui.Table(
        _("Ways of comparing, the weakest first"),
        [_("You compare"), _("What you may say")],
        [[rung.name, rung.limit] for rung in rungs],
        marked=[at for at, rung in enumerate(rungs) if rung.key == here],
        mark=_("here"),
    )


def solution(state: Monitoring) -> Sequence[ui.Node]:
    """Show both sentences for the question on the table, with all estates to compare with."""
    full = replace(state, prediction="unknown", comparisons=panel().comparisons)
    result = result_of(full)
    return [
        ui.Text(f"**{_('To the one who pays (the council, the treasurer)')}**"),
        ui.Items(for_payer(result)),
        ui.Text(f"**{_('To the one who comes')}**"),
        *_yard(result),
    ]
