"""Personal data in free texts: a question, never a refusal.

Rules cannot tell every name from other words. So what looks like a name is asked about, and the
data themselves are never repeated in the message.
"""

from __future__ import annotations

import re
from typing import Any

from msai.findings import Finding
from msai.forms import title_of
from msai.i18n import catalogue
from msai.programme.privacy import personal_data, texts

_, ngettext = catalogue("partnership")

_CAPITAL = "A-ZĄĆĘŁŃÓŚŹŻ"
_LETTER = "a-ząćęłńóśźż"
#: “pani Nowak”; a post after it („pani dyrektor”) is written small.
_TITLED = re.compile(rf"\b(?:[Pp]an(?:i|ią|em|u|a)?|[Pp]aństw[oau]|p\.)\s+[{_CAPITAL}][{_LETTER}]+")
#: Stems of the most frequent first names; with a capital word after them they look like a person.
_FIRST_NAMES = (
    "Ann|Mari|Katarzyn|Małgorzat|Agnieszk|Barbar|Ew|Krystyn|Elżbiet|Magdalen|Joann|Mart|Monik|"
    "Natali|Paulin|Karolin|Aleksandr|Jan|Andrzej|Piotr|Krzysztof|Stanisław|Tomasz|Paweł|Pawł|"
    "Marcin|Michał|Marek|Mark|Grzegorz|Adam|Łukasz|Zbigniew|Jerz|Tadeusz|Mateusz|Dariusz|Mariusz|"
    "Kamil|Jakub|Robert|Iwon|Danut|Halin|Iren|Beat|Dorot|Teres|Justyn|Renat|Zofi"
)
_FULL = re.compile(
    rf"(?<!im\. )(?<!imienia )\b(?:{_FIRST_NAMES})[{_LETTER}]{{0,4}}\s+[{_CAPITAL}][{_LETTER}.]+"
)


def looks_like_a_name(text: str) -> bool:
    """Return whether a text seems to name a person: “pani Nowak”, “Jan Kowalski”, “Ewa K.”."""
    return _TITLED.search(text) is not None or _FULL.search(text) is not None


def private_kinds(text: str) -> list[str]:
    """Return what sorts of personal data a text seems to hold; never the data themselves."""
    named = [_("a person's name")] if looks_like_a_name(text) else []
    return [*named, *personal_data(text)]


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
