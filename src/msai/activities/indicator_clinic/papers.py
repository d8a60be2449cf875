"""What one takes home from exercise 10: the treatment as a document."""

from __future__ import annotations

from typing import Any

from msai.activities.common.take_home import deliver_docx
from msai.activities.indicator_clinic.state import MARKING, Clinic, entries, faults
from msai.base.export import Block, PaperHeading, PaperTable, Paragraph
from msai.base.forms import describe
from msai.base.i18n import catalogue
from msai.indicators import from_bank
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_change")


def documents() -> list[Download[Clinic]]:
    """Return the files of the exercise."""
    return [Download(_("Download the treatment (DOCX)"), _document)]


def _document(state: Clinic) -> Deliver:
    """Return all examined indicators: as they came, what is weak, as repaired."""
    note = Paragraph(_("Numbers without a source are made up for the exercise."))
    blocks: list[Block] = [PaperHeading(_("Indicator clinic"), 0), note]
    for name, patient in state.patients.items():
        if patient.stage == MARKING:
            continue
        entry = entries()[name]
        blocks += [PaperHeading(from_bank(entry).name), *_judged(entry)]
        if faults(name):
            rows = describe(patient.card)
            blocks.append(PaperTable([_("Field"), _("Content")], rows, _("Repaired by you")))
    if len(blocks) == 2:
        blocks.append(Paragraph(_("No indicator has been examined yet.")))
    return deliver_docx(_("indicator-clinic"), blocks)


def _judged(entry: dict[str, Any]) -> list[Block]:
    lines = [
        (_("What is good:"), entry["why_good"]),
        (_("What is weak:"), entry["weakness"]),
        (_("Better:"), entry["better"]),
    ]
    return [Paragraph(f"{title} {text}") for title, text in lines if text]
