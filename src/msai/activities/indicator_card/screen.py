"""What exercise 9 shows: an indicator card in four steps, each with what the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msai import ui
from msai.activities.common.desk import counted, example_note
from msai.activities.common.draft import Draft
from msai.activities.common.feedback import finding_messages
from msai.activities.indicator_card.state import Designing, bank
from msai.base.findings import Finding
from msai.base.forms import describe, title_of
from msai.base.i18n import catalogue
from msai.indicators import IndicatorCard, check_card
from msai.programme import example

_, ngettext = catalogue("activities_change")

#: Fields of the card by step; together all of them.
STEPS: tuple[tuple[str, ...], ...] = (
    ("name", "code", "goal", "level", "definition", "excluded", "unit", "numerator", "denominator",
     "formula"),
    ("direction", "baseline_value", "baseline_date", "target_value", "target_date",
     "target_reason", "milestones", "earlier_values"),
    ("source", "method", "frequency", "responsible", "delay", "cost"),
    ("comparison", "distortions", "privacy", "disaggregation", "meaning", "version"),
)  # fmt: skip


def view(state: Designing) -> Sequence[ui.Node]:
    """Return the list of cards, the sum of the checks and the open card in four steps."""
    draft = state.draft
    nodes = draft.list_nodes("indicators", _("Add an empty card"), state.context)
    opened: IndicatorCard | None = draft.opened("indicators")
    form = nodes[-1] if opened is not None else None
    lists = nodes[:-1] if opened is not None else nodes
    goals = [] if state.context.goals else [ui.Text(_no_goals(), small=True)]
    return [
        *lists,
        _from_bank(state.pick),
        ui.Status(_summary(draft, opened)),
        *goals,
        *(_in_steps(form, opened) if isinstance(form, ui.Group) and opened is not None else []),
    ]


def _no_goals() -> str:
    return _("Goals come from the exercise “Chain of change”. You can fill in the card without.")


def _from_bank(pick: str) -> ui.Node:
    words = {"dobry": _("good"), "do_poprawy": _("to improve"), "slaby": _("weak")}
    options = [
        ui.Option(identity, f"{entry['name']} ({words[entry['verdict']]})")
        for identity, entry in bank().items()
    ]
    choice = ui.Choice("pick", _("Example of the bank"), options, pick)
    take = ui.Button("take", _("Take this example"), disabled=not pick)
    return ui.Details(_("Start from an example of the bank"), [choice, take])


def _summary(draft: Draft, opened: IndicatorCard | None) -> str:
    if opened is None:
        count = len(draft.programme.indicators)
        text = ngettext("You have {n} card.", "You have {n} cards.", count)
        return text.format(n=count) + " " + _("Open one or add another.")
    if opened == IndicatorCard():
        return _("The card is empty. Begin with the name or take an example of the bank.")
    return counted(check_card(opened))


def _in_steps(form: ui.Group, opened: IndicatorCard) -> list[ui.Node]:
    titles = (
        _("1. What is counted"),
        _("2. From where to where"),
        _("3. Where the number comes from"),
        _("4. How to read it"),
    )
    by_field = {_field_of(node): node for node in form.children}
    rest = [node for name, node in by_field.items() if not any(name in step for step in STEPS)]
    warnings = [node for node in rest if isinstance(node, ui.Message)]
    findings = check_card(opened) if opened != IndicatorCard() else []
    steps = [
        ui.Group(title, [*[by_field[n] for n in step if n in by_field], *_said(findings, step)])
        for title, step in zip(titles, STEPS, strict=True)
    ]
    buttons = [node for node in rest if isinstance(node, ui.Button)]
    return [replace(form, children=[*warnings, *steps, *buttons])]


def _field_of(node: ui.Node) -> str:
    return str(getattr(node, "id", type(node).__name__)).rpartition(":")[2]


def _said(findings: Sequence[Finding], step: Sequence[str]) -> list[ui.Node]:
    here = [replace(finding, subject="") for finding in findings if finding.field in step]
    fine = [finding for finding in here if finding.verdict == "ok"]
    to_do = finding_messages(finding for finding in here if finding.verdict != "ok")
    if not fine:
        return to_do
    label = ngettext("{n} thing is right", "{n} things are right", len(fine)).format(n=len(fine))
    return [*to_do, ui.Details(label, finding_messages(fine))]


def solution(_state: object) -> Sequence[ui.Node]:
    """Show a good card, filled in."""
    card = example().indicators[0]
    return [example_note(), ui.Table(title_of(card), [_("Field"), _("Content")], describe(card))]
