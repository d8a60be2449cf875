"""Personal data in free texts of a card: a question, never a refusal."""

from __future__ import annotations

from typing import Any

from msai.base.findings import Finding
from msai.base.forms import title_of
from msai.base.i18n import catalogue
from msai.base.personal_data import private_kinds, texts

_, ngettext = catalogue("partnership")


def private_data(card: Any) -> list[Finding]:
    """Return one question per text of a card that seems to hold personal data."""
    findings = []
    for place, text in texts(card):
        if kinds := private_kinds(text):
            reason = _("In “{place}” there seems to be {what}.")
            better = _("Write a role or a group: “a neighbour from the ground floor”.")
            said = reason.format(place=place, what=", ".join(kinds))
            findings.append(
                Finding("question", "personal_data", place, said, better, title_of(card))
            )
    return findings
