"""What one takes home from exercise 10: the treatment as a document."""

from __future__ import annotations

from typing import Any

from msai.activities.common.take_home import deliver_docx
from msai.activities.indicator_clinic.state import MARKING, Clinic, entries, faults
from msai.base import export
from msai.base.forms import describe
from msai.base.i18n import catalogue
from msai.indicators import from_bank
from msai.ui import Deliver

_, ngettext = catalogue("activities_change")


def document(state: Clinic) -> Deliver:
    """Return all examined indicators: as they came, what is weak, as repaired."""
    note = export.Paragraph(_("Numbers without a source are made up for the exercise."))
    blocks: list[export.Block] = [export.PaperHeading(_("Indicator clinic"), 0), note]
    for name, patient in state.patients.items():
        if patient.stage == MARKING:
            continue
        entry = entries()[name]
        blocks += [export.PaperHeading(from_bank(entry).name), *_judged(entry)]
        if faults(name):
            blocks.append(export.Paragraph(_("Repaired by you"), strong=True))
            blocks.append(export.Entries(describe(patient.card)))
    if len(blocks) == 2:
        blocks.append(export.Paragraph(_("No indicator has been examined yet.")))
    return deliver_docx(_("indicator-clinic"), blocks)


def _judged(entry: dict[str, Any]) -> list[export.Block]:
    lines = [
        (_("What is good:"), entry["why_good"]),
        (_("What is weak:"), entry["weakness"]),
        (_("Better:"), entry["better"]),
    ]
    return [export.Paragraph(f"{title} {text}") for title, text in lines if text]
