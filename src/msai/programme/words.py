"""Words of a draft that brand people, and street names in what goes to the media."""

from __future__ import annotations

import re

from msai.base.stems import find_words

#: Words that brand people.
HURTFUL = ("patologi", "patusi", "podopieczn", "trudn element", "element= społeczn",
           "margines społeczn", "nieudacznik", "roszczeniow", "żul", "menel", "melin",
           "trudn młodzie", "trudn rodzin", "trudn klient")  # fmt: skip
_STREET = re.compile(r"\b(?:ul\.|ulic[aąęy]|ulicę)\s+(\w+(?:\s[A-ZĄĆĘŁŃÓŚŹŻ]\w+)?)")


def hurtful_words(text: str) -> tuple[str, ...]:
    """Return words of a text that brand people."""
    return find_words(text, HURTFUL)


def streets(text: str) -> list[str]:
    """Return names of streets in a text."""
    return _STREET.findall(text)
