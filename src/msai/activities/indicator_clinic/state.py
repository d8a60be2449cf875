"""The clinic's patients: weak indicators of the bank, what is marked, how each was repaired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from msai.base.findings import Finding, codes
from msai.base.forms import from_dict, to_dict
from msai.base.resources import load_bank
from msai.indicators import IndicatorCard, check_card, from_bank
from msai.ui import Event
from msai.ui.cards import answered

#: Examples of the bank, from the most frequent fault to the subtle ones; two of them are well.
PATIENTS = ("IND-12", "IND-22", "IND-50", "IND-02", "IND-06", "IND-31", "IND-46", "IND-05",
            "IND-33", "IND-01")  # fmt: skip
#: Stages of one patient.
MARKING, COMPARED, BETTER = "marking", "compared", "better"
STAGES = (MARKING, COMPARED, BETTER)


@dataclass(frozen=True)
class Patient:
    """One weak indicator in treatment.

    Attributes:
        marked: Codes of the faults the learner has marked.
        stage: How far she is: marking, compared with the rules, better version seen.
        card: The card as she has repaired it.
    """

    marked: tuple[str, ...] = ()
    stage: str = MARKING
    card: IndicatorCard = field(default_factory=IndicatorCard)


@dataclass(frozen=True)
class Clinic:
    """All patients, and the one that is on the table."""

    patients: Mapping[str, Patient]
    at: str = PATIENTS[0]

    @property
    def patient(self) -> Patient:
        """Return the one that is on the table."""
        return self.patients[self.at]


@cache
def entries() -> dict[str, dict[str, Any]]:
    """Return the patients' entries of the bank by id."""
    bank = {entry["id"]: entry for entry in load_bank("indicator_examples")["entries"]}
    return {identity: bank[identity] for identity in PATIENTS}


def findings(card: IndicatorCard) -> list[Finding]:
    """Return what the rules say about the idea of a measure; the plan is not treated here."""
    return check_card(card, parts=("definition",))


def faults(identity: str) -> set[str]:
    """Return the codes of what is wrong with a patient as it came."""
    return codes(findings(from_bank(entries()[identity])))


def healed(patient: Patient) -> bool:
    """Tell whether the rules find nothing more to repair or consider."""
    return not codes(findings(patient.card))


def repaired(patient: Patient, identity: str) -> bool:
    """Tell whether a patient that was ill is well now."""
    return bool(faults(identity)) and healed(patient)


def initial() -> Clinic:
    """Return all patients as they came."""
    return Clinic({name: Patient(card=from_bank(entry)) for name, entry in entries().items()})


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


def encode(state: Clinic) -> dict[str, Any]:
    """Return the treatment as the learner's record keeps it; untouched patients are left out."""
    fresh = initial().patients
    return {
        "at": state.at,
        "patients": {
            name: _record(patient)
            for name, patient in state.patients.items()
            if patient != fresh[name]
        },
    }


def _record(patient: Patient) -> dict[str, Any]:
    card = to_dict(patient.card)
    return {"marked": list(patient.marked), "stage": patient.stage, "card": card}


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
