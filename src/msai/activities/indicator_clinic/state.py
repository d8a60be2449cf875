"""The clinic's patients: weak indicators of the bank, what is marked, how each was repaired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from msai.base.findings import Finding, codes
from msai.base.resources import load_bank
from msai.indicators import IndicatorCard, check_card, from_bank

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
