"""Pictures of the plan: actions along time, and what the programme costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msai.base import export
from msai.base.charts_paper import (
    MOST_GROUPS,
    PaperBar,
    PaperSpan,
    bars_on_paper,
    spans_on_paper,
)
from msai.base.form_values import date_text
from msai.base.forms import field_of
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.planning.action import Action
from msai.planning.budget import BudgetLine, total, totals_by
from msai.programme.pictures_area import made_up_note
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

#: Actions in one picture; more of them make several.
MOST_SPANS = 15
#: Names of actions without dates that a note tells.
_MOST_NAMED = 5

Dated = tuple[date, date, Action]


def timeline(programme: Programme) -> list[export.Block]:
    """Return the actions along time, in several pictures if they are many, or what is missing."""
    dated = sorted(_dated(programme.actions), key=lambda one: one[:2])
    if not dated:
        text = _("There is no timeline: no action has both its first and its last day.")
        return [export.Paragraph(text, quiet=True)] if programme.actions else []
    groups = list(dict.fromkeys(action.goal for *_days, action in dated if action.goal))
    colours = groups if 1 < len(groups) <= MOST_GROUPS else []
    parts = [dated[at : at + MOST_SPANS] for at in range(0, len(dated), MOST_SPANS)]
    return [
        _timeline_part(programme, dated, part, colours, (number, len(parts)))
        for number, part in enumerate(parts, start=1)
    ]


def costs_chart(programme: Programme) -> list[export.Block]:
    """Return what each category costs, the dearest first, or one line on what is missing."""
    whole = total(programme.budget)
    category = field_of(BudgetLine, "category")
    sums = totals_by(
        programme.budget,
        lambda line: category.text(line.category) or _("without a category"),
    )
    ordered = sorted(((cost, name) for name, cost in sums.items() if cost > 0), reverse=True)
    if not ordered:
        text = _("There is no chart of the costs: no line of the budget has a cost yet.")
        return [export.Paragraph(text, quiet=True)] if programme.budget else []
    bars = [PaperBar(name, cost, _amount(cost, whole), chosen=at == 0)
            for at, (cost, name) in enumerate(ordered)]  # fmt: skip
    first = bars[0]
    finding = _("The most goes to: {category} – {amount} of {whole} PLN.").format(
        category=first.name, amount=first.told, whole=number_text(whole)
    )
    told = "; ".join(f"{bar.name}: {bar.told}" for bar in bars[1:])
    alt = _("Bar chart of the costs by category. {finding}").format(finding=finding)
    source = _("Source: the costs in the table of this chapter, all years together.")
    note = " ".join(filter(None, (source, _version(programme), made_up_note(programme))))
    return [export.PaperChart(bars_on_paper(bars), f"{alt} {told}".strip(), finding, note)]


def _dated(actions: Sequence[Action]) -> list[Dated]:
    return [
        (action.start, action.end, action)
        for action in actions
        if action.start and action.end and action.start <= action.end
    ]


def _timeline_part(
    programme: Programme,
    dated: Sequence[Dated],
    part: Sequence[Dated],
    groups: Sequence[str],
    number: tuple[int, int],
) -> export.PaperChart:
    spans = [
        PaperSpan(action.name, start, end, f"{date_text(start)} – {date_text(end)}",
                  groups.index(action.goal) if action.goal in groups else 0)
        for start, end, action in part
    ]  # fmt: skip
    finding = _("The actions last from {start} to {end}; at most {n} at the same time.").format(
        start=date_text(min(one[0] for one in dated)),
        end=date_text(max(one[1] for one in dated)),
        n=_most_at_once(dated),
    )
    alt = _("Timeline of the actions. {finding} Shown: {actions}.").format(
        finding=finding, actions="; ".join(f"{one.name} ({one.told})" for one in spans)
    )
    at, parts = number
    of = _("Part {n} of {all}.").format(n=at, all=parts) if parts > 1 else ""
    return export.PaperChart(
        spans_on_paper(spans, whole=_whole(programme, dated), groups=groups),
        alt,
        " ".join(filter(None, (finding, of))),
        _timeline_note(programme),
    )


def _whole(programme: Programme, dated: Sequence[Dated]) -> tuple[date, date]:
    """Return the days that a timeline shows: those of the programme and of all actions."""
    start, end = programme.start.start, programme.start.end
    first = min(one[0] for one in dated)
    last = max(one[1] for one in dated)
    return min(first, start or first), max(last, end or last)


def _most_at_once(dated: Sequence[Dated]) -> int:
    """Return how many actions go on at the same time; one begins or ends with each change."""
    return max(sum(start <= day <= end for start, end, _one in dated) for day, *_rest in dated)


def _timeline_note(programme: Programme) -> str:
    known = {id(action) for *_days, action in _dated(programme.actions)}
    missing = [one.name or "…" for one in programme.actions if id(one) not in known]
    source = _("Source: the cards of actions in chapter 6.")
    names = ", ".join(missing[:_MOST_NAMED]) + ("…" if len(missing) > _MOST_NAMED else "")
    left_out = _("Without days, so not shown: {actions}.").format(actions=names) if missing else ""
    return " ".join(filter(None, (source, _period(programme), left_out, made_up_note(programme))))


def _period(programme: Programme) -> str:
    start, end = programme.start.start, programme.start.end
    if not (start and end):
        return ""
    text = _("The programme lasts from {start} to {end}.")
    return text.format(start=date_text(start), end=date_text(end))


def _version(programme: Programme) -> str:
    version = programme.start.version
    return _("Version {version}.").format(version=version) if version else ""


def _amount(cost: float, whole: float) -> str:
    return _("{cost} PLN ({share} %)").format(
        cost=number_text(cost), share=number_text(100 * cost / whole, 0)
    )
