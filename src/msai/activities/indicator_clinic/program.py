"""Exercise 10: the indicator clinic – find what is wrong, compare with the rules, repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai.activities.indicator_clinic import screen as shown
from msai.activities.indicator_clinic.state import (
    BETTER,
    COMPARED,
    STAGES,
    Clinic,
    Patient,
    initial,
)
from msai.base.forms import from_dict, to_dict
from msai.base.i18n import catalogue
from msai.indicators import IndicatorCard
from msai.ui import Download, Event, Node, Program
from msai.ui.cards import answered

_, ngettext = catalogue("activities_change")


def update(state: Clinic, event: Event) -> Clinic:
    """Take one step of the treatment."""
    what, _colon, name = event.id.partition(":")
    if what == "patient" and name in state.patients:
        return replace(state, at=name)
    if event.id == "marked" and isinstance(event.value, (list, tuple)):
        return _changed(state, marked=tuple(str(code) for code in event.value))
    if event.id in ("compare", "better"):
        return _changed(state, stage=COMPARED if event.id == "compare" else BETTER)
    if what == "card":
        card, _problem = answered(state.patient.card, name, event.value)
        return _changed(state, card=card)
    return state


def _changed(state: Clinic, **changes: Any) -> Clinic:
    patient = replace(state.patient, **changes)
    return replace(state, patients={**state.patients, state.at: patient})


def view(state: Clinic) -> Sequence[Node]:
    """Show the patient on the table and how far the treatment is."""
    return shown.view(state)


def encode(state: Clinic) -> dict[str, Any]:
    """Return the treatment as the learner's record keeps it; untouched patients are left out."""
    fresh = initial().patients
    return {
        "at": state.at,
        "patients": {
            name: {"marked": list(one.marked), "stage": one.stage, "card": to_dict(one.card)}
            for name, one in state.patients.items()
            if one != fresh[name]
        },
    }


def decode(record: Mapping[str, Any]) -> Clinic:
    """Read a record; patients that are no longer treated are left out.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    fresh = initial()
    saved = {
        name: _patient(entry)
        for name, entry in dict(record["patients"]).items()
        if name in fresh.patients
    }
    at = record["at"] if record["at"] in fresh.patients else fresh.at
    return Clinic({**fresh.patients, **saved}, at)


def _patient(entry: Mapping[str, Any]) -> Patient:
    if entry["stage"] not in STAGES:
        raise ValueError(f"no stage {entry['stage']!r}")
    card, _problems = from_dict(IndicatorCard, entry["card"])
    return Patient(tuple(str(code) for code in entry["marked"]), entry["stage"], card)


def program() -> Program[Clinic]:
    """Return exercise 10: the indicator clinic."""
    return Program(
        id="indicator-clinic",
        title=_("Indicator clinic"),
        instruction=_(
            "Mark what is wrong with the indicator, compare it with the rules, then repair it and"
            " see a better version."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Ask first: could this number grow while nobody's life changed?"),
            _("Read the name aloud: is there a direction, a target or a word like “improvement”?"),
            _("Look for the denominator, the lower limit and the measurement at the beginning."),
        ),
        solution=shown.solution,
        downloads=(Download(_("Download the treatment (DOCX)"), shown.document),),
    )
