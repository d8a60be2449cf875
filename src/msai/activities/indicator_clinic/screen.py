"""What exercise 10 shows: the patient, the list of faults, the comparison, the repair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msai import ui
from msai.activities.common.feedback import finding_messages
from msai.activities.indicator_clinic.state import (
    BETTER,
    MARKING,
    PATIENTS,
    Clinic,
    entries,
    faults,
    findings,
    healed,
    repaired,
)
from msai.base.findings import Finding
from msai.base.forms import describe
from msai.base.i18n import catalogue
from msai.indicators import from_bank
from msai.ui.cards import card_nodes

_, ngettext = catalogue("activities_change")

#: Shown of the patient, and offered for repair.
SHOWN = ("name", "level", "definition", "unit", "numerator", "denominator", "formula", "source",
         "frequency", "distortions", "meaning")  # fmt: skip
#: Faults offered per patient: the true ones and some others.
OFFERED = 7


def fault_names() -> dict[str, str]:
    """Return the faults that can be marked, in words."""
    return {
        "work_not_change": _("It counts our work, not a change in people"),
        "product_called_result": _("A product is called a result"),
        "soft_words": _("A word that everybody understands differently"),
        "unit_not_measurable": _("No unit, so no number"),
        "formula_missing": _("It is not said what is counted"),
        "percentage_without_denominator": _("A percentage without “out of whom”"),
        "count_without_denominator": _("A bare number where a share is needed"),
        "direction_in_name": _("The direction of change stands in the name"),
        "target_in_name": _("The target stands in the name"),
        "vague_definition": _("Everything counts: there is no lower limit"),
        "job_of_any_kind": _("It is not said what kind of job counts"),
        "only_at_the_end": _("Measured only at the end"),
        "source_missing": _("No source of data"),
        "satisfaction_as_effect": _("Satisfaction is called an effect"),
        "handy_sample": _("Only those were asked who were at hand"),
        "comparing_places": _("It compares places that cannot be compared"),
        "fall_may_be_bad": _("A good-looking change may be bad news"),
        "money_called_effect": _("Money spent is called an effect"),
    }


def view(state: Clinic) -> Sequence[ui.Node]:
    """Return the patients as buttons and the stages of the one on the table."""
    patient, entry = state.patient, entries()[state.at]
    nodes: list[ui.Node] = [
        ui.Status(_progress(state)),
        _patients(state),
        ui.Group(_("The indicator as it came"), [_as_it_came(entry)]),
        ui.Group(_("1. What is wrong?"), _marking(state)),
    ]
    if patient.stage == MARKING:
        return nodes
    nodes.append(ui.Group(_("2. What the rules see"), _comparison(state)))
    if faults(state.at):
        nodes.append(ui.Group(_("3. Repair it"), _repair(state)))
    if patient.stage == BETTER and faults(state.at):
        nodes.append(ui.Group(_("4. A better version"), _better(entry)))
    return [*nodes, *_next(state)]


def _progress(state: Clinic) -> str:
    seen = sum(patient.stage != MARKING for patient in state.patients.values())
    well = sum(repaired(patient, name) for name, patient in state.patients.items())
    text = _("Indicator {number} of {all}. Examined: {seen}, repaired: {well}.")
    number = PATIENTS.index(state.at) + 1
    return text.format(number=number, all=len(PATIENTS), seen=seen, well=well)


def _patients(state: Clinic) -> ui.Node:
    buttons = []
    for number, (name, patient) in enumerate(state.patients.items(), start=1):
        seen = "" if patient.stage == MARKING else _("examined")
        word = _("repaired") if repaired(patient, name) else seen
        name_of_it = _("Indicator {number}").format(number=number)
        label = f"{name_of_it} ({word})" if word else name_of_it
        buttons.append(ui.Button(f"patient:{name}", label, "quiet", pressed=name == state.at))
    return ui.Details(_("Choose another indicator"), [ui.Columns(buttons)])


def _as_it_came(entry: dict[str, Any]) -> ui.Node:
    card = from_bank(entry)
    rows = [pair for pair in describe(card) if pair[1] != card.code]
    return ui.Table(card.name, [_("Field"), _("Content")], rows, hide_caption=True)


def offered(identity: str) -> list[str]:
    """Return the faults to choose from: the true ones and others, always in the same order."""
    names, true = list(fault_names()), faults(identity)
    turn = 5 * PATIENTS.index(identity) % len(names)
    others = [code for code in names[turn:] + names[:turn] if code not in true]
    chosen = true | set(others[: max(2, OFFERED - len(true))])
    return [code for code in names if code in chosen]


def _marking(state: Clinic) -> list[ui.Node]:
    names = fault_names()
    options = [ui.Option(code, names[code]) for code in offered(state.at)]
    label = _("Mark everything that you would object to")
    return [
        ui.Checks("marked", label, options, state.patient.marked),
        ui.Button("compare", _("Compare with the rules"), "primary"),
    ]


def _comparison(state: Clinic) -> list[ui.Node]:
    marked, true = set(state.patient.marked), faults(state.at)
    said = {finding.code: finding for finding in findings(from_bank(entries()[state.at]))}
    if not true:
        nodes: list[ui.Node] = [*_well(entries()[state.at], marked)]
    else:
        nodes = [ui.Text(_agreement(marked, true))]
    for code, finding in said.items():
        if code in true:
            nodes.append(_seen(finding, hit=code in marked))
    names = fault_names()
    for code in [code for code in names if code in marked - true]:
        nodes.append(ui.Message("question", _extra(code, said.get(code)), f"{names[code]}:"))
    return nodes


def _seen(finding: Finding, *, hit: bool) -> ui.Node:
    title = _("You have it:") if hit else _("You missed it:")
    return ui.Message("ok" if hit else finding.verdict, f"{finding.reason} {finding.better}", title)


def _well(entry: dict[str, Any], marked: set[str]) -> list[ui.Node]:
    right = _("Nothing is marked, and rightly so: not everything has to be ill.")
    said = right if not marked else _("The rules have no objection.")
    reasons = (
        [ui.Message("info", entry["why_good"], _("What is good:"))] if entry["why_good"] else []
    )
    return [ui.Message("question" if marked else "ok", said), *reasons]


def _agreement(marked: set[str], true: set[str]) -> str:
    text = _("The rules object to {true} things; you found {found} of them.")
    return text.format(true=len(true), found=len(marked & true))


def _extra(code: str, finding: Finding | None) -> str:
    if finding is not None:
        return _("The rules think otherwise: {reason}").format(reason=finding.reason)
    return _(
        "The rules see no reason for it here. You may still be right: say what in the text shows"
        " it."
    )


def _repair(state: Clinic) -> list[ui.Node]:
    card = state.patient.card
    wanted = [f"card:{name}" for name in SHOWN]
    fields = [node for node in card_nodes(card, "card:") if getattr(node, "id", "") in wanted]
    left = [finding for finding in findings(card) if finding.verdict != "ok"]
    done = ui.Message(
        "ok", _("The rules find nothing more. Compare it with the version of the bank.")
    )
    nodes: list[ui.Node] = [
        *fields,
        *(finding_messages(left) if not healed(state.patient) else [done]),
    ]
    if state.patient.stage != BETTER:
        nodes.append(ui.Button("better", _("Show a better version")))
    return nodes


def _better(entry: dict[str, Any]) -> list[ui.Node]:
    return [
        ui.Message("info", entry["weakness"], _("What is weak:")),
        ui.Message("ok", entry["better"], _("Better:")),
        ui.Text(
            _("The judgement and the better version were written for this course."), small=True
        ),
    ]


def _next(state: Clinic) -> list[ui.Node]:
    at = PATIENTS.index(state.at) + 1
    if at == len(PATIENTS):
        return [ui.Text(_("This was the last one. Go back to those that are not repaired yet."))]
    return [ui.Button(f"patient:{PATIENTS[at]}", _("Next indicator"), "primary")]


def solution(state: Clinic) -> Sequence[ui.Node]:
    """Show the faults and the better version of the indicator on the table."""
    names = fault_names()
    said = [names[code] for code in names if code in faults(state.at)]
    if not said:
        return [ui.Text(_("This indicator is well: the rules have no objection."))]
    return [ui.Text("; ".join(said) + "."), *_better(entries()[state.at])]
